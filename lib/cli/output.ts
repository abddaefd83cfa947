import { messageOf, printable, shown } from '../base/show-value';
import { PLAIN, type Style } from '../report/style';
import type { Invocation } from './command';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { styleFor } from './style';
import { writeWhole } from './write-file';

/** Between two looks whether Ctrl-C was pressed, in milliseconds. */
const INTERVAL = 50;
/** Written at once, in UTF-16 code units. */
const CHUNK = 65_536;

/** Style and width of the result: files are never coloured, and have no width. */
export function lookOf({ options, io }: Pick<Invocation, 'options' | 'io'>): {
  readonly style: Style;
  readonly width?: number;
} {
  if (options.out !== undefined) return { style: PLAIN };
  const { columns } = io.stdout;
  return { style: styleFor(io.stdout, io, options.color), ...(columns !== undefined && { width: columns }) };
}

/** Writes a result, to standard output or to the file of `--out`, and ends its last line. */
export async function writeResult(
  { options, io }: Pick<Invocation, 'options' | 'io'>,
  result: string | Iterable<string>,
): Promise<void> {
  const chunks = linesOf(typeof result === 'string' ? [result] : result);
  if (options.out === undefined) {
    for (const chunk of chunks) {
      // Nobody reads on, so there is no need to work out the rest.
      if (!io.stdout.isOpen) return;
      await io.stdout.write(chunk);
    }
    return;
  }
  await writeToFile(options.out, chunks, io.interruption());
}

async function writeToFile(path: string, chunks: Iterable<string>, interrupted: AbortSignal): Promise<void> {
  let lookedAt = performance.now();
  try {
    await writeWhole(path, chunks, async () => {
      if (performance.now() - lookedAt < INTERVAL) return;
      await new Promise(setImmediate);
      lookedAt = performance.now();
      if (interrupted.aborted) throw new CommandFailure('', EXIT.INTERRUPTED);
    });
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure(`error: ${shown(path)} cannot be written: ${reasonOf(error)}`, EXIT.NOT_ASKED);
  }
}

/** Why a file cannot be written, as a clause. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Partial<Record<string, string>> = {
    ENOENT: 'its folder does not exist',
    ENOTDIR: 'what should be its folder is a file',
    EEXIST: 'what should be its folder is a file',
    EISDIR: 'it is a folder',
    EACCES: 'writing it is not permitted',
    EPERM: 'writing it is not permitted',
    EROFS: 'writing it is not permitted',
    ENOSPC: 'the disk is full',
  };
  return known[code] ?? printable(messageOf(error));
}

/** The chunks, made larger where they are small, with a line break at the end where there is none. */
function* linesOf(chunks: Iterable<string>): Generator<string> {
  let buffer = '';
  let last = '\n';
  for (const chunk of chunks) {
    buffer += chunk;
    if (chunk !== '') last = chunk;
    if (buffer.length < CHUNK) continue;
    yield buffer;
    buffer = '';
  }
  yield last.endsWith('\n') ? buffer : `${buffer}\n`;
}
