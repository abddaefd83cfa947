import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'cdk8s';
import { Diagnostics } from 'cdk8s-netpol';
import { APPS_FOLDER, PATTERNS, buildPattern, loadApp } from './pattern-apps';
import type { PatternRow } from './pattern-row';

const OURS = 'cdk8s-netpol/';

type Entries = Record<string, string>;
interface Metadata {
  labels?: Entries;
  annotations?: Entries;
  [field: string]: unknown;
}

/** Every object that the app writes, whatever its kind, without the labels and annotations of this package. */
function writtenObjects(app: App): unknown[] {
  const objects = app.charts.flatMap((chart) => chart.toJson() as { metadata: Metadata }[]);
  return objects.map((object) => {
    const { labels, annotations, ...metadata } = object.metadata;
    const foreign = { ...withoutOurs('labels', labels), ...withoutOurs('annotations', annotations) };
    return { ...object, metadata: { ...metadata, ...foreign } };
  });
}

function withoutOurs(field: string, entries: Entries = {}): object {
  const others = Object.entries(entries).filter(([key]) => !key.startsWith(OURS));
  return others.length === 0 ? {} : { [field]: Object.fromEntries(others) };
}

/** The whole object that must be written. */
function expectedObjects({ policies }: PatternRow): unknown[] {
  return policies.map(({ namespace, name, spec }) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec,
  }));
}

describe.each(PATTERNS)('$id', (row) => {
  test('writes the policies of the table and nothing else', async () => {
    const app = await buildPattern(row);
    // Strictly: an undefined field is no missing field, and an empty list is no missing list.
    expect(writtenObjects(app)).toStrictEqual(expectedObjects(row));
  });

  test('leaves nothing to complain about', async () => {
    const app = await buildPattern(row);
    expect(Diagnostics.of(app).all).toEqual([]);
    expect(Diagnostics.of(app).acknowledged).toEqual([]);
  });

  test('YAML', async () => {
    const app = await buildPattern(row);
    expect(app.synthYaml()).toMatchFile(join(__dirname, 'snapshots', `${row.id}.yaml`));
  });

  test('lands under its id', async () => {
    expect((await loadApp(row)).id).toBe(row.id);
  });
});

test('each pattern from P01 to P24 has its row, P22 in two variants, and each app is in a row', () => {
  const ids = Array.from({ length: 24 }, (_, index) => `P${String(index + 1).padStart(2, '0')}`);
  expect(PATTERNS.map(({ id }) => id)).toEqual([...ids, 'P22/not-in'].sort());
  const apps = readdirSync(APPS_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('app.ts'))
    .map(dirname);
  expect(apps.sort()).toEqual(PATTERNS.map(({ folder }) => folder).sort());
});
