/*
 * One measurement in a process of its own, as a synth is: build and synthesize once, print the milliseconds.
 * Loading the packages is left out. Arguments: the column, the number of pods, the number of charts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBare, buildCdk8sPlus, buildOurs, type Chain } from './chain';
import type { Column } from './columns';

const builders: Record<Column, (chain: Chain, outdir: string) => { synth(): void }> = {
  ours: buildOurs,
  bare: buildBare,
  'cdk8s-plus': buildCdk8sPlus,
  'cdk8s-plus pods': (chain, outdir) => buildCdk8sPlus(chain, outdir, false),
};

const [column, pods, charts] = process.argv.slice(2);
const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const start = performance.now();
  builders[column as Column]({ pods: Number(pods), charts: Number(charts) }, outdir).synth();
  console.log(performance.now() - start);
} finally {
  rmSync(outdir, { recursive: true });
}
