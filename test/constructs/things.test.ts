/* Namespaces, tiers, peers, ports, DNS and Defaults: what each becomes. */
import { ApiObject } from 'cdk8s';
import {
  AllowAllEgress,
  AllowAllIngress,
  AllowDns,
  AllowFrom,
  AllowSameNamespace,
  AllowTo,
  Application,
  Defaults,
  DenyAll,
  DenyAllEgress,
  DenyAllIngress,
  Diagnostics,
  Dns,
  DNS_PROFILES,
  ForeignPolicies,
  LabelExpression,
  Namespace,
  Namespaces,
  NOT_INTERNET,
  Pairing,
  Peer,
  Port,
  Protocol,
  Tier,
  validateNetworkPolicy,
  type IPeer,
} from 'cdk8s-netpol';
import { SynthesizedPolicies, type SynthesizedPolicy } from 'cdk8s-netpol/testing';
import { Construct } from 'constructs';
import { foundIn, makeWorld, muteWarnings, type World } from './world';

muteWarnings();

type Spec = SynthesizedPolicy['spec'];

/** The spec of the only policy with this id, which must pass validation. */
function specOf(world: World, id: string): Spec {
  const policy = SynthesizedPolicies.of(world.app).get(id);
  expect(validateNetworkPolicy(policy)).toEqual([]);
  return policy.spec;
}

function objectsOf(application: Application, kind: string): { metadata: { name: string; labels?: object } }[] {
  return (application.toJson() as SynthesizedPolicy[]).filter((object) => object.kind === kind);
}

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

