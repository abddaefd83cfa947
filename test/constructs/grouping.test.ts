import {
  AllowAllEgress,
  AllowFrom,
  AllowSameNamespace,
  AllowTo,
  Defaults,
  DenyAll,
  Grouping,
  Layer,
  Namespace,
  Pairing,
  Peer,
  Port,
  Tier,
} from 'cdk8s-netpol';
import { SynthesizedPolicies, type SynthesizedPolicy } from 'cdk8s-netpol/testing';
import { errorsOf, makeWorld, muteWarnings, type World } from './world';

muteWarnings();

describe('one policy for each subject', () => {
  function grouped(
    make: (world: World) => unknown,
    grouping: Partial<Record<'app' | 'front', Grouping>> = { app: Grouping.PER_SUBJECT },
  ): SynthesizedPolicies {
    const world = makeWorld();
    if (grouping.app) Defaults.of(world.app).set({ grouping: grouping.app });
    if (grouping.front) Defaults.of(world.front).set({ grouping: grouping.front });
    make(world);
    return SynthesizedPolicies.of(world.app);
  }

  function makeRules({ front, web, api, db }: World): void {
    new DenyAll(front, 'deny');
    new AllowFrom(api, 'web', { from: [web], rationale: 'storefront', owner: 'team-a' });
    new AllowTo(api, 'db', { to: [db], rationale: 'orders' });
    new DenyAll(api, 'deny', { layer: Layer.SECURITY });
  }

  it('holds all rules in both directions, named for the tier', () => {
    const policies = grouped(makeRules);
    expect(policies.ids).toEqual(['front/api', 'front/front', 'front/web']);
    expect(policies.get('front/api').spec).toEqual({
      egress: [
        {
          ports: [{ port: 5432, protocol: 'TCP' }],
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'data' } },
              podSelector: { matchLabels: { app: 'db' } },
            },
          ],
        },
      ],
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ port: 9090, protocol: 'TCP' }] }],
      podSelector: { matchLabels: { app: 'api' } },
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  it('has one line for each rule in its annotations, and the layer too where they differ', () => {
    const { metadata } = grouped(makeRules).get('front/api');
    expect(metadata.annotations).toEqual({
      'cdk8s-netpol/layer': 'api-deny: security\napi-db: application\napi-web: application',
      'cdk8s-netpol/owner': 'api-web: team-a',
      'cdk8s-netpol/rationale': 'api-db: orders\napi-web: storefront',
    });
    expect(metadata.labels).toBeUndefined();
  });

  it('has the layer as label where the rules agree', () => {
    const { metadata } = grouped(({ web, api, db }) => [
      new AllowFrom(api, 'web', { from: [web] }),
      new AllowTo(api, 'db', { to: [db] }),
    ]).get('front/api');
    expect(metadata.labels).toEqual({ 'cdk8s-netpol/layer': 'application' });
    expect(metadata.annotations).toBeUndefined();
  });

  it('keeps equal labels of its rules', () => {
    const { metadata } = grouped(({ web, api, db }) => [
      new AllowFrom(api, 'web', { from: [web], labels: { team: 'red', a: 'b' } }),
      new AllowTo(api, 'db', { to: [db], labels: { team: 'red' } }),
    ]).get('front/api');
    expect(metadata.labels).toEqual({ 'cdk8s-netpol/layer': 'application', a: 'b', team: 'red' });
  });

  it.each<readonly [string, (world: World) => unknown, readonly string[]]>([
    [
      'the Defaults of the App',
      ({ app }) => {
        Defaults.of(app).set({ grouping: Grouping.PER_SUBJECT });
      },
      ['front/api', 'front/web'],
    ],
    [
      'the nearer Defaults',
      ({ app, front }) => {
        Defaults.of(app).set({ grouping: Grouping.PER_SUBJECT });
        Defaults.of(front).set({ grouping: Grouping.PER_RULE });
      },
      ['front/api-db', 'front/api-web', 'front/web-api'],
    ],
    [
      'the Defaults of the tier',
      ({ api }) => {
        Defaults.of(api).set({ grouping: Grouping.PER_SUBJECT });
      },
      ['front/api', 'front/web-api'],
    ],
  ])('is asked for by %s', (_title, set, ids) => {
    const world = makeWorld();
    set(world);
    new AllowFrom(world.api, 'web', { from: [world.web], pairing: Pairing.ONE_SIDED });
    new AllowFrom(world.web, 'api', { from: [world.api], pairing: Pairing.ONE_SIDED });
    new AllowFrom(world.api, 'db', { from: [world.db], pairing: Pairing.ONE_SIDED });
    expect(SynthesizedPolicies.of(world.app).ids).toEqual(ids);
  });

  it('is asked for by the tier, before its namespace, before the Defaults', () => {
    const world = makeWorld();
    Defaults.of(world.app).set({ grouping: Grouping.PER_RULE });
    const third = new Namespace(world.shop, 'third', { grouping: Grouping.PER_SUBJECT, policyName: 'everyone' });
    const one = new Tier(third, 'one', { policyName: 'the-one' });
    const two = new Tier(third, 'two', { grouping: Grouping.PER_RULE });
    for (const subject of [one, two, third]) {
      new AllowSameNamespace(subject, 'same', { pairing: Pairing.ONE_SIDED });
      new AllowAllEgress(subject, 'out');
    }
    expect(SynthesizedPolicies.of(world.app).ids).toEqual([
      'third/everyone',
      'third/the-one',
      'third/two-out',
      'third/two-same',
    ]);
  });

  it('leaves out what another rule of it covers, and nothing else', () => {
    const spec = (make: (world: World) => unknown): SynthesizedPolicy['spec'] => grouped(make).get('front/api').spec;
    const tcp = (port: number, endPort?: number): object => ({ ...(endPort && { endPort }), port, protocol: 'TCP' });
    // A tier inside its namespace, with fewer ports.
    expect(
      spec(({ front, web, api }) => [
        new AllowFrom(api, 'a', { from: [front], ports: [Port.tcpRange(1, 100)] }),
        new AllowFrom(api, 'b', { from: [web], ports: [Port.tcp(80)] }),
      ]).ingress,
    ).toEqual([{ from: [{ podSelector: {} }], ports: [tcp(1, 100)] }]);
    // The same with a port more: both stay.
    expect(
      spec(({ front, web, api }) => [
        new AllowFrom(api, 'a', { from: [front], ports: [Port.tcpRange(1, 100)] }),
        new AllowFrom(api, 'b', { from: [web], ports: [Port.tcp(101)] }),
      ]).ingress,
    ).toHaveLength(2);
    // Everybody covers each, on the same ports.
    expect(
      spec(({ web, api }) => [
        new AllowFrom(api, 'a', { from: [Peer.anywhere()], ports: [Port.tcp(80)] }),
        new AllowFrom(api, 'b', { from: [web, Peer.ipBlock('10.0.0.0/8')], ports: [Port.tcp(80)] }),
      ]).ingress,
    ).toEqual([{ ports: [tcp(80)] }]);
    // A smaller address range without holes.
    expect(
      spec(({ api }) => [
        new AllowFrom(api, 'a', {
          from: [Peer.ipBlock('10.0.0.0/8', { except: ['10.1.0.0/16'] })],
          ports: [Port.tcp(80)],
        }),
        new AllowFrom(api, 'b', {
          from: [Peer.ipBlock('10.2.0.0/16'), Peer.ipBlock('10.1.0.0/24')],
          ports: [Port.tcp(80)],
        }),
      ]).ingress,
    ).toEqual([
      {
        from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }, { ipBlock: { cidr: '10.1.0.0/24' } }],
        ports: [tcp(80)],
      },
    ]);
  });

  it('is one for two tiers that are the same pods', () => {
    const policies = grouped(({ front, web, db }) => {
      const again = new Tier(front, 'again', { labels: { app: 'api' }, ports: [Port.tcp(1)] });
      const api = front.tiers.find(({ node }) => node.id === 'api') as Tier;
      new AllowFrom(again, 'a', { from: [web], pairing: Pairing.ONE_SIDED });
      new AllowFrom(api, 'b', { from: [db], pairing: Pairing.ONE_SIDED });
    });
    expect(policies.ids).toEqual(['front/again']);
  });

  it('that has the name of another policy is refused', () => {
    const { app, front, web, api } = makeWorld();
    new Tier(front, 'deny', { ports: [Port.tcp(1)], grouping: Grouping.PER_SUBJECT }).allowFrom(web);
    new DenyAll(front, 'deny-all', { policyName: 'deny', subject: api });
    expect(errorsOf(app)).toMatchObject([{ code: 'duplicate-policy-name' }]);
  });

  it('allows what one policy for each rule allows', () => {
    const make = (world: World): void => {
      const { front, web, api, db, data } = world;
      new DenyAll(front, 'deny');
      new DenyAll(data, 'deny');
      new AllowFrom(api, 'web', { from: [web] });
      new AllowTo(web, 'out', { to: [Peer.internet()], ports: [Port.tcp(443)] });
      new AllowFrom(db, 'api', { from: [api, front] });
    };
    const perRule = grouped(make, { app: Grouping.PER_RULE });
    const perSubject = grouped(make);
    expect(perSubject.ids.length).toBeLessThan(perRule.ids.length);
    const allowances = (policies: SynthesizedPolicies): string[] =>
      [
        ...new Set(
          policies.ids.flatMap((id) => {
            const { metadata, spec } = policies.get(id);
            return (['ingress', 'egress'] as const).flatMap((direction) =>
              ((spec[direction] ?? []) as { from?: object[]; to?: object[]; ports?: object[] }[]).flatMap(
                ({ from, to, ports }) =>
                  (from ?? to ?? [{}]).map((peer) =>
                    JSON.stringify([metadata.namespace, spec.podSelector, direction, peer, ports]),
                  ),
              ),
            );
          }),
        ),
      ].sort();
    const covered = allowances(perRule);
    // What is left out is covered by what stays; nothing is added.
    for (const allowance of allowances(perSubject)) expect(covered).toContain(allowance);
  });
});
