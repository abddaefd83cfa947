/* The names of policies are semver surface: what they are made of, and what is refused. */
import { ApiObject, JsonPatch } from 'cdk8s';
import {
  AllowAllEgress,
  AllowFrom,
  AllowSameNamespace,
  AllowTo,
  Application,
  Defaults,
  DenyAll,
  Diagnostics,
  Grouping,
  Layer,
  Namespace,
  Namespaces,
  Pairing,
  Peer,
  Port,
  Tier,
} from 'cdk8s-netpol';
import { SynthesizedPolicies, type SynthesizedPolicy } from 'cdk8s-netpol/testing';
import { Construct } from 'constructs';
import { errorsOf, foundIn, makeWorld, muteWarnings, type World } from './world';

muteWarnings();

describe('the name of a policy', () => {
  it.each<readonly [string, (world: World) => unknown, readonly string[]]>([
    ['the ids below the namespace', ({ web, api }) => new AllowFrom(web, 'api', { from: [api] }), ['front/web-api']],
    ['the id alone in the namespace', ({ front }) => new DenyAll(front, 'deny'), ['front/deny']],
    [
      'the ids of a pattern in between',
      ({ web }) => new DenyAll(new Construct(new Construct(web, 'baseline'), 'inner'), 'deny'),
      ['front/web-baseline-inner-deny'],
    ],
    [
      'the ids below the application where there is no namespace above',
      ({ shop, web }) => new DenyAll(new Construct(shop, 'baseline'), 'deny', { subject: web }),
      ['front/baseline-deny'],
    ],
    [
      'the ids below the scope, not below the subject',
      ({ data, web }) => new DenyAll(data, 'deny', { subject: web }),
      ['front/deny'],
    ],
    [
      'all ids in a plain construct of the App',
      ({ app, web }) => new DenyAll(new Construct(app, 'baseline'), 'deny', { subject: web }),
      ['front/baseline-deny'],
    ],
    ['in lower case', ({ web, api }) => new AllowFrom(web, 'FromAPI', { from: [api] }), ['front/web-fromapi']],
    ['the policyName as it is', ({ web }) => new DenyAll(web, 'x', { policyName: 'a.b-c' }), ['front/a.b-c']],
    [
      'of 253 characters',
      ({ web }) => new DenyAll(web, 'x', { policyName: 'a'.repeat(253) }),
      [`front/${'a'.repeat(253)}`],
    ],
    [
      'equal in two namespaces',
      ({ front, data }) => [new DenyAll(front, 'deny'), new DenyAll(data, 'deny')],
      ['data/deny', 'front/deny'],
    ],
  ])('%s', (_title, make, ids) => {
    const world = makeWorld();
    make(world);
    expect(SynthesizedPolicies.of(world.app).ids).toEqual(ids);
  });

  it.each<readonly [string, (world: World) => unknown, readonly string[]]>([
    [
      'the direction behind the name of the rule',
      ({ db, web }) => new AllowFrom(db, 'rule', { from: [web], pairing: Pairing.BOTH }),
      ['data/db-rule', 'front/db-rule-egress'],
    ],
    [
      'the other direction',
      ({ db, web }) => new AllowTo(web, 'rule', { to: [db], pairing: Pairing.BOTH }),
      ['data/web-rule-ingress', 'front/web-rule'],
    ],
    [
      'the peer behind it where the rule has several',
      ({ db, web, api }) => new AllowFrom(db, 'rule', { from: [web, api], pairing: Pairing.BOTH }),
      ['data/db-rule', 'front/db-rule-egress-api', 'front/db-rule-egress-web'],
    ],
    [
      'peers in lower case',
      ({ front, db, web }) =>
        new AllowFrom(db, 'rule', { from: [web, new Tier(front, 'AuthAPI')], pairing: Pairing.BOTH }),
      ['data/db-rule', 'front/db-rule-egress-authapi', 'front/db-rule-egress-web'],
    ],
    [
      'behind a policyName',
      ({ db, web }) => new AllowFrom(db, 'rule', { from: [web], pairing: Pairing.BOTH, policyName: 'own' }),
      ['data/own', 'front/own-egress'],
    ],
    [
      'the ids of a nested tier',
      ({ front, db, web }) => {
        const inner = new Tier(new Construct(front, 'pattern'), 'worker');
        return new AllowFrom(db, 'rule', { from: [web, inner], pairing: Pairing.BOTH });
      },
      ['data/db-rule', 'front/db-rule-egress-pattern-worker', 'front/db-rule-egress-web'],
    ],
    [
      'the namespace for all its pods',
      ({ front, db, web }) => new AllowFrom(db, 'rule', { from: [web, front], pairing: Pairing.BOTH }),
      ['data/db-rule', 'front/db-rule-egress-front', 'front/db-rule-egress-web'],
    ],
  ])('of the other half: %s', (_title, make, ids) => {
    const world = makeWorld();
    make(world);
    expect(SynthesizedPolicies.of(world.app).ids).toEqual(ids);
  });

  it('of another half that is too long is refused, at the rule', () => {
    const { app, db, web } = makeWorld();
    new AllowFrom(db, 'rule', { from: [web], pairing: Pairing.BOTH, policyName: 'a'.repeat(250) });
    expect(errorsOf(app)).toMatchObject([
      { code: 'name-invalid', path: 'metadata.name', constructPath: 'shop/data/db/rule', file: __filename },
    ]);
  });

  it('that two halves would share is refused, naming both', () => {
    const { app, front, db, web, api } = makeWorld();
    new AllowFrom(db, 'rule', { from: [web], pairing: Pairing.BOTH });
    new DenyAll(front, 'db-rule-egress', { subject: api });
    const [error, ...others] = errorsOf(app);
    expect(others).toEqual([]);
    expect(error.code).toBe('duplicate-policy-name');
    const named = `${error.constructPath} ${error.message}`;
    expect(named).toContain('shop/data/db/rule');
    expect(named).toContain('shop/front/db-rule-egress');
    expect(named).toContain(__filename);
  });

  it.each(['data', 'front'])('that a raw policy has is refused in its namespace alone (%s)', (namespace) => {
    const { app, shop, web } = makeWorld();
    const metadata = { name: 'web-deny', namespace };
    new ApiObject(shop, 'raw', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: { podSelector: {} },
    });
    new DenyAll(web, 'deny');
    expect(foundIn(app)).toEqual(namespace === 'front' ? [['duplicate-policy-name', 'shop/front/web/deny']] : []);
  });

  it('that two raw policies share is refused too', () => {
    const { app, shop } = makeWorld();
    for (const id of ['one', 'two']) {
      const metadata = { name: 'deny', namespace: 'front' };
      new ApiObject(shop, id, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata,
        spec: { podSelector: {} },
      });
    }
    expect(foundIn(app)).toEqual([['duplicate-policy-name', 'shop/two']]);
  });

  it('of raw policies whose names the server makes up never clash', () => {
    const { app, shop } = makeWorld();
    for (const id of ['one', 'two']) {
      const object = new ApiObject(shop, id, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { namespace: 'front', generateName: 'deny-' },
        spec: { podSelector: {} },
      });
      object.addJsonPatch(JsonPatch.remove('/metadata/name'));
    }
    expect(foundIn(app)).toEqual([]);
  });
});

