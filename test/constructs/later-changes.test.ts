import {
  AllowDns,
  AllowFrom,
  AllowSameNamespace,
  Defaults,
  Dns,
  LabelExpression,
  Namespace,
  Namespaces,
  Pairing,
  Peer,
  Port,
  Tier,
} from 'cdk8s-netpol';
import { makeWorld, muteWarnings } from './world';

muteWarnings();

describe('props that change after the construct was made', () => {
  it('change nothing', () => {
    const make = (spoil: (props: object) => void): string => {
      const { app, shop, api } = makeWorld();
      const props = {
        namespace: { labels: { a: '1' }, create: true },
        tier: { labels: { app: 'x' }, ports: [Port.tcp(1)], expressions: [LabelExpression.exists('x')] },
        rule: {
          from: [api],
          ports: [Port.tcp(2)],
          labels: { a: '1' },
          annotations: { a: '1' },
          rationale: 'first',
          policyName: 'first',
          isolates: true,
        },
        dns: { dns: Dns.kubeDns(), isolates: true, rationale: 'first' },
        same: { isolates: true, rationale: 'first', pairing: Pairing.ONE_SIDED },
        ip: { except: ['10.1.0.0/16'] },
        host: { addresses: ['192.0.2.1'] },
        custom: { resolvers: [api], port: 53 },
        pods: { labels: { app: 'x' }, expressions: [LabelExpression.exists('x')], namespaces: Namespaces.same() },
        defaults: { requireRationale: false },
      };
      Defaults.of(shop).set(props.defaults);
      const third = new Namespace(shop, 'third', props.namespace);
      const tier = new Tier(third, 'tier', props.tier);
      new AllowFrom(tier, 'rule', props.rule);
      new AllowDns(tier, 'dns', props.dns);
      new AllowSameNamespace(tier, 'same', props.same);
      const peers = [Peer.ipBlock('10.0.0.0/8', props.ip), Peer.host('x', props.host), Peer.pods(props.pods)];
      new AllowFrom(tier, 'peers', { from: peers });
      new AllowDns(tier, 'custom', { dns: Dns.custom(props.custom) });
      spoil(props);
      return app.synthYaml();
    };
    const spoilDeeply = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || Object.isFrozen(value) || 'node' in value) return;
      for (const each of Object.values(value)) spoilDeeply(each);
      if (Array.isArray(value)) value.length = 0;
      else for (const key of Object.keys(value)) (value as Record<string, unknown>)[key] = 'spoiled';
    };
    expect(make(spoilDeeply)).toBe(make(() => undefined));
  });

  it('are values that cannot change where they are shared', () => {
    for (const value of [Port.tcp(1), Peer.anywhere(), Namespaces.all(), LabelExpression.exists('a'), Dns.kubeDns()]) {
      expect(Object.isFrozen(value)).toBe(true);
    }
  });
});
