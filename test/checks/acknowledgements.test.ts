import type { PlannedAcknowledgement } from '../../lib/checks/acknowledgement';
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
const nowhere: Check = { ...everywhere, run: () => [] };
const nothing: Check = { ...needsPods, run: () => [] };
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

const pod = (namespace: string): unknown => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'pod', namespace },
  spec: {},
});

function run(
  policies: unknown[],
  acknowledgements: PlannedAcknowledgement[] = [],
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
const [over, today] = ['2026-01-01', '2026-01-02'].map((until) => ({ ...fine, until }));

test.each<[string, PlannedAcknowledgement, string[]]>([
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

const annotatedUntil = (until: string): string => `acme/everywhere (until ${until}): for a while`;

test.each<[string, unknown[], PlannedAcknowledgement[], Check, string[]]>([
  ['is over', [policy('a')], [over], everywhere, ['acme/everywhere a', 'acknowledgement-expired -']],
  ['is today', [policy('a')], [today], everywhere, ['fine: acme/everywhere a']],
  [
    'is over in the annotation',
    [policy('a', annotatedUntil('2026-01-01'))],
    [],
    everywhere,
    ['acme/everywhere a', 'acknowledgement-expired -'],
  ],
  ['is over, of what is not found any more', [policy('a')], [over], nowhere, ['stale-acknowledgement -']],
  [
    'is over in the annotation, of what is not found any more',
    [policy('a', annotatedUntil('2026-01-01'))],
    [],
    nowhere,
    ['stale-acknowledgement -'],
  ],
  [
    'is over beside one that holds',
    [policy('a')],
    [over, today],
    everywhere,
    ['acknowledgement-expired -', 'fine: acme/everywhere a'],
  ],
])('an acknowledgement whose last day %s', (_title, policies, given, check, expected) => {
  expect(summary(run(policies, given, [check], { today: '2026-01-02' }))).toEqual(expected);
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
  ['others/anything: nobody has loaded their checks', ['acme/everywhere a']],
  ['acme/everywhere (until 2030-01-31)', ['reason-missing a', 'acme/everywhere a']],
  ...[
    'acme/everywhere it is fine',
    'acme/everywhere - it is fine',
    'acme/everywhere; it is fine',
    'it is fine: acme/everywhere',
    ': it is fine',
    'acme/everywhere (until tomorrow): r',
    'acme/everywhere (until 2030-02-30): r',
    'acme/everywhere (until 2030-01-31) r',
    'acme/everywhere (until): r',
    'acme/everywhere (untill 2030-01-31): r',
    'acme/everywhere (Until 2030-01-31): r',
    'acme/everywhere (til 2030-01-31): r',
    'acme/everywhere (2030-01-31): r',
    'acme/everywhere until 2030-01-31: r',
    'acme/everywhere (until 2030-01-31: r',
    'acme/everywhere (until 2030-01-31) (until 2030-02-28): r',
    'acme/everywhere: (until 2030-01-31) r',
  ].map((line): [string, string[]] => [line, ['acknowledgement-invalid a', 'acme/everywhere a']]),
  ['acme/everywhere:(it is fine) since 2020-01-31', ['(it is fine) since 2020-01-31: acme/everywhere a']],
  ['\r\nacme/everywhere: one\r\n\r\n', ['one: acme/everywhere a']],
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

test('an annotation speaks of no other object that has the name of its policy', () => {
  const ofPods: Check = {
    ...everywhere,
    run: ({ policies }) =>
      policies.map(({ object }) => ({ object: { ...object, apiVersion: 'v1', kind: 'Pod' }, message: 'found' })),
  };
  expect(summary(run([policy('a', 'acme/everywhere: fine')], [], [ofPods]))).toEqual([
    'acme/everywhere a',
    'stale-acknowledgement -',
  ]);
});

test('what is wrong with an annotation is said with the forms that it may have', () => {
  const line = 'acme/everywhere (untill 2030-01-31): r';
  const [diagnostic] = run([policy('a', line)]).diagnostics;
  expect(diagnostic).toMatchObject({
    severity: 'warning',
    path: 'metadata.annotations.cdk8s-netpol/acknowledge',
    subject: { kind: 'NetworkPolicy', namespace: 'shop', name: 'a' },
  });
  for (const text of [line, '<check>: <reason>', '<check> (until YYYY-MM-DD): <reason>']) {
    expect(diagnostic.message).toContain(text);
  }
});

describe('with twice the policies that acknowledge, twice as many names are compared', () => {
  /** How often somebody asks for the name of one of so many policies, each with an acknowledgement of its own. */
  const askedFor = (count: number, check: Check): number => {
    const policies = Array.from({ length: count }, (_, i) => policy(`p${i}`, `${check.id}: fine`));
    const context = new CheckContext(clusterOf(readCluster([...policies, pod('other')].map((value) => ({ value })))));
    let asked = 0;
    for (const { object } of context.policies) {
      const { name } = object;
      Object.defineProperty(object, 'name', { get: () => (asked++, name) });
    }
    runChecks(context, {
      checks: [{ check, severity: 'warning' }],
      knownChecks: [check.id],
      acknowledgements: [{ check: check.id, reason: 'r', name: 'q*' }],
    });
    return asked;
  };

  test.each([
    ['what is found', everywhere],
    ['what is not found any more', nowhere],
    ['what cannot be known, without pods', nothing],
  ])('%s', (_title, check) => {
    const [once, twice] = [100, 200].map((count) => askedFor(count, check));
    expect(once).toBeGreaterThan(0);
    expect(twice).toBeLessThanOrEqual(2 * once);
  });
});

test('of a check that could not run nobody knows whether an acknowledgement is stale', () => {
  expect(summary(run([policy('a')], [{ check: 'acme/needs-pods', reason: 'r' }], [needsPods]))).toEqual([]);
});

const ofPods = { check: 'acme/needs-pods', reason: 'r' };

test.each<[string, unknown[], PlannedAcknowledgement[], Check[], CheckAssumptions, string[]]>([
  ['its check ran', [policy('a')], [fine], [nowhere], {}, ['stale-acknowledgement -']],
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
  ['something could not be read', [policy('a')], [fine], [nowhere], { isPartial: true }, []],
  ['a policy is left out', [policy('a', 'acme/everywhere: fine')], [fine], [nowhere], { lacksPolicies: true }, []],
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
