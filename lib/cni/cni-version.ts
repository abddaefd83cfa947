/** A version of a network plugin, with as many parts as were given. */
export interface CniVersion {
  /** As it was given, without a leading `v`. */
  readonly text: string;
  /** The numbers in it: `[1, 16]` for `1.16`. What follows them, such as `-rc.1` or `-gke.500`, does not count. */
  readonly parts: readonly number[];
}

const VERSION = /^v?((\d{1,6}(?:\.\d{1,6}){0,3})(?:[-+][0-9A-Za-z.+-]{1,60})?)$/i;

/** Reads `1.16`, `v1.16.3` or `1.26.4-gke.500`; undefined where the text is no version. */
export function readCniVersion(text: string): CniVersion | undefined {
  const match = VERSION.exec(text);
  if (match === null) return undefined;
  return { text: match[1], parts: match[2].split('.').map(Number) };
}

/** Whether a version is `bound` or later; undefined where it has too few parts to tell, as `1` has for the bound `1.16`. */
export function isAtLeast(version: CniVersion, bound: string): boolean | undefined {
  const boundParts = bound.split('.').map(Number);
  for (const [index, boundPart] of boundParts.entries()) {
    const part = version.parts.at(index);
    if (part === undefined) return boundParts.slice(index).every((rest) => rest === 0) ? true : undefined;
    if (part !== boundPart) return part > boundPart;
  }
  return true;
}
