/* A Tier as a peer and selector of cdk8s-plus. */
import { Chart } from 'cdk8s';
import { AllowTo, Port, Tier } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { makeWorld, muteWarnings, type World } from '../constructs/world';
import { VERSIONS, type Plus } from './versions';
import type { Written } from './written';

muteWarnings();

describe.each(VERSIONS)('cdk8s-plus-%s', (_version, plus) => {
  describe('a Tier in cdk8s-plus', () => {
    /** The namespace of their policies is that of the pods which they select. */
    function policyOf(world: World): InstanceType<Plus['NetworkPolicy']> {
      return new plus.NetworkPolicy(new Chart(world.app, 'theirs'), 'np', {
        metadata: { name: 'theirs', namespace: 'data' },
        selector: world.db,
      });
    }

    it('is a peer of their NetworkPolicy, for ingress and egress', () => {
      const world = makeWorld();
      const policy = policyOf(world);
      policy.addIngressRule(world.web, [plus.NetworkPolicyPort.tcp(5432)]);
      policy.addEgressRule(world.api, [plus.NetworkPolicyPort.tcp(9090)]);
      const peer = (app: string): object => ({
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'front' } },
        podSelector: { matchLabels: { app } },
      });
      expect(SynthesizedPolicies.of(world.app).get('data/theirs').spec).toMatchObject({
        ingress: [{ from: [peer('web')], ports: [{ port: 5432, protocol: 'TCP' }] }],
        egress: [{ to: [peer('api')], ports: [{ port: 9090, protocol: 'TCP' }] }],
      });
    });

    it('is their pod selector', () => {
      const world = makeWorld();
      policyOf(world).addIngressRule(world.web);
      expect(SynthesizedPolicies.of(world.app).get('data/theirs').spec.podSelector).toEqual({
        matchLabels: { app: 'db' },
      });
    });

    it('with expressions keeps them', () => {
      const world = makeWorld();
      const tier = new Tier(world.data, 'x', { labels: { a: 'b' }, ports: [Port.tcp(1)] });
      const selector = tier.toPodSelectorConfig();
      expect(selector.namespaces).toEqual({ names: ['data'] });
      expect((selector.labelSelector as { isEmpty(): boolean }).isEmpty()).toBe(false);
    });

    it('isolates like any other selector where their policy is read', () => {
      const world = makeWorld();
      policyOf(world).addIngressRule(world.web);
      new AllowTo(world.web, 'rule', { to: [world.db] });
      expect(SynthesizedPolicies.of(world.app).ids).toEqual(['data/theirs', 'data/web-rule-ingress', 'front/web-rule']);
    });

    it('takes part in their connections', () => {
      const world = makeWorld();
      const chart = new Chart(world.app, 'theirs', { namespace: 'data' });
      const pod = new plus.Pod(chart, 'pod', { containers: [{ image: 'nginx', portNumber: 8080 }] });
      pod.connections.allowFrom(world.web);
      pod.connections.allowTo(world.api);
      const policies = SynthesizedPolicies.of(world.app).ids.map(
        (id) => SynthesizedPolicies.of(world.app).get(id) as unknown as Written,
      );
      const selecting = (app: string): Written[] =>
        policies.filter(({ spec }) => JSON.stringify(spec.podSelector) === JSON.stringify({ matchLabels: { app } }));
      expect(policies).toHaveLength(4);
      expect(selecting('web')).toMatchObject([{ metadata: { namespace: 'front' }, spec: { egress: [{}] } }]);
      expect(selecting('api')).toMatchObject([{ metadata: { namespace: 'front' }, spec: { ingress: [{}] } }]);
    });
  });
});
