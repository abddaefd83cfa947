import type { Column } from './columns';
import { measureConstructs } from './construct-cost';
import { markdownTable } from './markdown-table';
import { machine, medians, sampleInProcess } from './measure';
import { measureProcesses } from './processes';

interface Row {
  readonly pods: number;
  readonly charts: number;
  readonly rounds: number;
  readonly hasCdk8sPlus: boolean;
}

/** What constructs and the synth of them take, as a part of the page. */
export function measureSynthesis(isQuick: boolean): string {
  const ours = new Map<string, number>();
  const table = markdownTable(
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
    rows(isQuick).map((row) => measureRow(row, ours)),
  );
  return `Machine: ${machine()}.

## Building and synthesizing

Pods in a chain, each allowed to be reached by its predecessor, both ends isolated: 2 policies for each edge. *Ours* are
tiers and rules, with validation of every policy. *Bare cdk8s* are ApiObjects with the same specs, and no validation.
*cdk8s-plus-28* are pods with \`connections\`; it writes the pods too, so the column after it leaves out what the same
pods take without connections.

${table}

Ours at 16,000 pods takes ${growth(ours)} times what it takes at 4,000, in one chart.

## \`cdk8s synth\` as a whole process

A three-tier shop with our constructs against an equal one with cdk8s-plus-28.

${measureProcesses(isQuick ? 3 : 7)}

## Making a construct

Each construct of ours remembers the line of the program that made it; its position is worked out only when something is
reported. A Tier also checks its labels.

${measureConstructs(7)}
`;
}

function rows(isQuick: boolean): Row[] {
  const sizes = isQuick ? [200, 1000] : [200, 1000, 4000, 16000];
  const shapes = (pods: number): number[] => [1, pods / 20];
  return sizes.flatMap((pods) =>
    shapes(pods).map((charts) => ({ pods, charts, rounds: pods <= 1000 ? 5 : 3, hasCdk8sPlus: pods <= 4000 })),
  );
}

function measureRow({ pods, charts, rounds, hasCdk8sPlus }: Row, ours: Map<string, number>): string[] {
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

function milliseconds(time: number): string {
  return time.toFixed(0);
}

function ratio(value: number): string {
  return value.toFixed(2);
}

function growth(ours: ReadonlyMap<string, number>): string {
  const [large, small] = [ours.get('16000 1'), ours.get('4000 1')];
  return large && small ? ratio(large / small) : '-';
}
