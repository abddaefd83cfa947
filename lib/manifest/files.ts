import { closeSync, constants, fstatSync, openSync, readSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { compareText } from '../base/compare-text';

/** Size in bytes above which a file is not read: many times what the manifests of a large cluster take. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** The text of a file, or why there is none. */
export type FileText = { readonly text: string } | { readonly problem: string };

/**
 * Reads a file as UTF-8 text. Whatever the path leads to, this returns: a file that is missing, is no regular file, is
 * larger than `largest` bytes or holds no text has a `problem`, a sentence part such as `it does not exist`.
 */
export function readTextFile(path: string, largest: number = LARGEST_FILE): FileText {
  try {
    // Opening a pipe would wait for somebody who writes to it.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const status = fstatSync(file);
      // A pipe or a device would never end.
      if (!status.isFile()) return { problem: 'it is no regular file' };
      if (status.size > largest) return tooLarge(status.size, largest);
      return decodeText(readBytes(file, status.size, largest), largest);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { problem: describe(error) };
  }
}

/** The text that bytes are, within the limits of {@link readTextFile}. */
export function decodeText(content: Uint8Array | string, largest: number = LARGEST_FILE): FileText {
  if (content.length > largest) return tooLarge(content.length, largest);
  const noText = { problem: 'it holds bytes that are no UTF-8 text' };
  if (typeof content === 'string') return content.includes('\0') ? noText : { text: content.replace(/^\uFEFF/, '') };
  if (content.includes(0)) return noText;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(content) };
  } catch {
    return noText;
  }
}

/** A path below a folder: a file, or what may be one or hold some, and why nobody can tell. */
export interface ListedFile {
  readonly path: string;
  /** The same for all paths that lead to the file. */
  readonly realPath: string;
  readonly problem?: string;
}

/**
 * The files below a folder whose names `isWanted` takes, in the order of their names, folder by folder. Symbolic links are
 * followed, and what several of them lead to is listed once. A path that is a file is listed alone, whatever its name;
 * undefined where there is nothing at the path.
 */
export function listFiles(path: string, isWanted: (name: string) => boolean): ListedFile[] | undefined {
  const files: ListedFile[] = [];
  const seen = new Set<string>();
  // A list of what is left in place of recursion: the depth is up to the disk.
  const left = [path];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const found = follow(next);
    if (found === undefined) {
      if (next === path) return undefined;
      // A link that leads nowhere is a file that cannot be read, if its name says that it is one.
      if (isWanted(next)) files.push({ path: next, realPath: next });
    } else if ('problem' in found) {
      files.push({ path: next, realPath: next, ...found });
    } else if (!seen.has(found.realPath) && (found.names || next === path || isWanted(next))) {
      seen.add(found.realPath);
      if (!found.names) files.push({ path: next, realPath: found.realPath });
      for (const name of found.names ?? []) left.push(posix.join(next, name));
    }
  }
  return files;
}

/** Text that is another one when one of the files has been written, or others are in the list. */
export function stampOf(files: readonly ListedFile[]): string {
  const stamps = files.map(({ path }) => {
    try {
      const { size, mtimeMs, ctimeMs, ino } = statSync(path);
      return [realpathSync(path), size, mtimeMs, ctimeMs, ino];
    } catch (error) {
      return [path, codeOf(error)];
    }
  });
  return JSON.stringify(stamps);
}

/** What a path leads to: for a folder the names in it, the last one first; undefined where it leads nowhere. */
function follow(
  path: string,
): { readonly realPath: string; readonly names?: readonly string[] } | { readonly problem: string } | undefined {
  try {
    const isFolder = statSync(path).isDirectory();
    const realPath = realpathSync(path);
    return isFolder ? { realPath, names: readdirSync(path).sort(compareText).reverse() } : { realPath };
  } catch (error) {
    const leadsNowhere = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ERR_INVALID_ARG_TYPE', 'ERR_INVALID_ARG_VALUE'];
    return leadsNowhere.includes(codeOf(error)) ? undefined : { problem: describe(error) };
  }
}

/** All bytes of a file, and one more than `largest` at most: what the system says of its size need not be true. */
function readBytes(file: number, size: number, largest: number): Uint8Array {
  let bytes = Buffer.allocUnsafe(Math.min(size, largest) + 1);
  let length = 0;
  for (;;) {
    const count = readSync(file, bytes, length, bytes.length - length, null);
    length += count;
    if (count === 0 || length > largest) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length, largest) + 1);
  }
}

function tooLarge(size: number, largest: number): FileText {
  return { problem: `it has ${size} bytes, more than the ${largest} that are read` };
}

/** By shape: where realms meet, an error need not be an Error of this one. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function describe(error: unknown): string {
  const code = codeOf(error);
  const known: Partial<Record<string, string>> = {
    ENOENT: 'it does not exist',
    ENOTDIR: 'it does not exist',
    EISDIR: 'it is no regular file',
    EACCES: 'reading it is not permitted',
    EPERM: 'reading it is not permitted',
    ELOOP: 'it is a symbolic link that leads back to itself',
  };
  return known[code] ?? `reading it failed${code === '' ? '' : ` (${code})`}`;
}