describe('peers', () => {
  const NAMED = (name: string): object => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });

  it.each<readonly [string, (world: World) => IPeer, readonly object[] | undefined]>([
    ['a tier of the namespace', ({ web }) => web, [{ podSelector: { matchLabels: { app: 'web' } } }]],
    [
      'a tier of another namespace, in one peer (T1)',
      ({ db }) => db,
      [{ namespaceSelector: NAMED('data'), podSelector: { matchLabels: { app: 'db' } } }],
    ],
    ['the own namespace', ({ front }) => front, [{ podSelector: {} }]],
    ['another namespace', ({ data }) => data, [{ namespaceSelector: NAMED('data') }]],
    ['an imported namespace', ({ kubeSystem }) => kubeSystem, [{ namespaceSelector: NAMED('kube-system') }]],
    [
      'an imported tier',
      ({ kubeSystem }) => Tier.imported(kubeSystem, 'dns', { labels: { 'k8s-app': 'kube-dns' } }),
      [{ namespaceSelector: NAMED('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
    ],
    ['anywhere: no from at all', () => Peer.anywhere(), undefined],
    ['any pod', () => Peer.anyPod(), [{ namespaceSelector: {} }]],
    [
      'pods of the same namespace',
      () => Peer.pods({ labels: { app: 'x' }, namespaces: Namespaces.same() }),
      [{ podSelector: { matchLabels: { app: 'x' } } }],
    ],
    [
      'pods of one namespace',
      () => Peer.pods({ labels: { app: 'x' }, namespaces: Namespaces.named('a') }),
      [{ namespaceSelector: NAMED('a'), podSelector: { matchLabels: { app: 'x' } } }],
    ],
    [
      'pods of several namespaces',
      () => Peer.pods({ labels: { app: 'x' }, namespaces: Namespaces.named('b', 'a') }),
      [
        {
          namespaceSelector: {
            matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a', 'b'] }],
          },
          podSelector: { matchLabels: { app: 'x' } },
        },
      ],
    ],
    [
      'pods of labelled namespaces',
      () =>
        Peer.pods({
          expressions: [LabelExpression.notIn('track', ['new', 'old'])],
          namespaces: Namespaces.labelled({ team: 'red' }, [LabelExpression.exists('zone')]),
        }),
      [
        {
          namespaceSelector: {
            matchExpressions: [{ key: 'zone', operator: 'Exists' }],
            matchLabels: { team: 'red' },
          },
          podSelector: { matchExpressions: [{ key: 'track', operator: 'NotIn', values: ['new', 'old'] }] },
        },
      ],
    ],
    [
      'pods of all namespaces',
      () => Peer.pods({ labels: { app: 'x' }, namespaces: Namespaces.all() }),
      [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'x' } } }],
    ],
    [
      'labelled namespaces',
      () => Peer.namespaces({ labels: { team: 'red' }, expressions: [LabelExpression.doesNotExist('old')] }),
      [
        {
          namespaceSelector: {
            matchExpressions: [{ key: 'old', operator: 'DoesNotExist' }],
            matchLabels: { team: 'red' },
          },
        },
      ],
    ],
    [
      'an ip block',
      () => Peer.ipBlock('10.0.0.0/8', { except: ['10.1.0.0/16'] }),
      [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }],
    ],
    ['an IPv6 block without holes', () => Peer.ipBlock('2001:db8::/32'), [{ ipBlock: { cidr: '2001:db8::/32' } }]],
    [
      'the internet, both families',
      () => Peer.internet(),
      [
        { ipBlock: { cidr: '0.0.0.0/0', except: NOT_INTERNET.ipv4.map(({ cidr }) => cidr) } },
        { ipBlock: { cidr: '::/0', except: NOT_INTERNET.ipv6.map(({ cidr }) => cidr) } },
      ],
    ],
    [
      'a host with addresses and a range',
      () => Peer.host('pay.example.com', { addresses: ['192.0.2.1', '2001:db8::1', '198.51.100.0/24'] }),
      [
        { ipBlock: { cidr: '192.0.2.1/32' } },
        { ipBlock: { cidr: '2001:db8::1/128' } },
        { ipBlock: { cidr: '198.51.100.0/24' } },
      ],
    ],
  ])('%s', (_title, peer, from) => {
    const world = makeWorld();
    new AllowFrom(world.api, 'rule', { from: [peer(world)], ports: [Port.tcp(1)] });
    expect(specOf(world, 'front/api-rule').ingress).toEqual([
      { ...(from && { from }), ports: [{ port: 1, protocol: 'TCP' }] },
    ]);
    const other = makeWorld();
    new AllowTo(other.web, 'rule', { to: [peer(other)], ports: [Port.tcp(1)] });
    expect(specOf(other, 'front/web-rule').egress).toEqual([
      { ports: [{ port: 1, protocol: 'TCP' }], ...(from && { to: from }) },
    ]);
  });

  it('the internet leaves out what is private, shared, link-local, loopback or multicast', () => {
    const ranges = [...NOT_INTERNET.ipv4, ...NOT_INTERNET.ipv6];
    for (const cidr of [
      '10.0.0.0/8',
      '172.16.0.0/12',
      '192.168.0.0/16',
      '100.64.0.0/10',
      '169.254.0.0/16',
      '127.0.0.0/8',
      '224.0.0.0/4',
      'fc00::/7',
      'fe80::/10',
      '::1/128',
      'ff00::/8',
    ]) {
      expect(ranges.map((range) => range.cidr)).toContain(cidr);
    }
    for (const { purpose, source } of ranges) expect([purpose, source].every(Boolean)).toBe(true);
  });

  it('the name of a host stands in an annotation, several sorted', () => {
    const { app, web } = makeWorld();
    const hosts = ['pay.example.com', 'auth.example.com'].map((name) => Peer.host(name, { addresses: ['192.0.2.1'] }));
    new AllowTo(web, 'rule', { to: hosts, ports: [Port.tcp(443)] });
    expect(SynthesizedPolicies.of(app).get('front/web-rule').metadata.annotations).toEqual({
      'cdk8s-netpol/host': 'auth.example.com\npay.example.com',
    });
  });
});

