import { Defaults, Namespace, Namespaces, Peer, Port, ThreeTierApplication, ZeroTrustNamespace } from 'cdk8s-netpol';
import { codesOf, example, policiesOf, snapshot, specOf } from './example';

const web = { labels: { app: 'web' }, ports: [Port.tcp(8080)] };
const api = { labels: { app: 'api' }, ports: [Port.tcp(9090)] };
const database = { labels: { app: 'postgres' }, ports: [Port.tcp(5432)] };
const pods = (app: string): unknown => ({ podSelector: { matchLabels: { app } } });
const inNamespace = (name: string): unknown => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});

test('three tiers in three namespaces: each edge at both ends, everything else closed', () => {
  const { application } = example();
  new ThreeTierApplication(application, 'orders', {
    web: { ...web, namespace: 'front' },
    api: { ...api, namespace: 'middle' },
    database: { ...database, namespace: 'data' },
    clients: [Peer.anywhere()],
  });
  const policies = policiesOf(application);

  expect(policies.ids).toEqual([
    'data/orders-baseline-allow-dns',
    'data/orders-baseline-deny-all',
    'data/orders-database-allow-api',
    'front/orders-api-allow-web-egress',
    'front/orders-baseline-allow-dns',
    'front/orders-baseline-deny-all',
    'front/orders-web-allow-clients',
    'middle/orders-api-allow-web',
    'middle/orders-baseline-allow-dns',
    'middle/orders-baseline-deny-all',
    'middle/orders-database-allow-api-egress',
  ]);
  expect(policies.get('front/orders-web-allow-clients').spec).toEqual({
    ...(pods('web') as object),
    policyTypes: ['Ingress'],
    ingress: [{ ports: [{ protocol: 'TCP', port: 8080 }] }],
  });
  expect(policies.get('middle/orders-api-allow-web').spec).toEqual({
    ...(pods('api') as object),
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [{ ...(inNamespace('front') as object), ...(pods('web') as object) }],
        ports: [{ protocol: 'TCP', port: 9090 }],
      },
    ],
  });
  expect(policies.get('middle/orders-database-allow-api-egress').spec).toEqual({
    ...(pods('api') as object),
    policyTypes: ['Egress'],
    egress: [
      {
        to: [{ ...(inNamespace('data') as object), ...(pods('postgres') as object) }],
        ports: [{ protocol: 'TCP', port: 5432 }],
      },
    ],
  });
  expect(codesOf(application)).toEqual([]);
  expect(policies.toYaml()).toMatchFile(snapshot('three-tier-application'));
});

test('without namespaces all three tiers live in one that is named for the pattern', () => {
  const { application } = example();
  const orders = new ThreeTierApplication(application, 'orders', { web, api, database });

  expect([orders.web, orders.api, orders.database].map(({ namespaceName }) => namespaceName)).toEqual([
    'orders',
    'orders',
    'orders',
  ]);
  expect(policiesOf(application).ids).toEqual([
    'orders/orders-api-allow-web',
    'orders/orders-api-allow-web-egress',
    'orders/orders-baseline-allow-dns',
    'orders/orders-baseline-deny-all',
    'orders/orders-database-allow-api',
    'orders/orders-database-allow-api-egress',
  ]);
  expect(specOf(application, 'orders/orders-database-allow-api')).toMatchObject({ ingress: [{ from: [pods('api')] }] });
});

test('a tier left without a namespace joins the one before it', () => {
  const { application } = example();
  const orders = new ThreeTierApplication(application, 'orders', {
    web: { ...web, namespace: 'front' },
    api: { ...api, namespace: 'back' },
    database,
  });

  expect([orders.web.namespaceName, orders.api.namespaceName, orders.database.namespaceName]).toEqual([
    'front',
    'back',
    'back',
  ]);
});

test('in a namespace, two of them live side by side under the ids of the patterns', () => {
  const { namespace } = example();
  const first = new ThreeTierApplication(namespace, 'first', { web, api, database });
  new ThreeTierApplication(namespace, 'second', {
    web: { ...web, labels: { app: 'web-2' } },
    api: { ...api, labels: { app: 'api-2' } },
    database: { ...database, labels: { app: 'postgres-2' }, namespace: 'data' },
  });

  expect(first.database.namespaceName).toBe('shop');
  expect(policiesOf(namespace).ids).toEqual([
    'data/second-baseline-allow-dns',
    'data/second-baseline-deny-all',
    'data/second-database-allow-api',
    'shop/first-api-allow-web',
    'shop/first-api-allow-web-egress',
    'shop/first-baseline-allow-dns',
    'shop/first-baseline-deny-all',
    'shop/first-database-allow-api',
    'shop/first-database-allow-api-egress',
    'shop/second-api-allow-web',
    'shop/second-api-allow-web-egress',
    'shop/second-database-allow-api-egress',
  ]);
  expect(codesOf(namespace)).toEqual([]);
});

