/** Tests that hold an app to its truth tables. */
import { isIP } from 'node:net';
import type { App } from 'cdk8s';
import { askEngine, askOracle, linesOf, manifestsOf } from './truth-answers';
import type { TruthTable } from './truth-table';

/**
 * Each table once by the analysis, and once by an evaluator that shares no code with it. Then the tables themselves: they
 * have to speak of enough.
 */
// eslint-disable-next-line jest/no-export -- the tests of several files
export function describeTruth(tables: readonly TruthTable[], build: () => App | Promise<App>): void {
  const expected = tables.map((table) => linesOf(table, ({ outcome }) => outcome));

  test.each(tables)('the engine: $title', async (table) => {
    const manifests = manifestsOf(await build());
    expect(linesOf(table, askEngine(table, manifests))).toEqual(expected[tables.indexOf(table)]);
  });

  test.each(tables)('the point-wise evaluator: $title', async (table) => {
    const manifests = manifestsOf(await build());
    expect(linesOf(table, askOracle(table, manifests))).toEqual(expected[tables.indexOf(table)]);
  });

  test('flows are allowed and denied, across namespaces and from or to addresses outside', () => {
    const rows = tables.flatMap((table) => table.rows);
    expect(rows.length).toBeGreaterThanOrEqual(5);
    expect(rows.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['allowed', 'denied']));
    const isAbroad = ([from, to]: string[]): boolean =>
      !isAddress(from) && !isAddress(to) && namespaceOf(from) !== namespaceOf(to);
    const ends = rows.map(({ from, to }) => [from, to]);
    expect(ends.some(isAbroad)).toBe(true);
    expect(ends.some((pair) => pair.some(isAddress))).toBe(true);
  });

  test.each(tables)('no flow twice, and each end is a pod or an address: $title', ({ pods, rows }) => {
    const flows = rows.map(({ from, to, protocol, port }) => `${from} ${to} ${protocol} ${port}`);
    expect(flows.filter((flow, index) => flows.indexOf(flow) !== index)).toEqual([]);
    const ids = pods.map(({ namespace, name }) => `${namespace}/${name}`);
    const ends = rows.flatMap(({ from, to }) => [from, to]);
    expect(ends.filter((end) => !isAddress(end) && !ids.includes(end))).toEqual([]);
  });
}

function isAddress(end: string): boolean {
  return isIP(end) !== 0;
}

function namespaceOf(id: string): string {
  return id.split('/')[0];
}
