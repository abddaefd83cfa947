import { markdownTable } from './markdown-table';
import { medians, sampleInProcess } from './measure';

const CHARTS = [1, 200];

/** Milliseconds that closure takes of a synth, beside those in which bare cdk8s writes the same objects. */
export function measureClosure(tiers: number, rounds: number): string {
  const rows = CHARTS.map((charts) => {
    process.stderr.write(`measuring closure of ${tiers} tiers in ${charts} charts\n`);
    const size = [String(tiers), String(charts)];
    const time = medians(['closure', 'bare'] as const, rounds, (column) =>
      column === 'closure'
        ? sampleInProcess('closure-sample.ts', size)
        : sampleInProcess('sample.ts', ['bare', ...size]),
    );
    const ratio = time.closure / time.bare;
    const cells = [time.closure, time.bare].map((value) => value.toFixed(0));
    return [...size, ...cells, ratio.toFixed(2), ratio < 1 ? 'met' : 'missed'];
  });
  return markdownTable(['tiers', 'charts', 'closure (ms)', 'bare cdk8s (ms)', 'closure / bare', 'result'], rows);
}