describe('ids of sugar', () => {
  function idOf(make: (world: World) => { node: { id: string } }): string {
    return make(makeWorld()).node.id;
  }

  it.each<readonly [string, (world: World) => { node: { id: string } }, string]>([
    ['a tier of the same namespace', ({ web, api }) => api.allowFrom(web), 'allow-from-web'],
    ['a tier of another namespace', ({ web, db }) => web.allowTo(db), 'allow-to-data-db'],
    ['a namespace', ({ data, api }) => api.allowFrom(data), 'allow-from-data'],
    ['the own namespace', ({ front, api }) => api.allowFrom(front), 'allow-from-front'],
    ['anywhere', ({ api }) => api.allowFrom(Peer.anywhere()), 'allow-from-anywhere'],
    ['any pod', ({ api }) => api.allowFrom(Peer.anyPod()), 'allow-from-any-pod'],
    ['the internet', ({ api }) => api.allowTo(Peer.internet(), { ports: [Port.tcp(1)] }), 'allow-to-internet'],
    ['an ip block', ({ api }) => api.allowFrom(Peer.ipBlock('10.0.0.0/8')), 'allow-from-10.0.0.0-8'],
    [
      'an ip block with a hole',
      ({ api }) => api.allowFrom(Peer.ipBlock('10.0.0.0/8', { except: ['10.1.0.0/16'] })),
      'allow-from-10.0.0.0-8-except-10.1.0.0-16',
    ],
    ['IPv6', ({ api }) => api.allowFrom(Peer.ipBlock('2001:db8::/32')), 'allow-from-2001-db8-32'],
    [
      'a host',
      ({ api }) => api.allowTo(Peer.host('Pay.Example.com', { addresses: ['192.0.2.1'] })),
      'allow-to-pay.example.com',
    ],
    [
      'pods',
      ({ api }) => api.allowFrom(Peer.pods({ labels: { app: 'Web' }, namespaces: Namespaces.named('a') })),
      'allow-from-pods-app-web-in-a',
    ],
    [
      'namespaces',
      ({ api }) => api.allowFrom(Peer.namespaces({ labels: { team: 'red' } })),
      'allow-from-namespaces-team-red',
    ],
    ['an id of its own', ({ web, api }) => api.allowFrom(web, { id: 'mine' }), 'mine'],
    ['a namespace as subject', ({ front, db }) => front.allowTo(db), 'allow-to-data-db'],
  ])('%s', (_title, make, id) => {
    expect(idOf(make)).toBe(id);
  });

  it('of all peers make names that Kubernetes accepts', () => {
    const { app, api } = makeWorld();
    for (const peer of [
      Peer.ipBlock('2001:db8::/32'),
      Peer.ipBlock('::/0'),
      Peer.host('Pay.Example.com', { addresses: ['2001:db8::1'] }),
      Peer.pods({ labels: { 'app.kubernetes.io/name': 'Web_1' }, namespaces: Namespaces.all() }),
      Peer.pods({ namespaces: Namespaces.same() }),
      Peer.namespaces({ labels: { 'example.com/Team': 'A_b.c' } }),
    ]) {
      api.allowFrom(peer);
    }
    expect(Diagnostics.of(app).errors).toEqual([]);
  });

  it('stay free: the same peer again counts, and the flow is one flow with both ports', () => {
    const { app, web, api } = makeWorld();
    const rules = [8080, 8081, 8082].map((port) => api.allowFrom(web, { ports: [Port.tcp(port)], isolates: true }));
    expect(rules.map(({ node }) => node.id)).toEqual(['allow-from-web', 'allow-from-web-2', 'allow-from-web-3']);
    const policies = SynthesizedPolicies.of(app);
    expect(policies.ids).toEqual(['front/api-allow-from-web']);
    expect(policies.get('front/api-allow-from-web').spec.ingress).toEqual([
      {
        from: [{ podSelector: { matchLabels: { app: 'web' } } }],
        ports: [8080, 8081, 8082].map((port) => ({ port, protocol: 'TCP' })),
      },
    ]);
  });

  it('take all options of the rule', () => {
    const { app, web, api } = makeWorld();
    const rule = api.allowFrom(web, {
      rationale: 'because',
      owner: 'me',
      reviewBy: '2030-01-31',
      layer: Layer.SECURITY,
      policyName: 'own',
      isolates: true,
      labels: { a: 'b' },
      annotations: { c: 'd' },
    });
    expect(rule).toBeInstanceOf(AllowFrom);
    expect(SynthesizedPolicies.of(app).get('front/own').metadata).toEqual({
      annotations: {
        c: 'd',
        'cdk8s-netpol/owner': 'me',
        'cdk8s-netpol/rationale': 'because',
        'cdk8s-netpol/review-by': '2030-01-31',
      },
      labels: { a: 'b', 'cdk8s-netpol/layer': 'security' },
      name: 'own',
      namespace: 'front',
    });
  });
});

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

describe('two applications that declare one namespace', () => {
  it('write to the file of the first by path, whoever has the rule', () => {
    const { app, shop } = makeWorld();
    const other = new Application(app, 'another');
    const there = new Namespace(other, 'shared');
    new DenyAll(new Namespace(shop, 'shared'), 'deny');
    new Tier(there, 'pod', { ports: [Port.tcp(1)] }).allowFrom(there);
    expect((other.toJson() as SynthesizedPolicy[]).map(({ metadata }) => metadata.name)).toEqual([
      'deny',
      'pod-allow-from-shared',
      'pod-allow-from-shared-egress',
    ]);
    expect(shop.toJson()).toEqual([]);
  });
});