test('two of them may share namespaces that neither stands in', () => {
  const { application } = example();
  const second = (app: string) => ({ labels: { app }, ports: [Port.tcp(80)], namespace: 'shared' });
  new ThreeTierApplication(application, 'first', { web: { ...web, namespace: 'shared' }, api, database });
  new ThreeTierApplication(application, 'second', { web: second('w'), api: second('a'), database: second('d') });

  expect(policiesOf(application).ids).toEqual([
    'shared/first-api-allow-web',
    'shared/first-api-allow-web-egress',
    'shared/first-baseline-allow-dns',
    'shared/first-baseline-deny-all',
    'shared/first-database-allow-api',
    'shared/first-database-allow-api-egress',
    'shared/second-api-allow-web',
    'shared/second-api-allow-web-egress',
    'shared/second-database-allow-api',
    'shared/second-database-allow-api-egress',
  ]);
});

test('tiers without labels are selected by app.kubernetes.io/name', () => {
  const { application } = example();
  new ThreeTierApplication(application, 'orders', {
    web: { ports: web.ports },
    api: { ports: api.ports },
    database: { ports: database.ports },
  });

  expect(specOf(application, 'orders/orders-database-allow-api')).toMatchObject({
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'database' } },
  });
});

test('namespace objects are written on request only', () => {
  const { app, application } = example();
  new ThreeTierApplication(application, 'orders', { web, api, database, createNamespaces: true });
  new ThreeTierApplication(application, 'invoices', { web, api, database });
  policiesOf(app);
  const created = (application.toJson() as { kind: string; metadata: { name: string } }[])
    .filter(({ kind }) => kind === 'Namespace')
    .map(({ metadata }) => metadata.name);

  expect(created).toEqual(['orders']);
});

test('every rule says why it exists, and what is said about the pattern is said about every rule', () => {
  const { app, application } = example();
  Defaults.of(app).set({ requireRationale: true });
  new ThreeTierApplication(application, 'orders', {
    web,
    api,
    database,
    clients: [Peer.anyPod()],
    owner: 'team-orders',
  });
  const policies = policiesOf(app);
  const owners = policies.ids.map((id) => policies.get(id).metadata.annotations?.['cdk8s-netpol/owner']);

  expect(codesOf(app)).toEqual([]);
  expect(new Set(owners)).toEqual(new Set(['team-orders']));
});

test('the tiers it exposes take further rules', () => {
  const { application } = example();
  const { api: apiTier, database: data } = new ThreeTierApplication(application, 'orders', { web, api, database });
  data.allowFrom(Peer.pods({ labels: { app: 'backup' }, namespaces: Namespaces.named('ops') }));
  apiTier.allowTo(Peer.host('api.example.com', { addresses: ['192.0.2.1'] }), { ports: [Port.tcp(443)] });

  expect(specOf(application, 'orders/orders-api-allow-to-api.example.com')).toMatchObject({
    egress: [{ to: [{ ipBlock: { cidr: '192.0.2.1/32' } }] }],
  });
});

test.each(['api', 'database'] as const)(
  'without ports of the %s tier it is an error at the call of the pattern',
  (tier) => {
    const { application } = example();
    const members = { web, api, database, [tier]: { labels: { app: tier } } };
    new ThreeTierApplication(application, 'orders', members);

    expect(codesOf(application)).toEqual(['ports-missing']);
  },
);

test('a namespace that has a baseline of its own keeps it', () => {
  const { namespace } = example();
  new ZeroTrustNamespace(namespace, 'baseline');
  new ThreeTierApplication(namespace, 'orders', { web, api, database });

  expect(policiesOf(namespace).ids).toContain('shop/baseline-deny-all');
  expect(policiesOf(namespace).ids).not.toContain('shop/orders-baseline-deny-all');
});

test('a namespace is the same namespace whoever names it', () => {
  const { application } = example();
  const front = new Namespace(application, 'front', { labels: { zone: 'dmz' } });
  new ThreeTierApplication(application, 'orders', { web: { ...web, namespace: 'front' }, api, database });

  expect(front.tiers).toEqual([]);
  expect(policiesOf(application).ids).toContain('front/orders-baseline-deny-all');
  expect(codesOf(application)).toEqual([]);
});
