import type { Acknowledgement } from '../../lib/checks/acknowledgements';
import type { Check } from '../../lib/checks/check';
import { planChecks } from '../../lib/checks/config/check-plan';
import { CheckContext, type CheckAssumptions } from '../../lib/checks/check-context';
import { runChecks, type CheckResult } from '../../lib/checks/run-checks';
import { clusterOf, readCluster } from '../../lib/manifest/read-cluster';

/** Finds something in every policy. */
const everywhere: Check = {
  ...{ id: 'acme/everywhere', severity: 'warning', title: 't', why: 'w', fix: 'f' },
  run: ({ policies }) => policies.map(({ object }) => ({ object, path: 'spec', message: 'found' })),
};
const needsPods: Check = { ...everywhere, id: 'acme/needs-pods', needs: ['workloads'] };
const broken: Check = {
  ...everywhere,
  id: 'acme/broken',
  run: () => {
    throw new Error('out of order');
  },
};

const policy = (name: string, acknowledge?: string): unknown => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: {
    name,
    namespace: 'shop',
    ...(acknowledge && { annotations: { 'cdk8s-netpol/acknowledge': acknowledge } }),
  },
  spec: { podSelector: {}, policyTypes: ['Ingress'] },
});

function run(
  policies: unknown[],
  acknowledgements: Acknowledgement[] = [],
  checks: Check[] = [everywhere],
  assumptions: CheckAssumptions = {},
): CheckResult {
  const context = new CheckContext(clusterOf(readCluster(policies.map((value) => ({ value })))), assumptions);
  return runChecks(context, {
    checks: checks.map((check) => ({ check, severity: check.severity })),
    knownChecks: checks.map(({ id }) => id),
    acknowledgements,
  });
}

const summary = ({ diagnostics, acknowledged }: CheckResult): string[] => [
  ...diagnostics.map(({ code, subject }) => `${code} ${subject?.name ?? '-'}`),
  ...acknowledged.map(({ diagnostic, reason }) => `${reason}: ${diagnostic.code} ${diagnostic.subject?.name ?? '-'}`),
];

const fine = { check: 'acme/everywhere', reason: 'fine' };

test.each<[string, Acknowledgement, string[]]>([
  ['everywhere', fine, ['fine: acme/everywhere a', 'fine: acme/everywhere b']],
  ['in a namespace', { ...fine, namespace: 'shop' }, ['fine: acme/everywhere a', 'fine: acme/everywhere b']],
  ['by name', { ...fine, name: 'a' }, ['acme/everywhere b', 'fine: acme/everywhere a']],
  ['by a part of the name', { ...fine, name: '*b*' }, ['acme/everywhere a', 'fine: acme/everywhere b']],
  [
    'in another namespace',
    { ...fine, namespace: 'sh' },
    ['acme/everywhere a', 'acme/everywhere b', 'stale-acknowledgement -'],
  ],
  [
    'for a name that overlaps itself',
    { ...fine, name: 'a*a' },
    ['acme/everywhere a', 'acme/everywhere b', 'stale-acknowledgement -'],
  ],
])('an acknowledgement holds %s', (_title, acknowledgement, expected) => {
  expect(summary(run([policy('a'), policy('b')], [acknowledgement]))).toEqual(expected);
});

test.each([
  ['is over', '2026-01-01', ['acme/everywhere a', 'acknowledgement-expired -']],
  ['is today', '2026-01-02', ['fine: acme/everywhere a']],
])('an acknowledgement whose last day %s', (_title, until, expected) => {
  const result = run([policy('a')], [{ ...fine, until }], [everywhere], { today: '2026-01-02' });
  expect(summary(result)).toEqual(expected);
});

test('where nobody says which day it is, none is over', () => {
  expect(summary(run([policy('a')], [{ ...fine, until: '1999-12-31' }]))).toEqual(['fine: acme/everywhere a']);
});

