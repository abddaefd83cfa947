import { setTimeout } from 'node:timers/promises';
import { stampOf } from '../manifest/files';
import { manifestsAt } from '../manifest/manifest-files';
import { EXIT, type ExitCode } from './exit-codes';
import { CommandFailure } from './failure';
import type { Io } from './io';

/** Between two looks at the files, in milliseconds. */
const INTERVAL = 300;
const CLEAR_SCREEN = '\x1b[2J\x1b[3J\x1b[H';

/**
 * Does something now, and again whenever one of the files at the paths has changed, come or gone, until Ctrl-C. Looks at
 * the files, and asks no system for events: these do not come from every disk, container and network.
 */
export async function repeatOnChange(
  paths: readonly string[],
  perform: () => Promise<ExitCode>,
  io: Io,
): Promise<ExitCode> {
  const { stdout, stderr } = io;
  const interrupted = io.interruption();
  const goesOn = (): boolean => !interrupted.aborted && stdout.isOpen;
  let last: string | undefined;
  while (goesOn()) {
    const stamp = stampOf(paths.flatMap((path) => manifestsAt(path) ?? []));
    if (stamp !== last) {
      last = stamp;
      if (stdout.isTerminal) await stdout.write(CLEAR_SCREEN);
      await performSafely(perform, stderr);
      if (goesOn()) await stderr.write('\nwatching; Ctrl-C ends this\n');
    }
    await setTimeout(INTERVAL, undefined, { signal: interrupted }).catch(() => undefined);
  }
  return EXIT.INTERRUPTED;
}

/** A file that is gone for a moment must not end the watch. */
async function performSafely(perform: () => Promise<ExitCode>, stderr: Io['stderr']): Promise<void> {
  try {
    await perform();
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    if (error.message !== '') await stderr.write(`${error.message}\n`);
  }
}