describe('ports', () => {
  it.each<readonly [string, readonly Port[], readonly object[] | undefined]>([
    [
      'one of each protocol',
      [Port.sctp(3), Port.udp(2), Port.tcp(1)],
      [
        { port: 1, protocol: 'TCP' },
        { port: 2, protocol: 'UDP' },
        { port: 3, protocol: 'SCTP' },
      ],
    ],
    ['a number, though it has a name', [Port.tcp(80, 'http')], [{ port: 80, protocol: 'TCP' }]],
    ['a name', [Port.named('http')], [{ port: 'http', protocol: 'TCP' }]],
    ['a name of another protocol', [Port.named('dns', Protocol.UDP)], [{ port: 'dns', protocol: 'UDP' }]],
    [
      'ranges',
      [Port.tcpRange(1, 2), Port.udpRange(3, 4), Port.sctpRange(5, 6)],
      [
        { endPort: 2, port: 1, protocol: 'TCP' },
        { endPort: 4, port: 3, protocol: 'UDP' },
        { endPort: 6, port: 5, protocol: 'SCTP' },
      ],
    ],
    [
      'all of a protocol, without port 0',
      [Port.allTcp(), Port.allUdp(), Port.allSctp()],
      [{ protocol: 'TCP' }, { protocol: 'UDP' }, { protocol: 'SCTP' }],
    ],
    ['all', [Port.all()], undefined],
    ['all beside one', [Port.tcp(1), Port.all()], undefined],
    ['the same twice', [Port.tcp(1), Port.tcp(1)], [{ port: 1, protocol: 'TCP' }]],
    [
      'first and last',
      [Port.tcp(1), Port.tcp(65535)],
      [
        { port: 1, protocol: 'TCP' },
        { port: 65535, protocol: 'TCP' },
      ],
    ],
    ['a range of one', [Port.tcpRange(5, 5)], [{ port: 5, protocol: 'TCP' }]],
  ])('%s', (_title, given, ports) => {
    const world = makeWorld();
    new AllowFrom(world.api, 'rule', { from: [world.web], ports: [...given] });
    expect(specOf(world, 'front/api-rule').ingress).toEqual([
      { from: [{ podSelector: { matchLabels: { app: 'web' } } }], ...(ports && { ports }) },
    ]);
  });

  it('left out are those of the destination, for ingress and for egress', () => {
    const world = makeWorld();
    new AllowFrom(world.api, 'rule', { from: [world.web] });
    new AllowTo(world.api, 'out', { to: [world.db, world.web] });
    expect(specOf(world, 'front/api-rule').ingress).toMatchObject([{ ports: [{ port: 9090 }] }]);
    expect(specOf(world, 'front/api-out').egress).toMatchObject([
      { ports: [{ port: 5432 }] },
      { ports: [{ port: 8080 }] },
    ]);
  });

  it('left out at a namespace as destination are an error, never all ports', () => {
    const { app, web, front } = makeWorld();
    new AllowTo(web, 'rule', { to: [front] });
    expect(foundIn(app)).toEqual([['ports-missing', 'shop/front/web/rule']]);
  });
});

