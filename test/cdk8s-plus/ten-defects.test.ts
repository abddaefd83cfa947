/*
 * Ten things that cdk8s-plus gets wrong about network policies, each beside what we make of the same intent. Where
 * theirs is asserted too, it is to notice the day on which a newer version mends it.
 */
import { App, Chart } from 'cdk8s';
import {
  AllowDns,
  AllowFrom,
  AllowTo,
  Application,
  Defaults,
  DenyAll,
  Diagnostics,
  Grouping,
  LabelExpression,
  Namespace,
  Namespaces,
  Peer,
  Port,
  Tier,
  validateNetworkPolicy,
} from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { foundIn, lineMarked, makeWorld, muteWarnings, type World } from '../constructs/world';
import { VERSIONS } from './versions';

muteWarnings();

interface Policy {
  readonly kind: string;
  readonly spec: {
    readonly ingress?: readonly {
      readonly ports?: readonly { port?: unknown; endPort?: unknown; protocol?: string }[];
    }[];
    readonly egress?: readonly { readonly ports?: readonly { port?: unknown; protocol?: string }[] }[];
  };
}

function policiesOf(chart: Chart): Policy[] {
  return (chart.toJson() as Policy[]).filter(({ kind }) => kind === 'NetworkPolicy');
}

/** All our policies, each of which must be one that the server accepts. */
function accepted(world: { readonly app: App }): SynthesizedPolicies {
  const policies = SynthesizedPolicies.of(world.app);
  for (const id of policies.ids) expect(validateNetworkPolicy(policies.get(id))).toEqual([]);
  return policies;
}

function isolated(): World {
  const world = makeWorld();
  new DenyAll(world.front, 'deny-front');
  new DenyAll(world.data, 'deny-data');
  return world;
}

