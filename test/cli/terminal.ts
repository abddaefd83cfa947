import { join } from 'node:path';
import type { Io, Sink } from '../../lib/cli/io';
import { run } from '../../lib/cli/run';

/** What a command line did. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is around a command line. */
export interface Surroundings {
  /** @default - nothing */
  readonly stdin?: string;
  /** Whether somebody sits in front of it. @default false */
  readonly isTerminal?: boolean;
  /** How wide that terminal is. @default 100 */
  readonly columns?: number;
  readonly env?: Io['env'];
}

/** Runs a command line in this process, on the first of February 2030. */
export async function netpol(
  argv: readonly string[],
  { stdin = '', isTerminal = false, columns = 100, env = {} }: Surroundings = {},
): Promise<Ended> {
  const texts = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof texts): Sink => ({
    isTerminal,
    ...(isTerminal && { columns }),
    isOpen: true,
    write: (text) => {
      texts[name] += text;
      return Promise.resolve();
    },
  });
  const code = await run(argv, {
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    stdin: { isTerminal: false, read: () => Promise.resolve(Buffer.from(stdin)) },
    env,
    packageRoot: join(__dirname, '../..'),
    now: () => new Date(2030, 1, 1),
    interruption: () => new AbortController().signal,
  });
  return { code, ...texts };
}
