import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** Runs `measure` for each column in turns, so that a slow moment of the machine hits all of them alike. */
export function medians<T extends string>(columns: readonly T[], rounds: number, measure: (column: T) => number) {
  const samples = new Map<T, number[]>(columns.map((column) => [column, []]));
  for (let round = 0; round < rounds; round++) {
    for (const column of columns) samples.get(column)?.push(measure(column));
  }
  return Object.fromEntries([...samples].map(([column, values]) => [column, median(values)])) as Record<T, number>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs a TypeScript file of the bench in a process of its own and reads the one number that it prints. */
export function sampleInProcess(file: string, args: readonly string[]): number {
  const script = join(__dirname, file);
  const result = run(process.execPath, ['-r', 'ts-node/register', script, ...args]);
  return Number(result);
}

/** What one process printed: numbers by name. */
export type Numbers = Record<string, number>;

/**
 * Runs a TypeScript file of the bench, which prints an object of numbers, with each of the lists of arguments, in turns.
 * The median of each number, for each of the lists.
 */
export function numbersInProcesses(
  file: string,
  runs: readonly (readonly string[])[],
  rounds: number,
  onSample: (args: readonly string[]) => void,
): Numbers[] {
  const script = join(__dirname, file);
  const samples = runs.map((): Numbers[] => []);
  for (let round = 0; round < rounds; round++) {
    runs.forEach((args, index) => {
      onSample(args);
      const result = run(process.execPath, ['--expose-gc', '-r', 'ts-node/register', script, ...args]);
      samples[index].push(JSON.parse(result) as Numbers);
    });
  }
  return samples.map((ofRun) =>
    Object.fromEntries(Object.keys(ofRun[0]).map((key) => [key, median(ofRun.map((each) => each[key]))])),
  );
}

/** Milliseconds that a whole process takes, which has to end with `code`. */
export function processTime(command: string, args: readonly string[], cwd: string, code = 0): number {
  const start = performance.now();
  run(command, args, cwd, code);
  return performance.now() - start;
}

function run(command: string, args: readonly string[], cwd?: string, code = 0): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd, maxBuffer: 1 << 28 });
  if (status !== code) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  return stdout;
}

export function machine(): string {
  const [{ model }] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${model}), ${memory} GiB, Node ${process.versions.node}, ${process.platform}`;
}