describe('Namespace', () => {
  it('create writes the object, with labels, before everything else', () => {
    const { shop } = makeWorld();
    new Namespace(shop, 'third', { create: true, labels: { b: '2', a: '1' } });
    expect(objectsOf(shop, 'Namespace')).toEqual([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { labels: { a: '1', b: '2' }, name: 'third' } },
    ]);
  });

  it('the same name is the same namespace: labels add up, one object', () => {
    const world = makeWorld();
    const { shop } = world;
    const one = new Namespace(shop, 'one', { name: 'third', labels: { a: '1' } });
    new Namespace(shop, 'two', { name: 'third', labels: { b: '2' }, create: true });
    new Namespace(shop, 'three', { name: 'third', labels: { a: '1' }, create: true });
    expect(objectsOf(shop, 'Namespace')).toMatchObject([{ metadata: { labels: { a: '1', b: '2' }, name: 'third' } }]);
    new DenyAll(one, 'deny');
    expect(specOf(world, 'third/deny').podSelector).toEqual({});
  });

  it('one that is declared and imported is written by whoever declares it, not by whoever imports it', () => {
    const { app, shop } = makeWorld();
    const imported = Namespace.imported(shop, 'imported', 'third');
    const owned = new Namespace(shop, 'owned', { name: 'third' });
    new DenyAll(owned, 'deny');
    expect(foundIn(app)).toEqual([]);
    expect([imported.isImported, owned.isImported]).toEqual([true, false]);
    new DenyAll(imported, 'deny');
    expect(foundIn(app)).toEqual([['imported-subject', 'shop/imported/deny']]);
  });

  it('selectedByLabels is selected by its labels from elsewhere, and by nothing from inside', () => {
    const world = makeWorld();
    const third = new Namespace(world.shop, 'third', { labels: { team: 'red' }, selectedByLabels: true });
    const pod = new Tier(third, 'pod', { ports: [Port.tcp(1)] });
    new AllowFrom(world.web, 'rule', { from: [third, pod] });
    new AllowFrom(pod, 'rule', { from: [third] });
    const podSelector = { matchLabels: { 'app.kubernetes.io/name': 'pod' } };
    const namespaceSelector = { matchLabels: { team: 'red' } };
    expect(specOf(world, 'front/web-rule').ingress).toMatchObject([
      { from: [{ namespaceSelector }, { namespaceSelector, podSelector }] },
    ]);
    expect(specOf(world, 'third/pod-rule').ingress).toMatchObject([{ from: [{ podSelector: {} }] }]);
  });

  it('lists its tiers, and an application its namespaces, in the order of their paths', () => {
    const { shop, front } = makeWorld();
    const nested = new Tier(new Construct(front, 'a-pattern'), 'z');
    expect(front.tiers.map(({ node }) => node.path)).toEqual([nested.node.path, 'shop/front/api', 'shop/front/web']);
    expect(shop.namespaces.map(({ namespaceName }) => namespaceName)).toEqual(['data', 'front', 'kube-system']);
  });

  it('an Application is told from a chart', () => {
    const { app, shop, front } = makeWorld();
    expect([shop, front, app, undefined, null, {}].map((each) => Application.isApplication(each))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(shop).toBeInstanceOf(Application);
    expect(front).not.toBeInstanceOf(Application);
  });
});

describe('Tier', () => {
  it('is selected by its id unless labels are given', () => {
    const world = makeWorld();
    const plain = new Tier(world.front, 'plain');
    const both = new Tier(world.front, 'both', {
      labels: { a: 'b' },
      expressions: [LabelExpression.in('c', ['e', 'd'])],
    });
    const expressions = new Tier(world.front, 'expr', { expressions: [LabelExpression.exists('c')] });
    for (const tier of [plain, both, expressions]) new DenyAll(tier, 'deny');
    expect(specOf(world, 'front/plain-deny').podSelector).toEqual({
      matchLabels: { 'app.kubernetes.io/name': 'plain' },
    });
    expect(specOf(world, 'front/both-deny').podSelector).toEqual({
      matchExpressions: [{ key: 'c', operator: 'In', values: ['d', 'e'] }],
      matchLabels: { a: 'b' },
    });
    expect(specOf(world, 'front/expr-deny').podSelector).toEqual({
      matchExpressions: [{ key: 'c', operator: 'Exists' }],
    });
  });

  const template = (spec: object): object => ({ metadata: { labels: { app: 'raw' } }, spec });
  const containers = [
    { ports: [{ containerPort: 53, protocol: 'UDP', name: 'dns' }, { containerPort: 8080 }] },
    {},
    { ports: [{ containerPort: 9999, protocol: 'SCTP' }] },
  ];

  it.each<readonly [string, object]>([
    ['Pod', { metadata: { labels: { app: 'raw' } }, spec: { containers } }],
    ['Deployment', { spec: { template: template({ containers }) } }],
    ['StatefulSet', { metadata: { labels: { app: 'other' } }, spec: { template: template({ containers }) } }],
    ['Job', { spec: { template: template({ containers }) } }],
    ['CronJob', { spec: { jobTemplate: { spec: { template: template({ containers }) } } } }],
  ])('ofManifest reads labels and ports of a %s, each with its protocol', (kind, manifest) => {
    const world = makeWorld();
    const object = new ApiObject(world.shop, 'raw', { apiVersion: 'v1', kind, ...manifest });
    const tier = Tier.ofManifest(world.front, 'raw', object);
    tier.allowFrom(world.web, { id: 'rule' });
    expect(specOf(world, 'front/raw-rule')).toMatchObject({
      podSelector: { matchLabels: { app: 'raw' } },
      ingress: [
        {
          ports: [
            { port: 8080, protocol: 'TCP' },
            { port: 53, protocol: 'UDP' },
            { port: 9999, protocol: 'SCTP' },
          ],
        },
      ],
    });
  });

  it('ofManifest without ports has none, and never all', () => {
    const { app, shop, front, web } = makeWorld();
    const object = new ApiObject(shop, 'raw', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { labels: { app: 'raw' } },
      spec: { containers: [{}] },
    });
    Tier.ofManifest(front, 'raw', object).allowFrom(web, { id: 'rule' });
    expect(foundIn(app)).toEqual([['ports-missing', 'shop/front/raw/rule']]);
  });

  it('ofManifest on the network of its node is no subject and no peer', () => {
    const { app, shop, front, web } = makeWorld();
    const object = new ApiObject(shop, 'raw', {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      spec: { template: template({ hostNetwork: true, containers }) },
    });
    const agent = Tier.ofManifest(front, 'agent', object);
    new DenyAll(agent, 'deny');
    new AllowFrom(web, 'rule', { from: [agent] });
    expect(foundIn(app).sort()).toEqual([
      ['host-network-tier', 'shop/front/agent/deny'],
      ['host-network-tier', 'shop/front/web/rule'],
    ]);
  });

  it('ofManifest of a protocol that NetworkPolicy does not know is refused', () => {
    const { app, shop, front } = makeWorld();
    const object = new ApiObject(shop, 'raw', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { labels: { app: 'raw' } },
      spec: { containers: [{ ports: [{ containerPort: 1, protocol: 'ICMP' }] }] },
    });
    Tier.ofManifest(front, 'raw', object);
    expect(foundIn(app)).toEqual([['protocol-unsupported', 'shop/front/raw']]);
  });

  it('that nobody uses may be on the network of its node', () => {
    const { app, front } = makeWorld();
    new Tier(front, 'agent', { hostNetwork: true });
    expect(foundIn(app)).toEqual([]);
  });
});

