import { join } from 'node:path';
import { netpol } from './terminal';

const root = join(__dirname, '../..');

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly line: number;
  readonly path?: string;
  readonly subject?: { readonly namespace: string; readonly name: string };
}

async function findingsIn(path: string): Promise<Found[]> {
  const { stdout } = await netpol(['check', join(root, path), '-o', 'json', '--fail-on', 'never']);
  return (JSON.parse(stdout) as { diagnostics: Found[] }).diagnostics;
}

test.each([
  ['T1', ['peer-in-own-namespace 13']],
  ['T2', ['unknown-namespace-label 13']],
  ['T3', ['except-outside-cidr 16', 'peer-empty 17', 'unknown-field 17']],
  ['T7', ['missing-dns-egress 13']],
  ['T8', ['implied-policy-types 7']],
  ['T8-egress', ['implied-egress 11']],
])('the trap %s is found by its code at its line', async (trap, expected) => {
  const found = await findingsIn(`test/fixtures/traps/${trap}.yaml`);
  expect(found.map(({ code, line }) => `${code} ${line}`)).toEqual(expected);
});

/** Warnings and errors in what the apps synthesize, each as the source document has it. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  P02: ['missing-dns-egress backend-namespace/allow-egress-to-database'],
  P03: ['missing-dns-egress backend-namespace/allow-ingress-from-frontend-and-egress-to-database'],
  P07: ['unknown-namespace-label backend/allow-frontend-ingress'],
  P09: ['missing-dns-egress default/allow-my-app-egress'],
  P10: ['missing-dns-egress default/deny-all-egress'],
  P11: ['missing-dns-egress default/deny-all-egress'],
  P13: ['unknown-namespace-label frontend/allow-backend-ingress'],
  P19: ['unknown-namespace-label api-namespace/allow-backend-to-api'],
  P20: ['cloud-metadata-reachable my-namespace/allow-internet-egress'],
};
const apps = [
  ...Array.from({ length: 24 }, (_, index) => `P${String(index + 1).padStart(2, '0')}`),
  ...['online-store', 'platform', 'three-tier-shop'],
];

test.each(apps)('dist/%s has the findings that are expected, and no others', async (app) => {
  const found = (await findingsIn(`dist/${app}`)).filter(({ severity }) => severity !== 'info');
  const texts = found.map(({ code, subject }) => `${code} ${subject?.namespace ?? ''}/${subject?.name ?? ''}`);
  expect(texts).toEqual(EXPECTED[app] ?? []);
});
