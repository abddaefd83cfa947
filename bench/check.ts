import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProfileName } from './cluster/profiles';
import { markdownTable } from './markdown-table';
import { machine, numbersInProcesses, type Numbers } from './measure';

const TARGET = { seconds: 6, mebibytes: 1536 };
/** How much longer twice the input may take: reading and validating, and everything. */
const TWICE = { reading: 2.2, all: 3 };

/** What `netpol check` takes on many manifests, as a part of the page. */
export function measureCheck(isQuick: boolean): string {
  const name: ProfileName = isQuick ? 'small' : 'k8s-netpol-scale';
  const folder = mkdtempSync(join(tmpdir(), 'netpol-bench-'));
  try {
    const [once, twice] = [1, 2].map((times) => {
      const path = join(folder, String(times));
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['-r', 'ts-node/register', join(__dirname, 'cluster', 'write-yaml.ts'), name, path, String(times)],
        { encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(stderr);
      return { path, objects: Number(stdout) };
    });
    const runs = [once, twice];
    const numbers = numbersInProcesses(
      'check-sample.ts',
      runs.map(({ path }) => [path]),
      isQuick ? 1 : 3,
      ([path]) => {
        process.stderr.write(`measuring netpol check ${path}\n`);
      },
    );
    return `Machine: ${machine()}.

## \`netpol check\`

The profile \`${name}\` as YAML in several files, Namespaces, Pods, Services and policies, checked with the recommended preset: the
built program as a process of its own, from start to end. *Validating* is what \`validateNetworkPolicy\` takes for the same
policies alone; *reading* is the rest of what comes before the checks. The second row has the same objects twice, under
other namespaces.

${table(runs.map(({ objects }, index) => ({ objects, numbers: numbers[index] })))}

Targets for the first row: ${TARGET.seconds} s and ${TARGET.mebibytes} MiB: ${result(
      numbers[0].total < TARGET.seconds * 1000 && numbers[0].memory < TARGET.mebibytes,
    )}. Twice the input takes ${ratio(numbers, 'before')} times as long to read and validate (target ${TWICE.reading}: ${result(
      numbers[1].before / numbers[0].before <= TWICE.reading,
    )}) and ${ratio(numbers, 'total')} times as long in all (target ${TWICE.all}: ${result(
      numbers[1].total / numbers[0].total <= TWICE.all,
    )}).
`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function table(rows: readonly { readonly objects: number; readonly numbers: Numbers }[]): string {
  return markdownTable(
    [
      'objects',
      'MiB of YAML',
      'reading (ms)',
      'validating (ms)',
      'checking (ms)',
      'findings',
      'in all (s)',
      'peak (MiB)',
    ],
    rows.map(({ objects, numbers: { size, before, validating, checking, findings, total, memory } }) => [
      ...[objects.toLocaleString('en-US'), (size / 2 ** 20).toFixed(1)],
      ...[before - validating, validating, checking, findings].map((value) =>
        Math.round(value).toLocaleString('en-US'),
      ),
      ...[(total / 1000).toFixed(2), Math.round(memory).toLocaleString('en-US')],
    ]),
  );
}

function ratio([once, twice]: readonly Numbers[], key: string): string {
  return (twice[key] / once[key]).toFixed(2);
}

function result(isMet: boolean): string {
  return isMet ? 'met' : 'missed';
}
