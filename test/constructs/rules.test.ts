import {
  AllowAllEgress,
  AllowAllIngress,
  AllowSameNamespace,
  DenyAll,
  DenyAllEgress,
  DenyAllIngress,
  type Tier,
} from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { specOf } from './specs';
import { makeWorld, muteWarnings } from './world';

muteWarnings();

describe('rules', () => {
  const NO_RULES = { podSelector: { matchLabels: { app: 'web' } } };

  it.each<readonly [string, (tier: Tier) => unknown, object]>([
    ['DenyAll', (web) => new DenyAll(web, 'rule'), { policyTypes: ['Ingress', 'Egress'] }],
    ['DenyAllIngress', (web) => new DenyAllIngress(web, 'rule'), { policyTypes: ['Ingress'] }],
    ['DenyAllEgress', (web) => new DenyAllEgress(web, 'rule'), { policyTypes: ['Egress'] }],
    ['AllowAllIngress', (web) => new AllowAllIngress(web, 'rule'), { ingress: [{}], policyTypes: ['Ingress'] }],
    ['AllowAllEgress', (web) => new AllowAllEgress(web, 'rule'), { egress: [{}], policyTypes: ['Egress'] }],
    [
      'AllowSameNamespace',
      (web) => new AllowSameNamespace(web, 'rule'),
      { ingress: [{ from: [{ podSelector: {} }] }], policyTypes: ['Ingress'] },
    ],
  ])('%s writes its direction, and no empty list', (_title, make, expected) => {
    const world = makeWorld();
    make(world.web);
    expect(specOf(world, 'front/web-rule')).toEqual({ ...NO_RULES, ...expected });
  });

  it('isolating twice is one policy, the wider one', () => {
    const { app, front } = makeWorld();
    new DenyAllIngress(front, 'in');
    new DenyAll(front, 'all', { rationale: 'wide' });
    new DenyAll(front, 'again');
    new DenyAllEgress(front, 'out');
    const policies = SynthesizedPolicies.of(app);
    expect(policies.ids).toHaveLength(1);
    expect(policies.get(policies.ids[0]).spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });

  it('a rule of a namespace that holds for one tier', () => {
    const world = makeWorld();
    new DenyAll(world.front, 'rule', { subject: world.db });
    expect(specOf(world, 'data/rule').podSelector).toEqual({ matchLabels: { app: 'db' } });
  });
});
