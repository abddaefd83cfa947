/* Which halves of a flow are written, for each pairing, kind of peer, and isolation of the other end. */
import { ApiObject } from 'cdk8s';
import {
  AllowDns,
  AllowFrom,
  AllowTo,
  Defaults,
  DenyAll,
  DenyAllEgress,
  DenyAllIngress,
  Diagnostics,
  Dns,
  LabelExpression,
  Namespace,
  Namespaces,
  Pairing,
  Peer,
  Port,
  Tier,
  type IPeer,
} from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { foundIn, makeWorld, muteWarnings, type World } from './world';

const spies = muteWarnings();

/** The end under test is `api`, or the pods of `front`; the rule stands at `db`, so its own half is `data/db-rule`. */
type Isolation = 'none' | 'all' | 'all by an allow' | 'all by two halves' | 'some' | 'raw' | 'raw, other direction';

const ISOLATIONS: { readonly [name in Isolation]: (world: World) => unknown } = {
  none: () => undefined,
  all: ({ front }) => new DenyAll(front, 'isolation'),
  'all by an allow': ({ api }) => new AllowTo(api, 'isolation', { to: [Peer.internet()], ports: [Port.tcp(443)] }),
  // Labels app=api with track=new, and app=api without: together all pods of api.
  'all by two halves': ({ front }) => {
    for (const [id, expression] of [
      ['new', 'in'],
      ['old', 'notIn'],
    ] as const) {
      const tier = new Tier(front, id, { labels: { app: 'api' }, expressions: [trackNew(expression)] });
      new DenyAllEgress(tier, 'isolation');
    }
  },
  some: ({ front }) => {
    const canary = new Tier(front, 'canary', { labels: { app: 'api', track: 'new' } });
    new DenyAllEgress(canary, 'isolation');
  },
  raw: ({ shop }) => raw(shop, ['Egress']),
  'raw, other direction': ({ shop }) => raw(shop, ['Ingress']),
};

function trackNew(operator: 'in' | 'notIn'): LabelExpression {
  return LabelExpression[operator]('track', ['new']);
}

function raw(shop: World['shop'], policyTypes: string[]): ApiObject {
  return new ApiObject(shop, 'raw', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'raw', namespace: 'front' },
    spec: { podSelector: {}, policyTypes },
  });
}

type PeerKind =
  | 'tier'
  | 'namespace'
  | 'imported namespace'
  | 'imported tier'
  | 'anywhere'
  | 'any pod'
  | 'internet'
  | 'ip block'
  | 'host'
  | 'pods of a namespace'
  | 'pods of the same namespace'
  | 'pods of other namespaces'
  | 'namespaces';

const PEERS: { readonly [name in PeerKind]: (world: World) => IPeer } = {
  tier: ({ api }) => api,
  namespace: ({ front }) => front,
  'imported namespace': ({ kubeSystem }) => kubeSystem,
  'imported tier': ({ front }) => Tier.imported(front, 'theirs', { labels: { app: 'api' } }),
  anywhere: () => Peer.anywhere(),
  'any pod': () => Peer.anyPod(),
  internet: () => Peer.internet(),
  'ip block': () => Peer.ipBlock('192.0.2.0/24'),
  host: () => Peer.host('example.com', { addresses: ['192.0.2.1'] }),
  'pods of a namespace': () => Peer.pods({ labels: { app: 'api' }, namespaces: Namespaces.named('front') }),
  'pods of the same namespace': () => Peer.pods({ labels: { app: 'api' }, namespaces: Namespaces.same() }),
  'pods of other namespaces': () => Peer.pods({ labels: { app: 'api' }, namespaces: Namespaces.named('elsewhere') }),
  namespaces: () => Peer.namespaces({ labels: { 'kubernetes.io/metadata.name': 'front' } }),
};

/** The policies that carry the other half, or the code of the error. */
type Outcome = readonly string[] | 'partly-isolated' | 'no-other-end';

const HALF = ['front/db-rule-egress'];

const AUTO_AT_TIER: { readonly [name in Isolation]: Outcome } = {
  none: [],
  all: HALF,
  'all by an allow': HALF,
  'all by two halves': HALF,
  some: 'partly-isolated',
  raw: HALF,
  'raw, other direction': [],
};

const AUTO_AT_NAMESPACE: { readonly [name in Isolation]: Outcome } = {
  none: [],
  all: HALF,
  'all by an allow': 'partly-isolated',
  'all by two halves': 'partly-isolated',
  some: 'partly-isolated',
  raw: HALF,
  'raw, other direction': [],
};

