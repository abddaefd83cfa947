/*
 * In a process of its own: builds and synthesizes a chain of tiers, and prints the milliseconds that closure takes of it.
 * Arguments: the number of pods, the number of charts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOurs } from './chain';
import { timeUnder } from './time-under';

const [pods, charts] = process.argv.slice(2).map(Number);
const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const app = buildOurs({ pods, charts }, outdir);
  console.log(
    timeUnder('checkClosure', () => {
      app.synth();
    }),
  );
} finally {
  rmSync(outdir, { recursive: true });
}