describe('DNS', () => {
  const named = (name: string): object => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
  const kubeDns = { namespaceSelector: named('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } };
  const addresses = (...cidrs: string[]): object[] => cidrs.map((cidr) => ({ ipBlock: { cidr } }));

  it.each<readonly [string, Dns | undefined, readonly object[], number]>([
    ['by default: kube-dns', undefined, [kubeDns], 53],
    ['kubeDns', Dns.kubeDns(), [kubeDns], 53],
    [
      'openShift',
      Dns.openShift(),
      [
        {
          namespaceSelector: named('openshift-dns'),
          podSelector: { matchLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } },
        },
      ],
      5353,
    ],
    ['nodeLocalCache', Dns.nodeLocalCache(), [kubeDns, ...addresses('169.254.20.10/32')], 53],
    [
      'nodeLocalCache elsewhere',
      Dns.nodeLocalCache(['192.0.2.53/32', 'fd00::53/128']),
      [kubeDns, ...addresses('192.0.2.53/32', 'fd00::53/128')],
      53,
    ],
    ['gkeCloudDns', Dns.gkeCloudDns(), [kubeDns, ...addresses('169.254.169.254/32', '169.254.20.10/32')], 53],
    ['azureLocalDns', Dns.azureLocalDns(), [kubeDns, ...addresses('169.254.10.0/24')], 53],
    [
      'custom',
      Dns.custom({ resolvers: [Peer.ipBlock('192.0.2.53/32')], port: 1053 }),
      addresses('192.0.2.53/32'),
      1053,
    ],
    [
      'custom on the usual port',
      Dns.custom({ resolvers: [Peer.ipBlock('192.0.2.53/32')] }),
      addresses('192.0.2.53/32'),
      53,
    ],
  ])('%s, over UDP and TCP', (_title, dns, to, port) => {
    const byProp = makeWorld();
    new AllowDns(byProp.front, 'dns', { dns, isolates: true });
    const expected = {
      egress: [
        {
          ports: [
            { port, protocol: 'TCP' },
            { port, protocol: 'UDP' },
          ],
          to,
        },
      ],
      podSelector: {},
      policyTypes: ['Egress'],
    };
    expect(specOf(byProp, 'front/dns')).toEqual(expected);
    expect(foundIn(byProp.app)).toEqual([]);

    const byDefaults = makeWorld();
    Defaults.of(byDefaults.app).set({ dns });
    new AllowDns(byDefaults.web, 'dns');
    expect(specOf(byDefaults, 'front/web-dns').egress).toEqual(expected.egress);
  });

  it('custom resolvers that are a tier get their half', () => {
    const { app, shop, front } = makeWorld();
    const dns = new Namespace(shop, 'dns');
    new DenyAll(dns, 'deny');
    new DenyAll(front, 'deny');
    const resolver = new Tier(dns, 'resolver');
    new AllowDns(front, 'dns', { dns: Dns.custom({ resolvers: [resolver] }) });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['dns/deny', 'dns/dns-ingress', 'front/deny', 'front/dns']);
  });

  it('profiles say where they come from', () => {
    for (const { title, sources, port, resolvers, ipBlocks } of Object.values(DNS_PROFILES)) {
      expect(title).toBeTruthy();
      expect(sources.length).toBeGreaterThan(0);
      expect(Number.isInteger(port)).toBe(true);
      expect(resolvers.length + ipBlocks.length).toBeGreaterThan(0);
    }
  });
});

