import { join } from 'node:path';
import { markdownTable } from './markdown-table';
import { medians, processTime } from './measure';

const ROOT = join(__dirname, '..');

/** Apps that are compared, each a program that `cdk8s synth` runs. */
const APPS = {
  ours: 'node -r ts-node/register bench/shop/ours.ts',
  'cdk8s-plus-28': 'node -r ts-node/register bench/shop/cdk8s-plus.ts',
} as const;

/** Measures `cdk8s synth` of the three-tier shop. */
export function measureProcesses(rounds: number): string {
  process.stderr.write('measuring cdk8s synth\n');
  const time = medians(['ours', 'cdk8s-plus-28'] as const, rounds, (name) =>
    processTime(
      join(ROOT, 'node_modules', '.bin', 'cdk8s'),
      [
        'synth',
        '--check-upgrade=false',
        '--no-validate',
        '--app',
        APPS[name],
        '--output',
        `node_modules/.bench-${name}`,
      ],
      ROOT,
    ),
  );
  const cell = (value: number): string => value.toFixed(0);
  return markdownTable(
    ['ours (ms)', 'cdk8s-plus-28 (ms)', 'ours / cdk8s-plus'],
    [[cell(time.ours), cell(time['cdk8s-plus-28']), (time.ours / time['cdk8s-plus-28']).toFixed(2)]],
  );
}
