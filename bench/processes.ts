import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from './markdown-table';
import { medians, processTime } from './measure';

const ROOT = join(__dirname, '..');

/** Measures `cdk8s synth` of the three-tier shop, in a folder where our package is installed as users have it. */
export function measureProcesses(rounds: number): string {
  process.stderr.write('measuring cdk8s synth\n');
  const folder = mkdtempSync(join(ROOT, '.bench-'));
  try {
    const installed = join(folder, 'node_modules', 'cdk8s-netpol');
    cpSync(join(ROOT, 'build'), join(installed, 'build'), { recursive: true });
    cpSync(join(ROOT, 'package.json'), join(installed, 'package.json'));
    cpSync(join(__dirname, 'shop'), folder, { recursive: true });
    const time = medians(['ours', 'cdk8s-plus'] as const, rounds, (app) => synthTime(folder, app));
    const cell = (value: number): string => value.toFixed(0);
    return markdownTable(
      ['ours (ms)', 'cdk8s-plus-28 (ms)', 'ours / cdk8s-plus'],
      [[cell(time.ours), cell(time['cdk8s-plus']), (time.ours / time['cdk8s-plus']).toFixed(2)]],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function synthTime(folder: string, app: string): number {
  const cdk8s = join(ROOT, 'node_modules', '.bin', 'cdk8s');
  const command = `node -r ts-node/register ${join(folder, `${app}.ts`)}`;
  const output = join(folder, `dist-${app}`);
  return processTime(
    cdk8s,
    ['synth', '--check-upgrade=false', '--no-validate', '--app', command, '--output', output],
    ROOT,
  );
}
