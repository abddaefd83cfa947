import { readFileSync, statSync } from 'node:fs';

/** Size in bytes above which a file is not read: many times what the manifests of a large cluster take. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** The text of a file, or why there is none. */
export type FileText = { readonly text: string } | { readonly problem: string };

/**
 * Reads a file as UTF-8 text. Whatever the path leads to, this returns: a file that is missing, is no regular file, is
 * larger than `largest` bytes or holds no text has a `problem`, a sentence part such as `it does not exist`.
 */
export function readTextFile(path: string, largest: number = LARGEST_FILE): FileText {
  try {
    const status = statSync(path);
    // A pipe or a device would never end.
    if (!status.isFile()) return { problem: 'it is no regular file' };
    if (status.size > largest)
      return { problem: `it has ${status.size} bytes, more than the ${largest} that are read` };
    return decode(readFileSync(path));
  } catch (error) {
    return { problem: describe(error) };
  }
}

function decode(bytes: Uint8Array): FileText {
  const noText = { problem: 'it holds bytes that are no UTF-8 text' };
  if (bytes.includes(0)) return noText;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return noText;
  }
}

function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Partial<Record<string, string>> = {
    ENOENT: 'it does not exist',
    ENOTDIR: 'it does not exist',
    EACCES: 'reading it is not permitted',
    EPERM: 'reading it is not permitted',
    ELOOP: 'it is a symbolic link that leads back to itself',
  };
  return known[code] ?? `reading it failed${code === '' ? '' : ` (${code})`}`;
}
