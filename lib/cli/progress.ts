import type { Progress } from '../analysis/options';
import type { Io } from './io';

/** Nobody needs to be told about what takes less, in milliseconds. */
const PATIENCE = 1_000;
/** Between two changes of the line, in milliseconds. */
const INTERVAL = 100;
const WIDTH = 24;
const CLEAR_LINE = '\r\x1b[K';

/** A line on the terminal that says how far long work has come. */
export interface ProgressLine {
  readonly update: (progress: Progress) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** Shows progress on standard error, where that is a terminal and the work takes long enough. */
export function progressLine({ stderr, now }: Pick<Io, 'stderr' | 'now'>): ProgressLine {
  if (!stderr.isTerminal) return { update: () => undefined, clear: () => undefined };
  const begin = now().getTime();
  let last: number | undefined;
  return {
    update: ({ stage, done, total }) => {
      const time = now().getTime();
      if (time - begin < PATIENCE || time - (last ?? 0) < INTERVAL) return;
      last = time;
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
      void stderr.write(`${CLEAR_LINE}${bar} ${Math.floor(share * 100)} % ${stage}`);
    },
    clear: () => {
      if (last !== undefined) void stderr.write(CLEAR_LINE);
      last = undefined;
    },
  };
}
