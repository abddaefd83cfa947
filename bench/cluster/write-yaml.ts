/*
 * Writes the manifests of a profile as YAML, as several teams would keep them: a file for each kind of object, those of
 * policies in parts. Arguments: the profile, the folder, how often (each time under other namespaces).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { listOf } from './manifests';
import { profile, type ProfileName } from './profiles';

const OBJECTS_OF_A_FILE = 2000;

const [name, folder, times] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const objects = listOf(profile(name as ProfileName));
for (let copy = 0; copy < Number(times); copy++) {
  for (let start = 0; start < objects.length; start += OBJECTS_OF_A_FILE) {
    const documents = objects
      .slice(start, start + OBJECTS_OF_A_FILE)
      .map((object) =>
        stringify(copy === 0 ? object : inOtherNamespaces(object, copy), { aliasDuplicateObjects: false }),
      );
    writeFileSync(join(folder, `${copy}-${String(start).padStart(6, '0')}.yaml`), documents.join('---\n'));
  }
}
console.log(objects.length * Number(times));

/** The same object, in a cluster of its own beside the first. */
function inOtherNamespaces(object: unknown, copy: number): unknown {
  return JSON.parse(JSON.stringify(object), (key, value: unknown) => {
    if (key === 'namespace' || key === 'kubernetes.io/metadata.name') return `${String(value)}-${copy}`;
    if (typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Namespace') {
      const { metadata } = value as unknown as { metadata: { name: string } };
      return { ...value, metadata: { ...metadata, name: `${metadata.name}-${copy}` } };
    }
    return value;
  });
}