describe.each(VERSIONS)('beside cdk8s-plus-%s', (_version, plus) => {
  function theirs(): Chart {
    return new Chart(new App(), 'theirs', { namespace: 'front' });
  }

  function pod(
    chart: Chart,
    id: string,
    ports: { number: number; protocol?: string }[] = [],
  ): InstanceType<typeof plus.Pod> {
    return new plus.Pod(chart, id, { containers: [{ image: 'x', ports: ports as never }] });
  }

  it('defect 1: all ports of a protocol are written without port 0', () => {
    const chart = theirs();
    pod(chart, 'web').connections.allowFrom(pod(chart, 'api'), { ports: [plus.NetworkPolicyPort.allTcp()] });
    expect(policiesOf(chart)[0].spec.ingress?.[0].ports).toMatchObject([{ port: 0, endPort: 65535 }]);

    const world = isolated();
    world.web.allowFrom(world.api, { ports: [Port.allTcp()], id: 'tcp' });
    world.web.allowFrom(world.db, { ports: [Port.allUdp()], id: 'udp' });
    expect(accepted(world).get('front/web-tcp').spec).toMatchObject({ ingress: [{ ports: [{ protocol: 'TCP' }] }] });
    expect(accepted(world).get('front/web-udp').spec.ingress).toEqual([
      expect.objectContaining({ ports: [{ protocol: 'UDP' }] }),
    ]);
  });

  it('defect 2: a UDP container port stays UDP', () => {
    const chart = theirs();
    pod(chart, 'web').connections.allowTo(pod(chart, 'dns', [{ number: 53, protocol: plus.Protocol.UDP }]));
    expect(policiesOf(chart)[0].spec.egress?.[0].ports?.map(({ protocol }) => protocol)).toEqual(['TCP']);

    const world = isolated();
    const dns = Tier.ofWorkload(
      world.front,
      'dns',
      pod(new Chart(world.app, 'pods'), 'dns', [{ number: 53, protocol: plus.Protocol.UDP }]),
    );
    world.web.allowTo(dns);
    const policies = accepted(world);
    for (const [id, direction] of [
      ['front/web-allow-to-dns', 'egress'],
      ['front/web-allow-to-dns-ingress', 'ingress'],
    ] as const) {
      expect(policies.get(id).spec[direction]).toMatchObject([{ ports: [{ port: 53, protocol: 'UDP' }] }]);
    }
  });

  it('defect 3: no declared port is an error, not every port', () => {
    const chart = theirs();
    pod(chart, 'web').connections.allowTo(pod(chart, 'api'));
    expect(policiesOf(chart)[0].spec.egress?.[0].ports ?? []).toEqual([]);

    const world = isolated();
    const api = Tier.ofWorkload(world.front, 'no-ports', pod(new Chart(world.app, 'pods'), 'api'));
    world.web.allowTo(api, { id: 'rule' }); // at: no declared port
    expect(Diagnostics.of(world.app).errors).toMatchObject([
      {
        code: 'ports-missing',
        constructPath: 'shop/front/web/rule',
        file: __filename,
        line: lineMarked(__filename, 'no declared port'),
      },
    ]);
  });

  it('defect 4: the same edge twice with other ports is one edge with both', () => {
    const chart = theirs();
    const [web, api] = [pod(chart, 'web'), pod(chart, 'api')];
    web.connections.allowTo(api, { ports: [plus.NetworkPolicyPort.tcp(80)] });
    expect(() => {
      web.connections.allowTo(api, { ports: [plus.NetworkPolicyPort.tcp(81)] });
    }).toThrow();

    const world = isolated();
    world.web.allowTo(world.api, { ports: [Port.tcp(80)] });
    world.web.allowTo(world.api, { ports: [Port.tcp(81)] });
    const policies = accepted(world);
    expect(policies.ids).toEqual([
      'data/deny-data',
      'front/deny-front',
      'front/web-allow-to-api',
      'front/web-allow-to-api-ingress',
    ]);
    for (const [id, direction] of [
      ['front/web-allow-to-api', 'egress'],
      ['front/web-allow-to-api-ingress', 'ingress'],
    ] as const) {
      expect(policies.get(id).spec[direction]).toMatchObject([{ ports: [{ port: 80 }, { port: 81 }] }]);
    }
  });

  it('defect 5: an edge declared from both ends is one edge: two policies, not four', () => {
    const chart = theirs();
    const [web, api] = [pod(chart, 'web', [{ number: 80 }]), pod(chart, 'api', [{ number: 80 }])];
    web.connections.allowTo(api);
    api.connections.allowFrom(web);
    expect(policiesOf(chart)).toHaveLength(4);

    const world = isolated();
    world.web.allowTo(world.api);
    world.api.allowFrom(world.web);
    expect(accepted(world).ids.filter((id) => !id.includes('deny'))).toEqual([
      'front/api-allow-from-web',
      'front/web-allow-to-api',
    ]);
  });

  it('defect 6: isolating twice is one policy', () => {
    const chart = theirs();
    const web = new plus.Pod(chart, 'web', { containers: [{ image: 'x' }], isolate: true });
    expect(() => {
      web.connections.isolate();
    }).toThrow();

    const world = makeWorld();
    new DenyAll(world.web, 'deny');
    new DenyAll(world.web, 'again');
    expect(accepted(world).ids).toHaveLength(1);
    expect(Diagnostics.of(world.app).all).toEqual([]);
  });

  it('defect 7: peers selected by labels and in all namespaces work, from either side', () => {
    const chart = theirs();
    const web = pod(chart, 'web', [{ number: 80 }]);
    const labelled = plus.Pods.select(chart, 'labelled', {
      labels: { app: 'x' },
      namespaces: plus.Namespaces.select(chart, 'n', { labels: { team: 'red' } }),
    });
    expect(() => {
      web.connections.allowFrom(labelled);
    }).toThrow();

    const world = isolated();
    const red = Namespaces.labelled({ team: 'red' });
    world.web.allowFrom(Peer.pods({ labels: { app: 'x' }, namespaces: red }), { id: 'in' });
    world.web.allowTo(Peer.pods({ expressions: [LabelExpression.exists('y')], namespaces: Namespaces.all() }), {
      id: 'out',
      ports: [Port.tcp(1)],
    });
    world.web.allowFrom(Peer.of(labelled), { id: 'theirs' });
    const policies = accepted(world);
    const from = [{ namespaceSelector: { matchLabels: { team: 'red' } }, podSelector: { matchLabels: { app: 'x' } } }];
    expect(policies.get('front/web-in').spec).toMatchObject({ ingress: [{ from }] });
    expect(policies.get('front/web-out').spec).toMatchObject({
      egress: [
        { to: [{ namespaceSelector: {}, podSelector: { matchExpressions: [{ key: 'y', operator: 'Exists' }] } }] },
      ],
    });
    // The same selection once more is the same half: nothing is written twice.
    expect(policies.ids).not.toContain('front/web-theirs');
  });

  it('defect 8: CIDR and except are refused at the line that made them', () => {
    const chart = theirs();
    expect(() => plus.NetworkPolicyIpBlock.ipv4(chart, 'block', '10.0.0.0/8', ['192.168.0.0/16'])).not.toThrow();

    const world = isolated();
    const wrong = Peer.ipBlock('999.1.1.1/99'); // at: wrong cidr
    const outside = Peer.ipBlock('10.0.0.0/8', { except: ['192.168.0.0/16'] }); // at: except outside
    new AllowFrom(world.web, 'rule', { from: [wrong, outside] });
    expect(Diagnostics.of(world.app).errors).toMatchObject([
      { code: 'cidr-invalid', file: __filename, line: lineMarked(__filename, 'wrong cidr') },
      { code: 'except-outside-cidr', file: __filename, line: lineMarked(__filename, 'except outside') },
    ]);
  });

  it('defect 9: ports and ranges are refused at the line that made them', () => {
    expect(() => plus.NetworkPolicyPort.tcpRange(90, 80)).not.toThrow();
    expect(() => plus.NetworkPolicyPort.of({ endPort: 80 })).not.toThrow();

    const world = isolated();
    const backwards = Port.tcpRange(90, 80); // at: backwards
    const tooHigh = Port.tcp(70000); // at: too high
    new AllowFrom(world.web, 'rule', { from: [world.api], ports: [backwards, tooHigh] });
    expect(Diagnostics.of(world.app).errors).toMatchObject([
      { code: 'port-range-backwards', file: __filename, line: lineMarked(__filename, 'backwards') },
      { code: 'port-out-of-range', file: __filename, line: lineMarked(__filename, 'too high') },
    ]);
  });

  it('defect 10: fewer objects than two for each edge', () => {
    const PODS = 6;
    const pairs = Array.from({ length: PODS }, (_, a) => Array.from({ length: PODS }, (_, b) => [a, b] as const))
      .flat()
      .filter(([a, b]) => a !== b);

    const chart = theirs();
    const pods = Array.from({ length: PODS }, (_, index) => pod(chart, `p${index}`, [{ number: 80 }]));
    for (const [a, b] of pairs) pods[a].connections.allowTo(pods[b]);
    expect(policiesOf(chart)).toHaveLength(2 * pairs.length);

    const make = (grouping: Grouping): SynthesizedPolicies => {
      const app = new App();
      Defaults.of(app).set({ grouping });
      const front = new Namespace(new Application(app, 'shop'), 'front');
      const tiers = Array.from({ length: PODS }, (_, index) => new Tier(front, `p${index}`, { ports: [Port.tcp(80)] }));
      for (const tier of tiers) new DenyAll(tier, 'deny');
      for (const [a, b] of pairs) tiers[a].allowTo(tiers[b]);
      return accepted({ app });
    };
    expect(make(Grouping.PER_SUBJECT).ids).toHaveLength(PODS);
    expect(make(Grouping.PER_SUBJECT).ids.length).toBeLessThan(policiesOf(chart).length);
  });

  it('also: named ports, name resolution and default deny, which they have no word for', () => {
    const world = isolated();
    world.web.allowFrom(world.api, { ports: [Port.named('http')], id: 'named' });
    new AllowDns(world.front, 'dns');
    new AllowTo(world.web, 'out', { to: [world.db] });
    expect(accepted(world).get('front/web-named').spec).toMatchObject({ ingress: [{ ports: [{ port: 'http' }] }] });
    expect(foundIn(world.app)).toEqual([]);
  });
});
