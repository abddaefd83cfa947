import { lower } from '../../lib/lower/lower';
import type { GraphRule } from '../../lib/graph/app-graph';
import { PolicyPorts } from '../../lib/model/policy-ports';
import { allow, ANYWHERE, at, BACK, deny, everyPodOf, foreign, FRONT, graphOf, tcp, tier } from './graph-parts';

const web = tier(FRONT, { app: 'web' });
const api = tier(BACK, { app: 'api' });
const ingress = allow('r', api, [at(web)]);
const egress = allow('r', web, [at(api)], { direction: 'egress' });
const allOfIt = { ports: PolicyPorts.ALL };
const dnsPort = { direction: 'egress', ports: PolicyPorts.of([{ protocol: 'UDP', first: 53, last: 53 }]) } as const;

function warningsOf(rules: GraphRule[], foreignPolicies = [] as Parameters<typeof graphOf>[1]) {
  return lower(graphOf(rules, foreignPolicies)).diagnostics.filter(({ code }) => code === 'implicit-isolation');
}

test('an allow that nothing else isolates is a warning at its rule', () => {
  expect(warningsOf([ingress])).toMatchObject([{ severity: 'warning', constructPath: 'app/r' }]);
  expect(warningsOf([ingress])[0].message).toMatch(/api .*ingress/);
});

test('pods are warned about once in each direction', () => {
  expect(warningsOf([ingress, allow('s', api, [at(tier(BACK, { app: 'x' }))])])).toHaveLength(1);
  expect(warningsOf([ingress, allow('s', api, [at(web)], { direction: 'egress' })])).toHaveLength(2);
});

test('BOTH isolates the peer, and that is a warning too', () => {
  const found = warningsOf([allow('r', api, [at(web)], { pairing: 'both', isolates: true })]);
  expect(found).toHaveLength(1);
  expect(found[0].message).toContain('egress');
});

test.each<[string, GraphRule[]]>([
  ['a deny of the namespace', [ingress, deny('d', everyPodOf(BACK))]],
  ['a deny of the tier', [ingress, deny('d', api, { directions: ['ingress'] })]],
  ['isolates on the rule', [{ ...ingress, isolates: true }]],
  ['isolates on another rule of the tier', [ingress, allow('s', api, [ANYWHERE], { isolates: true })]],
  ['everything is allowed', [ingress, allow('s', api, [ANYWHERE], allOfIt)]],
  ['everything is allowed for the whole namespace', [ingress, allow('s', everyPodOf(BACK), [ANYWHERE], allOfIt)]],
])('meant or harmless: %s', (_, rules) => {
  expect(warningsOf(rules)).toEqual([]);
});

test('a foreign policy that isolates says that it is meant', () => {
  expect(warningsOf([ingress], [foreign('f', BACK)])).toEqual([]);
});

test.each<[string, GraphRule[]]>([
  ['a deny in the other direction', [ingress, deny('d', api, { directions: ['egress'] })]],
  [
    'a deny of some of the pods',
    [{ ...ingress, pairing: 'one-sided' }, deny('d', tier(BACK, { app: 'api', canary: 'yes' }))],
  ],
  ['a deny in another namespace', [{ ...ingress, pairing: 'one-sided' }, deny('d', everyPodOf(FRONT))]],
  ['anywhere, but not every port', [allow('s', api, [ANYWHERE], { ports: tcp(80) })]],
  [
    'everything is allowed for some of the pods',
    [ingress, allow('s', tier(BACK, { app: 'api', canary: 'yes' }), [ANYWHERE], allOfIt)],
  ],
])('near miss: %s', (_, rules) => {
  expect(warningsOf(rules)).not.toEqual([]);
});

describe('name resolution', () => {
  const saysDns = (rules: GraphRule[]): boolean => warningsOf(rules)[0].message.includes('DNS');
  const kubeDns = tier(BACK, { app: 'dns' });

  test('is lost by egress rules that leave port 53 out', () => {
    expect(saysDns([egress])).toBe(true);
    expect(warningsOf([ingress])[0].message).not.toContain('DNS');
  });

  test('is kept by a rule for these pods or for all of them, whoever declares it', () => {
    expect(saysDns([egress, allow('s', web, [ANYWHERE], dnsPort)])).toBe(false);
    expect(saysDns([egress, allow('s', everyPodOf(FRONT), [ANYWHERE], dnsPort)])).toBe(false);
    const atResolver = allow('s', kubeDns, [at(web)], { ports: dnsPort.ports, isolates: true });
    expect(saysDns([egress, atResolver])).toBe(false);
  });

  test('is not kept by a rule for other pods, TCP alone, or the other direction', () => {
    expect(saysDns([egress, allow('s', tier(FRONT, { app: 'x' }), [ANYWHERE], dnsPort)])).toBe(true);
    expect(saysDns([egress, allow('s', web, [ANYWHERE], { direction: 'egress', ports: tcp(53) })])).toBe(true);
    expect(saysDns([egress, allow('s', web, [ANYWHERE], { ports: dnsPort.ports, isolates: true })])).toBe(true);
  });
});
