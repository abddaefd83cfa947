/*
 * The only place that writes files. What stands at a path is the old content or the whole new one, whatever happens.
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes chunks of text to a file that takes the place of `path` when it is complete. `beforeEach` may stop this by
 * throwing; then nothing has changed.
 */
export async function writeWhole(
  path: string,
  chunks: Iterable<string>,
  beforeEach: () => Promise<void>,
): Promise<void> {
  const previous = statSync(path, { throwIfNoEntry: false });
  // A device or a pipe is written to; a folder refuses by itself. Neither may be replaced by a file.
  const isReplaced = previous === undefined || previous.isFile();
  const target = previous === undefined ? path : realpathSync(path);
  const written = isReplaced ? unfinishedBeside(target) : target;
  const file = openSync(written, 'w');
  try {
    try {
      for (const chunk of chunks) {
        await beforeEach();
        writeFileSync(file, chunk);
      }
    } finally {
      closeSync(file);
    }
    if (!isReplaced) return;
    if (previous) chmodSync(written, previous.mode);
    renameSync(written, target);
  } catch (error) {
    if (isReplaced) rmSync(written, { force: true });
    throw error;
  }
}

/** Makes a file, whole, and its folder. Where there is one already, nothing is written, and the answer is false. */
export function writeNew(path: string, text: string): boolean {
  return throughUnfinished(path, text, (unfinished) => {
    try {
      linkSync(unfinished, path);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  });
}

/** Makes a file, whole, in place of the one that is there. */
export function writeOver(path: string, text: string): void {
  throughUnfinished(path, text, (unfinished) => {
    renameSync(unfinished, path);
  });
}

/** Whether there is anything at a path. False as well where nobody can tell: writing there says what is wrong. */
export function fileExists(path: string): boolean {
  return existsSync(path);
}

function throughUnfinished<T>(path: string, text: string, finish: (unfinished: string) => T): T {
  makeFolder(dirname(path));
  const unfinished = unfinishedBeside(path);
  try {
    writeFileSync(unfinished, text);
    return finish(unfinished);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** With those above it. Node's own `recursive` never ends where a file system has no room for folders, as in /proc. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else may have made it in between.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

function unfinishedBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.unfinished`);
}