const BOTH: { readonly [name in PeerKind]: Outcome } = {
  tier: HALF,
  namespace: HALF,
  'imported namespace': 'no-other-end',
  'imported tier': 'no-other-end',
  anywhere: ['data/db-rule-egress', ...HALF],
  'any pod': ['data/db-rule-egress', ...HALF],
  internet: 'no-other-end',
  'ip block': 'no-other-end',
  host: 'no-other-end',
  'pods of a namespace': HALF,
  'pods of the same namespace': ['data/db-rule-egress'],
  'pods of other namespaces': 'no-other-end',
  namespaces: HALF,
};

function expected(pairing: Pairing, peer: PeerKind, isolation: Isolation): Outcome {
  if (pairing === Pairing.ONE_SIDED) return [];
  if (pairing === Pairing.BOTH) return BOTH[peer];
  if (peer === 'tier') return AUTO_AT_TIER[isolation];
  if (peer === 'namespace') return AUTO_AT_NAMESPACE[isolation];
  return [];
}

const TABLE = Object.values(Pairing).flatMap((pairing) =>
  (Object.keys(PEERS) as PeerKind[]).flatMap((peer) =>
    (Object.keys(ISOLATIONS) as Isolation[]).map((isolation) => ({ pairing, peer, isolation })),
  ),
);

function outcomeOf(world: World): Outcome {
  const [error, ...others] = Diagnostics.of(world.app).errors;
  if (error as unknown) {
    expect(others).toEqual([]);
    expect(error).toMatchObject({ constructPath: 'shop/data/db/rule', file: __filename });
    return error.code as Outcome;
  }
  return SynthesizedPolicies.of(world.app).ids.filter((id) => id.endsWith('rule-egress'));
}

describe('the other half', () => {
  it.each(TABLE)('$pairing, $peer, isolated: $isolation', ({ pairing, peer, isolation }) => {
    const world = makeWorld();
    ISOLATIONS[isolation](world);
    new AllowFrom(world.db, 'rule', { from: [PEERS[peer](world)], pairing });
    expect(outcomeOf(world)).toEqual(expected(pairing, peer, isolation));
  });

  it.each(TABLE)('AUTO by Defaults as on the rule: $pairing, $peer, $isolation', ({ pairing, peer, isolation }) => {
    const world = makeWorld();
    Defaults.of(world.shop).set({ pairing });
    ISOLATIONS[isolation](world);
    new AllowFrom(world.db, 'rule', { from: [PEERS[peer](world)] });
    // Defaults also hold for the rule that isolates, whose addresses have no other end.
    const isOnlyRule = isolation !== 'all by an allow' || pairing !== Pairing.BOTH;
    if (isOnlyRule) expect(outcomeOf(world)).toEqual(expected(pairing, peer, isolation));
    else expect(foundIn(world.app)).toContainEqual(['no-other-end', 'shop/front/api/isolation']);
  });

  it('says the same traffic from the other side', () => {
    const { app, front, data, web, db } = makeWorld();
    new DenyAll(front, 'deny');
    new DenyAll(data, 'deny');
    new AllowTo(web, 'rule', { to: [db], ports: [Port.tcp(5432), Port.udp(53)] });
    const policies = SynthesizedPolicies.of(app);
    const ports = [
      { port: 5432, protocol: 'TCP' },
      { port: 53, protocol: 'UDP' },
    ];
    expect(policies.get('front/web-rule').spec).toEqual({
      egress: [
        {
          ports,
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'data' } },
              podSelector: { matchLabels: { app: 'db' } },
            },
          ],
        },
      ],
      podSelector: { matchLabels: { app: 'web' } },
      policyTypes: ['Egress'],
    });
    expect(policies.get('data/web-rule-ingress').spec).toEqual({
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'front' } },
              podSelector: { matchLabels: { app: 'web' } },
            },
          ],
          ports,
        },
      ],
      podSelector: { matchLabels: { app: 'db' } },
      policyTypes: ['Ingress'],
    });
  });

  it('is not written where the other end says it itself, and both ends have all ports', () => {
    const { app, front, data, web, db } = makeWorld();
    new DenyAll(front, 'deny');
    new DenyAll(data, 'deny');
    web.allowTo(db, { ports: [Port.tcp(1)] });
    db.allowFrom(web, { ports: [Port.tcp(2)] });
    const policies = SynthesizedPolicies.of(app);
    expect(policies.ids).toEqual([
      'data/db-allow-from-front-web',
      'data/deny',
      'front/deny',
      'front/web-allow-to-data-db',
    ]);
    const ports = [
      { port: 1, protocol: 'TCP' },
      { port: 2, protocol: 'TCP' },
    ];
    expect(policies.get('data/db-allow-from-front-web').spec).toMatchObject({ ingress: [{ ports }] });
    expect(policies.get('front/web-allow-to-data-db').spec).toMatchObject({ egress: [{ ports }] });
  });

  it('does not depend on other halves that pairing wrote', () => {
    // web may send to api, api to db: the halves at api and db are not what isolates web or api.
    const { app, web, api, db } = makeWorld();
    new AllowFrom(api, 'rule', { from: [web] });
    new AllowFrom(db, 'rule', { from: [api] });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['data/db-rule', 'front/api-rule']);
  });

  it('is written where BOTH of another rule isolates the end', () => {
    const { app, web, api, db } = makeWorld();
    new AllowFrom(api, 'rule', { from: [web], pairing: Pairing.BOTH });
    new AllowFrom(db, 'rule', { from: [web] });
    expect(SynthesizedPolicies.of(app).ids).toEqual([
      'data/db-rule',
      'front/api-rule',
      'front/api-rule-egress',
      'front/db-rule-egress',
    ]);
  });

  it('between pods of one namespace has no namespace selector', () => {
    const { app, front, web, api } = makeWorld();
    new DenyAll(front, 'deny');
    new AllowFrom(api, 'rule', { from: [web, front] });
    const policies = SynthesizedPolicies.of(app);
    expect(policies.ids).toEqual([
      'front/api-rule',
      'front/api-rule-egress-front',
      'front/api-rule-egress-web',
      'front/deny',
    ]);
    expect(policies.get('front/api-rule').spec).toMatchObject({
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }, { podSelector: {} }] }],
    });
    expect(policies.get('front/api-rule-egress-front').spec).toMatchObject({
      podSelector: {},
      egress: [{ to: [{ podSelector: { matchLabels: { app: 'api' } } }] }],
    });
  });

  it('of a tier with itself is one policy for each direction', () => {
    const { app, front, web } = makeWorld();
    new DenyAll(front, 'deny');
    new AllowFrom(web, 'rule', { from: [web] });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['front/deny', 'front/web-rule', 'front/web-rule-egress']);
  });

  it('of a namespace that two applications declare goes to the one that comes first by path', () => {
    const { app, shop, web, db } = makeWorld();
    const again = new Namespace(shop, 'again', { name: 'front' });
    new DenyAllEgress(again, 'deny');
    new AllowFrom(db, 'rule', { from: [web] });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['data/db-rule', 'front/db-rule-egress', 'front/deny']);
  });
});