describe('Defaults', () => {
  it('the nearest scope that sets something wins, setting by setting', () => {
    const { app, shop, front, web, api } = makeWorld();
    Defaults.of(app).set({ dns: Dns.openShift(), pairing: Pairing.BOTH });
    Defaults.of(shop).set({ requireRationale: true });
    Defaults.of(front).set({ pairing: Pairing.ONE_SIDED, dns: Dns.kubeDns() });
    Defaults.of(web).set({ requireRationale: false });
    new AllowFrom(web, 'rule', { from: [api] });
    new AllowDns(api, 'dns', { rationale: 'names' });
    const policies = SynthesizedPolicies.of(app);
    expect(policies.ids).toEqual(['front/api-dns', 'front/web-rule']);
    expect(policies.get('front/api-dns').spec).toMatchObject({ egress: [{ ports: [{ port: 53 }, { port: 53 }] }] });
    new DenyAll(api, 'deny');
    expect(foundIn(app)).toContainEqual(['rationale-missing', 'shop/front/api/deny']);
  });

  it('set twice keeps what the second does not say', () => {
    const { app, web, api } = makeWorld();
    Defaults.of(app).set({ pairing: Pairing.BOTH });
    Defaults.of(app).set({ requireRationale: false, pairing: undefined });
    new AllowFrom(web, 'rule', { from: [api] });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['front/web-rule', 'front/web-rule-egress']);
  });

  it('hold for what was made before them', () => {
    const { app, web, api } = makeWorld();
    new AllowFrom(web, 'rule', { from: [api] });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['front/web-rule']);
    Defaults.of(web).set({ pairing: Pairing.BOTH });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['front/web-rule', 'front/web-rule-egress']);
  });

  it('hold where the rule stands, not where its subject does', () => {
    const { app, data, web, api } = makeWorld();
    Defaults.of(data).set({ pairing: Pairing.BOTH });
    new AllowFrom(data, 'rule', { subject: web, from: [api] });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['front/rule', 'front/rule-egress']);
  });

  it('a pattern may allow raw policies that the App forbids', () => {
    const { app, shop } = makeWorld();
    Defaults.of(app).set({ foreignPolicies: ForeignPolicies.FORBID });
    const legacy = new Construct(shop, 'legacy');
    Defaults.of(legacy).set({ foreignPolicies: ForeignPolicies.ALLOW });
    const props = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: { podSelector: {} } };
    new ApiObject(legacy, 'fine', { ...props, metadata: { name: 'a', namespace: 'front' } });
    new ApiObject(shop, 'not', { ...props, metadata: { name: 'b', namespace: 'front' } });
    expect(foundIn(app)).toEqual([['foreign-policy-forbidden', 'shop/not']]);
  });

  it('of two Apps are apart', () => {
    const [one, two] = [makeWorld(), makeWorld()];
    Defaults.of(one.app).set({ requireRationale: true });
    new DenyAll(two.web, 'deny');
    expect(Diagnostics.of(two.app).all).toEqual([]);
  });
});
