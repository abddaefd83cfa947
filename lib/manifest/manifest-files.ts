import picomatch from 'picomatch';
import { listFiles, type ListedFile } from './files';

const MANIFEST = /\.(?:ya?ml|json)$/;

/** Whether a file below a folder counts: its name says that it is YAML or JSON. */
export function isManifest(name: string): boolean {
  return MANIFEST.test(name);
}

/**
 * The manifests that a path stands for: a file, whatever its name; those below a folder; those that a glob matches
 * (`k8s/**\/*.yaml`), unless there is something with just this name. Undefined where there is nothing at all.
 */
export function manifestsAt(path: string): ListedFile[] | undefined {
  return listFiles(path, isManifest) ?? matchGlob(path);
}

/** The manifests that a glob matches, in the order of their paths; undefined for a path that is no glob. */
function matchGlob(pattern: string): ListedFile[] | undefined {
  try {
    const { isGlob, base } = picomatch.scan(pattern);
    if (!isGlob) return undefined;
    const matches = picomatch(pattern);
    return listFiles(base === '' ? '.' : base, isManifest)?.filter(({ path }) => matches(path)) ?? [];
  } catch {
    // No glob that can be understood, and no text at all from programs without types.
    return undefined;
  }
}
