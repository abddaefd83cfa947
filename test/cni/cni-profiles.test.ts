import { CNI_FEATURES, cniMatrix, type CniCell, type CniFeature, type CniTreatment } from '../../lib';
import { readCniVersion } from '../../lib/cni/cni-version';

const { columns, rows } = cniMatrix();
const cells = rows.flatMap((row) => row.cells.map((cell) => [row.name, cell.feature, cell] as const));

/**
 * What plugins are known to do, written down a second time and in one place: y is supported, n not supported, ~ limited,
 * ? not known, a version after y since when.
 */
const FACTS = `
  -                  ingress egress endPort sctp named except ipv6 ipBlockOnPods subject peer logging
  antrea             y       y      y1.1    ~    y     y      y    ?             ?       ?    y
  aws-vpc-cni        y1.14   y1.14  y       y    ~     y      ~    ?             n       ?    y
  azure-cilium       y       y      y1.17   ?    ~     y      y    n             n       n    ~
  azure-npm          y       y      y1.4.15 y    y     y      n    ?             n       n    ?
  azure-npm-windows  y       y      ?       n    n     n      n    ?             n       n    ?
  calico             y       y      y3.19.0 y    y     y      y    y             n       n    y
  canal              y       y      y3.19.0 y    y     y      ?    y             n       n    ~
  cilium             y       y      y1.16   ~    ~     y      y    n             n       n    y
  flannel            n       n      n       n    n     n      n    n             n       n    n
  gke-dataplane-v2   y       y      ?       ?    y     y      ?    n             n       n    y
  kindnet            y       y      y       y    y     y      y    y             n       n    y
  kube-router        y       y      y1.3.0  ?    y     y      ~    y             n       ?    ~
  ovn-kubernetes     y       y      y       y    n     y      y    y             n       ~    y
  weave-net          y       y      n       ?    n     y      ?    ?             n       n    y
`;
const KNOWN = FACTS.trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/ +/))
  .map(([name, ...marks]) => ({ name, marks }));

const MARKS = { supported: 'y', 'not supported': 'n', limited: '~', 'not known': '?' };

test.each(KNOWN)('$name does what it is known to do', ({ name, marks }) => {
  const row = rows.find((candidate) => candidate.name === name);
  expect(row?.cells.map(({ value, since = '' }) => `${MARKS[value]}${since}`)).toEqual(marks);
});

test('the matrix has a row for each plugin and a column for each feature, in one order', () => {
  const names = rows.map(({ name }) => name);
  expect(names).toEqual(KNOWN.map(({ name }) => name));
  expect(names).toEqual([...names].sort());
  expect(columns.map(({ feature }) => feature)).toEqual(Object.keys(CNI_FEATURES));
  for (const row of rows) {
    expect(row.cells.map(({ feature }) => feature)).toEqual(columns.map(({ feature }) => feature));
  }
});

test.each(cells)('%s, %s: a cell names its sources, and when it changed', (_, __, cell) => {
  expect(cell.sources.length).toBeGreaterThan(0);
  for (const source of cell.sources) expect(source).toMatch(/^\S+\.\S+: \S|^[\w.-]+\/[\w.-]+(#\d+$|: \S)/);
  expect(cell.before !== undefined).toBe(cell.since !== undefined);
  if (cell.since !== undefined) expect(readCniVersion(cell.since)?.text).toBe(cell.since);
});

test.each(cells)('%s, %s: what a plugin lacks has an effect and a sentence that says so', (_, feature, cell) => {
  for (const treatment of treatmentsOf(cell)) {
    const lacks = treatment.value === 'limited' || treatment.value === 'not supported';
    const mayBeSilent = feature === 'logging' && treatment.effect === undefined;
    expect(treatment.effect !== undefined).toBe(lacks && !mayBeSilent);
    expect(treatment.consequence !== undefined).toBe(treatment.effect !== undefined);
    if (treatment.consequence !== undefined) expect(treatment.consequence).toMatch(/^[^\n]{20,160}[^.\n]$/);
  }
});

test('how logging is switched on stands in every profile that has it', () => {
  for (const [, feature, cell] of cells) {
    const has = cell.value === 'supported' || cell.value === 'limited';
    if (feature === ('logging' satisfies CniFeature) && has) expect(cell.note).toBeDefined();
  }
});

test('every remark has a source', () => {
  for (const { text, sources } of rows.flatMap(({ remarks }) => remarks)) {
    expect(text).toMatch(/\.$/);
    expect(sources.length).toBeGreaterThan(0);
  }
});

function treatmentsOf(cell: CniCell): CniTreatment[] {
  return cell.before === undefined ? [cell] : [cell, cell.before];
}
