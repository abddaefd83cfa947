import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The repository's root folder. */
export const root = join(__dirname, '..');

/** How a child process ended. */
export interface RunResult {
  readonly code: number;
  /** Standard output and standard error, in the order in which they came. */
  readonly output: string;
}

/** What to do differently from a plain run. */
export interface RunOptions {
  /** Variables beside those of this process. */
  readonly env?: Record<string, string>;
  /** Called with every piece of output as it comes. Default: output is collected only. */
  readonly onOutput?: (text: string) => void;
  /** Ends the child when it fires. */
  readonly signal?: AbortSignal;
}

/** Runs a program in the repository's root, without a shell. A program that cannot be started has code 127. */
export async function run(command: string, args: string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((resolve) => {
    const chunks: string[] = [];
    const take = (text: string): void => {
      chunks.push(text);
      options.onOutput?.(text);
    };
    const child = spawn(command, args, {
      cwd: root,
      // Output is collected, replaced in and printed later: colour codes would only be in the way.
      env: { NO_COLOR: '1', ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: options.signal,
    });
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', (error) => {
      resolve({ code: 127, output: `${chunks.join('')}${command} cannot be run: ${error.message}\n` });
    });
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output: chunks.join('') });
    });
  });
}

/** Runs a program of node_modules with this very Node, so that no PATH and no shell is in the way. */
export async function runTool(script: string, args: string[], options: RunOptions = {}): Promise<RunResult> {
  return run(process.execPath, [join(root, 'node_modules', script), ...args], options);
}