test.each([
  ['acme/everywhere: it is fine', ['it is fine: acme/everywhere a']],
  ['acme/everywhere (until 2030-01-31): for a while', ['for a while: acme/everywhere a']],
  ['\n  acme/everywhere: it is fine\n', ['it is fine: acme/everywhere a']],
  ['acme/everywhere:', ['reason-missing a', 'acme/everywhere a']],
  ['acme/everywhere', ['reason-missing a', 'acme/everywhere a']],
  ['acme/everywere: it is fine', ['acknowledgement-invalid a', 'acme/everywhere a']],
  ['acme/everywhere (until tomorrow): r', ['acknowledgement-invalid a', 'acme/everywhere a']],
  ['acme/everywhere: one\nacme/everywhere: two', ['one: acme/everywhere a']],
])('the annotation %j', (text, expected) => {
  expect(summary(run([policy('a', text)]))).toEqual(expected);
});

test('an annotation speaks of its own policy alone', () => {
  expect(summary(run([policy('a', 'acme/everywhere: fine'), policy('b')]))).toEqual([
    'acme/everywhere b',
    'fine: acme/everywhere a',
  ]);
});

test('of a check that could not run nobody knows whether an acknowledgement is stale', () => {
  expect(summary(run([policy('a')], [{ check: 'acme/needs-pods', reason: 'r' }], [needsPods]))).toEqual([]);
});

const ofPods = { check: 'acme/needs-pods', reason: 'r' };
const nothing: Check = { ...needsPods, run: () => [] };
const pod = (namespace: string): unknown => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'pod', namespace },
  spec: {},
});

test.each<[string, unknown[], Acknowledgement[], Check[], CheckAssumptions, string[]]>([
  ['its check ran', [policy('a')], [fine], [{ ...everywhere, run: () => [] }], {}, ['stale-acknowledgement -']],
  [
    'its annotation is on a policy of pods',
    [policy('a', 'acme/needs-pods: r'), pod('shop')],
    [],
    [nothing],
    {},
    ['stale-acknowledgement -'],
  ],
  [
    'pods are in its namespace',
    [policy('a'), pod('shop')],
    [{ ...ofPods, namespace: 'sh*' }],
    [nothing],
    {},
    ['stale-acknowledgement -'],
  ],
  [
    'it is about nothing in the input',
    [policy('a'), pod('other')],
    [{ ...ofPods, namespace: 'x' }],
    [nothing],
    {},
    ['stale-acknowledgement -'],
  ],
  ['pods are in another namespace alone', [policy('a'), pod('other')], [{ ...ofPods, name: 'a' }], [nothing], {}, []],
  ['its annotation is where no pods are', [policy('a', 'acme/needs-pods: r'), pod('other')], [], [nothing], {}, []],
  ['there are no pods', [policy('a', 'acme/needs-pods: r')], [], [nothing], {}, []],
  ['something could not be read', [policy('a')], [fine], [{ ...everywhere, run: () => [] }], { isPartial: true }, []],
  ['its check threw', [policy('a')], [{ ...fine, check: 'acme/broken' }], [broken], {}, ['check-failed -']],
])('an acknowledgement of what is not found, where %s', (_title, objects, given, checks, assumptions, expected) => {
  expect(summary(run(objects, given, checks, assumptions))).toEqual(expected);
});

test.each([
  ['in the annotation', 'wide-ip-block: fine', []],
  ['in the configuration', undefined, [{ check: 'wide-ip-block', reason: 'fine' }]],
])('of a check that the preset does not have, an acknowledgement %s is not stale', (_title, text, given) => {
  const context = new CheckContext(clusterOf(readCluster([{ value: policy('a', text) }])));
  const { plan, diagnostics } = planChecks({ preset: 'recommended', acknowledge: given });
  expect(diagnostics).toEqual([]);
  expect(summary(runChecks(context, plan))).toEqual([]);
});

test('a custom check that throws takes nothing away from the others', () => {
  const result = run([policy('a')], [], [broken, everywhere]);
  expect(summary(result)).toEqual(['check-failed -', 'acme/everywhere a']);
});

test('a finding has everything that leads to its object and to its page', () => {
  const [diagnostic] = run([policy('a')]).diagnostics;
  expect(diagnostic).toEqual({
    code: 'acme/everywhere',
    severity: 'warning',
    message: 'found',
    path: 'spec',
    help: 'f',
    subject: { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace: 'shop', name: 'a' },
  });
});