describe('implicit-isolation', () => {
  const WARNED = ['implicit-isolation', 'shop/front/web/rule'];

  it.each<readonly [string, (world: World) => unknown, boolean]>([
    ['an allow alone', ({ web, api }) => new AllowFrom(web, 'rule', { from: [api] }), true],
    ['isolates: true', ({ web, api }) => new AllowFrom(web, 'rule', { from: [api], isolates: true }), false],
    [
      'a Deny of the namespace',
      ({ front, web, api }) => [new DenyAll(front, 'deny'), new AllowFrom(web, 'rule', { from: [api] })],
      false,
    ],
    [
      'a Deny of the tier for this direction',
      ({ web, api }) => [new DenyAllIngress(web, 'deny'), new AllowFrom(web, 'rule', { from: [api] })],
      false,
    ],
    [
      'a Deny for the other direction',
      ({ web, api }) => [new DenyAllEgress(web, 'deny'), new AllowFrom(web, 'rule', { from: [api] })],
      true,
    ],
    [
      'a Deny of other pods',
      ({ api, web }) => [new DenyAll(api, 'deny'), new AllowFrom(web, 'rule', { from: [api] })],
      true,
    ],
    [
      'isolates: true on another rule of these pods',
      ({ web, api, db }) => [
        new AllowFrom(web, 'first', { from: [db], isolates: true }),
        new AllowFrom(web, 'rule', { from: [api] }),
      ],
      false,
    ],
    [
      'isolates: true for the other direction',
      ({ web, api, db }) => [
        new AllowTo(web, 'first', { to: [db], isolates: true }),
        new AllowFrom(web, 'rule', { from: [api] }),
      ],
      true,
    ],
    ['a raw policy', ({ shop, web, db }) => [raw(shop, ['Egress']), new AllowTo(web, 'rule', { to: [db] })], false],
    [
      'an allow of everything',
      ({ web }) => new AllowFrom(web, 'rule', { from: [Peer.anywhere()], ports: [Port.all()] }),
      false,
    ],
    [
      'an allow of everybody on one port',
      ({ web }) => new AllowFrom(web, 'rule', { from: [Peer.anywhere()], ports: [Port.tcp(80)] }),
      true,
    ],
  ])('%s', (_title, make, isWarned) => {
    const world = makeWorld();
    make(world);
    expect(foundIn(world.app)).toEqual(isWarned ? [WARNED] : []);
  });

  it('names what is lost: DNS for egress, unless it is allowed', () => {
    const messages = (make: (world: World) => unknown): string[] => {
      const world = makeWorld();
      make(world);
      return Diagnostics.of(world.app).warnings.map(({ message }) => message);
    };
    const dns = (text: string): boolean => text.includes('DNS');
    expect(messages(({ web, db }) => new AllowTo(web, 'rule', { to: [db] })).map(dns)).toEqual([true]);
    expect(messages(({ web, db }) => new AllowFrom(web, 'rule', { from: [db] })).map(dns)).toEqual([false]);
    expect(
      messages(({ front, web, db }) => [
        new AllowTo(web, 'rule', { to: [db] }),
        new AllowDns(front, 'dns', { isolates: true }),
      ]).map(dns),
    ).toEqual([]);
    expect(
      messages(({ web, db }) => [new AllowTo(web, 'rule', { to: [db] }), new AllowDns(web, 'dns')]).map(dns),
    ).toEqual([false]);
    expect(messages(({ web }) => new AllowDns(web, 'dns', { dns: Dns.openShift() })).map(dns)).toEqual([false]);
  });

  it('is said once for the same pods and direction', () => {
    const { app, web, api, db } = makeWorld();
    new AllowFrom(web, 'a', { from: [api] });
    new AllowFrom(web, 'b', { from: [db] });
    new AllowTo(web, 'c', { to: [db] });
    expect(foundIn(app)).toEqual([
      ['implicit-isolation', 'shop/front/web/a'],
      ['implicit-isolation', 'shop/front/web/c'],
    ]);
  });

  it('is said for the half that BOTH writes', () => {
    const { app, web, api } = makeWorld();
    new AllowFrom(web, 'rule', { from: [api], pairing: Pairing.BOTH, isolates: true });
    expect(foundIn(app)).toEqual([WARNED]);
    expect(Diagnostics.of(app).warnings[0].message).toContain('egress');
  });

  it('never ends a synth, and is handed to the process', () => {
    const { app, web, api } = makeWorld();
    new AllowFrom(web, 'rule', { from: [api] });
    expect(app.synthYaml()).toContain('name: web-rule');
    expect(spies[0]).toHaveBeenCalledTimes(1);
  });
});

