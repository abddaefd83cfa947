/*
 * npm run bench            prints the tables
 * npm run bench -- --write writes them to docs/benchmarks.md as well
 * npm run bench -- --quick leaves out what takes minutes
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Column } from './columns';
import { machine, medians, sampleInProcess } from './measure';
import { markdownTable } from './markdown-table';
import { measureConstructs } from './construct-cost';
import { measureProcesses } from './processes';

const isQuick = process.argv.includes('--quick');

interface Row {
  readonly pods: number;
  readonly charts: number;
  readonly rounds: number;
  readonly hasCdk8sPlus: boolean;
}

function rows(): Row[] {
  const sizes = isQuick ? [200, 1000] : [200, 1000, 4000, 16000];
  const shapes = (pods: number): number[] => [1, pods / 20];
  return sizes.flatMap((pods) =>
    shapes(pods).map((charts) => ({ pods, charts, rounds: pods <= 1000 ? 5 : 3, hasCdk8sPlus: pods <= 4000 })),
  );
}

function measureRow({ pods, charts, rounds, hasCdk8sPlus }: Row): string[] {
  const columns: Column[] = hasCdk8sPlus ? ['ours', 'bare', 'cdk8s-plus', 'cdk8s-plus pods'] : ['ours', 'bare'];
  process.stderr.write(`measuring ${pods} pods in ${charts} charts\n`);
  const time = medians(columns, rounds, (column) => sampleInProcess('sample.ts', [column, `${pods}`, `${charts}`]));
  ours.set(`${pods} ${charts}`, time.ours);
  const plus = time['cdk8s-plus'];
  const plusAlone = plus - time['cdk8s-plus pods'];
  return [
    String(pods),
    String(charts),
    milliseconds(time.ours),
    milliseconds(time.bare),
    hasCdk8sPlus ? milliseconds(plus) : '-',
    hasCdk8sPlus ? milliseconds(plusAlone) : '-',
    ratio((time.ours - time.bare) / time.bare),
    hasCdk8sPlus ? ratio(plus / time.ours) : '-',
    hasCdk8sPlus ? ratio(plusAlone / time.ours) : '-',
  ];
}

const ours = new Map<string, number>();

function milliseconds(time: number): string {
  return time.toFixed(0);
}

function ratio(value: number): string {
  return value.toFixed(2);
}

function growth(): string {
  const [large, small] = [ours.get('16000 1'), ours.get('4000 1')];
  return large && small ? ratio(large / small) : '-';
}

const synthesis = markdownTable(
  [
    'pods',
    'charts',
    'ours (ms)',
    'bare cdk8s (ms)',
    'cdk8s-plus-28 (ms)',
    'of it connections (ms)',
    '(ours - bare) / bare',
    'cdk8s-plus / ours',
    'connections / ours',
  ],
  rows().map(measureRow),
);
const processes = measureProcesses(isQuick ? 3 : 7);
const constructs = measureConstructs(7);

const page = `# Benchmarks

Written by \`npm run bench -- --write\`. All columns of a table are measured in one run, in turns, each sample in a
process of its own; the figures are medians. Milliseconds depend on the machine; the ratios are what to look at.

Machine: ${machine()}.

## Building and synthesizing

Pods in a chain, each allowed to be reached by its predecessor, both ends isolated: 2 policies for each edge. *Ours* are
tiers and rules, with validation of every policy. *Bare cdk8s* are ApiObjects with the same specs, and no validation.
*cdk8s-plus-28* are pods with \`connections\`; it writes the pods too, so the column after it leaves out what the same
pods take without connections.

${synthesis}

Ours at 16,000 pods takes ${growth()} times what it takes at 4,000, in one chart.

## \`cdk8s synth\` as a whole process

A three-tier shop with our constructs against an equal one with cdk8s-plus-28.

${processes}

## Making a construct

Each construct of ours remembers the line of the program that made it; its position is worked out only when something is
reported. A Tier also checks its labels.

${constructs}
`;

process.stdout.write(page);
if (process.argv.includes('--write')) writeFileSync(join(__dirname, '..', 'docs', 'benchmarks.md'), page);
