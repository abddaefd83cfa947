import { execFileSync, spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ended } from './terminal';

const ROOT = join(__dirname, '../..');

/** Longest that one call may take, in milliseconds. */
const TIMEOUT = 20_000;

/** What is around a process. */
export interface ProcessSurroundings {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** The command line as it is published, bundled from the sources of today, and a folder to work in. */
export class BuiltProgram {
  private readonly home = mkdtempSync(join(tmpdir(), 'netpol-built-'));
  public readonly folder = mkdtempSync(join(tmpdir(), 'netpol-work-'));
  public readonly path = join(this.home, 'build/cli/netpol.js');

  private readonly started: ChildProcessWithoutNullStreams[] = [];

  public constructor() {
    // Where the program looks for the pages of the checks.
    symlinkSync(join(ROOT, 'docs'), join(this.home, 'docs'));
    const bundle = ['-r', 'ts-node/register', join(ROOT, 'tools/bundle.ts'), join(this.home, 'build/cli')];
    execFileSync(process.execPath, bundle, { cwd: ROOT });
  }

  /** Runs it to its end. */
  public run(argv: readonly string[], { stdin = '', env = {} }: ProcessSurroundings = {}): Ended {
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.path, ...argv], {
      cwd: this.folder,
      env: this.environment(env),
      input: stdin,
      encoding: 'utf8',
      timeout: TIMEOUT,
    });
    return { code: status ?? -1, stdout, stderr };
  }

  /** Starts it, for tests that do something in the meantime. */
  public start(argv: readonly string[]): RunningProgram {
    const child = spawn(process.execPath, [this.path, ...argv], { cwd: this.folder, env: this.environment({}) });
    this.started.push(child);
    return new RunningProgram(child);
  }

  /** A file in the folder. */
  public write(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** Ends what a test that failed has left running. */
  public remove(): void {
    for (const child of this.started) child.kill('SIGKILL');
    for (const folder of [this.home, this.folder]) rmSync(folder, { recursive: true, force: true });
  }

  /** Without what the terminal of whoever runs the tests asks for. */
  private environment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
    const { NO_COLOR: _1, FORCE_COLOR: _2, ...env } = process.env;
    return { ...env, ...more };
  }
}

/** A process of the program that has not ended yet. */
export class RunningProgram {
  public stdout = '';
  public stderr = '';
  /** The exit code, or the name of the signal that ended it. */
  public readonly ended: Promise<number | NodeJS.Signals | null>;

  public constructor(public readonly child: ChildProcessWithoutNullStreams) {
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = new Promise((resolve) =>
      child.once('close', (code, signal) => {
        resolve(code ?? signal);
      }),
    );
  }

  /** Settles when something holds, and fails when that takes too long. */
  public async until(holds: () => boolean): Promise<void> {
    const end = performance.now() + TIMEOUT;
    while (!holds()) {
      if (performance.now() > end) {
        this.child.kill('SIGKILL');
        throw new Error(`waited too long; standard output: ${this.stdout}\nstandard error: ${this.stderr}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