describe('acknowledge', () => {
  it.each<readonly [string, (world: World, rule: AllowFrom) => unknown]>([
    [
      'on the rule',
      (_world, rule) => {
        rule.acknowledge('implicit-isolation', 'meant');
      },
    ],
    [
      'on its tier',
      ({ web }) => {
        web.acknowledge('implicit-isolation', 'meant');
      },
    ],
    [
      'on its namespace',
      ({ front }) => {
        front.acknowledge('implicit-isolation', 'meant');
      },
    ],
    [
      'on its application',
      ({ shop }) => {
        shop.acknowledge('implicit-isolation', 'meant');
      },
    ],
  ])('%s takes the warning out, and keeps it with the reason', (_title, acknowledge) => {
    const world = makeWorld();
    const rule = new AllowFrom(world.web, 'rule', { from: [world.api] });
    expect(foundIn(world.app)).toEqual([['implicit-isolation', 'shop/front/web/rule']]);
    acknowledge(world, rule);
    expect(foundIn(world.app)).toEqual([]);
    expect(Diagnostics.of(world.app).acknowledged).toMatchObject([
      { reason: 'meant', diagnostic: { code: 'implicit-isolation', constructPath: 'shop/front/web/rule' } },
    ]);
    world.app.synthYaml();
    expect(spies[0]).not.toHaveBeenCalled();
  });

  it('on another construct is stale, and the warning stays', () => {
    const { app, web, api } = makeWorld();
    new AllowFrom(web, 'rule', { from: [api] });
    api.acknowledge('implicit-isolation', 'meant');
    expect(foundIn(app).sort()).toEqual([
      ['implicit-isolation', 'shop/front/web/rule'],
      ['stale-acknowledgement', 'shop/front/api'],
    ]);
  });

  it('on a path that only begins the same does not count', () => {
    const { app, front, api } = makeWorld();
    const web2 = new Tier(front, 'web2', { ports: [Port.tcp(1)] });
    new AllowFrom(web2, 'rule', { from: [api] });
    front.tiers.find(({ node }) => node.id === 'web')?.acknowledge('implicit-isolation', 'meant');
    expect(
      foundIn(app)
        .map(([code]) => code)
        .sort(),
    ).toEqual(['implicit-isolation', 'stale-acknowledgement']);
  });

  it('of a stale acknowledgement is possible: a pattern may acknowledge what only some of its users meet', () => {
    const { app, shop, web } = makeWorld();
    web.acknowledge('implicit-isolation', 'sometimes');
    shop.acknowledge('stale-acknowledgement', 'the pattern is used in different ways');
    expect(foundIn(app).map(([code]) => code)).not.toContain('implicit-isolation');
  });
});
