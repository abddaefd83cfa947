import { dirname, join, normalize, sep } from 'node:path';
import { readTextFile } from '../manifest/files';
import type { ConstructRecord, IValidationContext } from './validation-context';

/** Name of the file in which cdk8s records the constructs of an app, in the output folder of that app. */
const RECORD = 'construct-metadata.json';

/** What one cdk8s App synthesized. */
export interface AppOutput {
  readonly manifests: readonly string[];
  /** The path of a construct for each name under which cdk8s recorded an object. */
  readonly record: ConstructRecord;
}

/**
 * Divides the manifests by the app that made them. A program may synthesize several apps, each into a folder of its own
 * with its own record; they describe different clusters, or at least know nothing of one another.
 */
export function appOutputs({ manifests, metadata }: Pick<IValidationContext, 'manifests' | 'metadata'>): AppOutput[] {
  const records = new Map<string, ConstructRecord | undefined>();
  const recordIn = (folder: string): ConstructRecord | undefined => {
    if (!records.has(folder)) records.set(folder, readRecord(join(folder, RECORD)));
    return records.get(folder);
  };
  const shared = { ...metadata };
  const byRecord = new Map<ConstructRecord, string[]>();
  const common = commonFolder(manifests);
  for (const manifest of manifests) {
    const record = nearest(recordIn, foldersOf(manifest), common) ?? shared;
    const group = byRecord.get(record);
    if (group) group.push(manifest);
    else byRecord.set(record, [manifest]);
  }
  return [...byRecord].map(([record, own]) => ({ manifests: own, record }));
}

/** The record in the innermost folder that has one, no further up than the folder that all manifests share. */
function nearest(
  recordIn: (folder: string) => ConstructRecord | undefined,
  folders: readonly string[],
  common: number,
): ConstructRecord | undefined {
  for (let depth = folders.length; depth >= common; depth--) {
    const record = recordIn(folders.slice(0, depth).join(sep));
    if (record) return record;
  }
  return undefined;
}

function readRecord(path: string): ConstructRecord | undefined {
  const file = readTextFile(path);
  if (!('text' in file)) return undefined;
  try {
    const { version, resources } = JSON.parse(file.text) as { version?: unknown; resources?: ConstructRecord | null };
    return version === '1.0.0' && typeof resources === 'object' && resources !== null ? resources : undefined;
  } catch {
    return undefined;
  }
}

function foldersOf(manifest: string): string[] {
  return dirname(normalize(manifest)).split(sep);
}

/** How many folders the paths of all manifests begin with. */
function commonFolder(manifests: readonly string[]): number {
  const [first = [], ...others] = manifests.map(foldersOf);
  return others.reduce((common, folders) => {
    const differs = first.slice(0, common).findIndex((folder, depth) => folder !== folders[depth]);
    return differs === -1 ? common : differs;
  }, first.length);
}
