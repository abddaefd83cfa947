import { Defaults, Dns, Layer, Namespace, Peer, ZeroTrustNamespace } from 'cdk8s-netpol';
import { Construct } from 'constructs';
import { codesOf, example, policiesOf, snapshot, specOf } from './example';

const KUBE_DNS = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
  podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
};

test('a namespace in which pods resolve names and do nothing else', () => {
  const { app, namespace } = example();
  new ZeroTrustNamespace(namespace, 'baseline');
  const policies = policiesOf(app);

  expect(policies.ids).toEqual(['shop/baseline-allow-dns', 'shop/baseline-deny-all']);
  expect(policies.get('shop/baseline-deny-all').spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  expect(policies.get('shop/baseline-allow-dns').spec).toEqual({
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [
      {
        to: [KUBE_DNS],
        ports: [
          { protocol: 'TCP', port: 53 },
          { protocol: 'UDP', port: 53 },
        ],
      },
    ],
  });
  expect(codesOf(app)).toEqual([]);
  expect(policies.toYaml()).toMatchFile(snapshot('zero-trust-namespace'));
});

test('both policies are of the baseline layer and say why they exist', () => {
  const { app, namespace } = example();
  Defaults.of(app).set({ requireRationale: true });
  new ZeroTrustNamespace(namespace, 'baseline');
  const policies = policiesOf(app);

  for (const { metadata } of policies.ids.map((id) => policies.get(id))) {
    expect(metadata.labels).toEqual({ 'cdk8s-netpol/layer': 'baseline' });
    expect(metadata.annotations?.['cdk8s-netpol/rationale']).toMatch(/\S/);
  }
});

test('what is said about the pattern is said about both rules', () => {
  const { app, namespace } = example();
  new ZeroTrustNamespace(namespace, 'baseline', {
    rationale: 'audit finding 7',
    owner: 'team-platform',
    reviewBy: '2030-01-31',
    layer: Layer.SECURITY,
    labels: { wave: 'first' },
    annotations: { 'example.com/ticket': 'NET-1' },
  });
  const policies = policiesOf(app);

  for (const { metadata } of policies.ids.map((id) => policies.get(id))) {
    expect(metadata.labels).toEqual({ 'cdk8s-netpol/layer': 'security', wave: 'first' });
    expect(metadata.annotations).toEqual({
      'cdk8s-netpol/rationale': 'audit finding 7',
      'cdk8s-netpol/owner': 'team-platform',
      'cdk8s-netpol/review-by': '2030-01-31',
      'example.com/ticket': 'NET-1',
    });
  }
});

test('the resolvers are those of the Defaults, and those of the pattern before them', () => {
  const { app, application, namespace } = example();
  Defaults.of(app).set({ dns: Dns.openShift() });
  new ZeroTrustNamespace(namespace, 'baseline');
  const own = new Namespace(application, 'own');
  new ZeroTrustNamespace(own, 'baseline', { dns: Dns.custom({ resolvers: [Peer.ipBlock('192.0.2.53/32')] }) });

  expect(specOf(app, 'shop/baseline-allow-dns')).toMatchObject({
    egress: [{ ports: [{ port: 5353 }, { port: 5353 }] }],
  });
  expect(specOf(app, 'own/baseline-allow-dns')).toMatchObject({
    egress: [{ to: [{ ipBlock: { cidr: '192.0.2.53/32' } }] }],
  });
});

test('subject names another namespace than the one around', () => {
  const { app, application, namespace } = example();
  new ZeroTrustNamespace(application, 'front', { subject: namespace });

  expect(policiesOf(app).ids).toEqual(['shop/front-allow-dns', 'shop/front-deny-all']);
});

test('in a tier it still isolates the whole namespace, as its name says', () => {
  const { app, api } = example();
  new ZeroTrustNamespace(api, 'baseline');

  expect(specOf(app, 'shop/api-baseline-deny-all')).toMatchObject({ podSelector: {} });
});

test('inside a pattern of somebody else its policies have the ids of both', () => {
  class CompanyBaseline extends Construct {
    public constructor(scope: Construct, id: string) {
      super(scope, id);
      new ZeroTrustNamespace(this, 'zero-trust');
    }
  }
  const { app, namespace } = example();
  new CompanyBaseline(namespace, 'company');

  expect(policiesOf(app).ids).toEqual(['shop/company-zero-trust-allow-dns', 'shop/company-zero-trust-deny-all']);
});

test('twice in one namespace is one baseline', () => {
  const { app, namespace } = example();
  new ZeroTrustNamespace(namespace, 'baseline');
  new ZeroTrustNamespace(new Construct(namespace, 'again'), 'baseline');

  expect(policiesOf(app).ids).toEqual(['shop/again-baseline-allow-dns', 'shop/again-baseline-deny-all']);
});

test.each([
  ['outside every namespace', (scope: Construct) => new ZeroTrustNamespace(scope, 'baseline'), 'subject-missing'],
  [
    'for a namespace of somebody else',
    (scope: Construct) =>
      new ZeroTrustNamespace(scope, 'baseline', { subject: Namespace.imported(scope, 'system', 'kube-system') }),
    'imported-subject',
  ],
])('%s is an error of both rules', (_case, add, code) => {
  const { application } = example();
  add(application);

  expect(codesOf(application)).toEqual([code, code]);
});

test('warnings about its rules are acknowledged at the pattern', () => {
  const { app, namespace } = example();
  const baseline = new ZeroTrustNamespace(namespace, 'baseline');
  baseline.acknowledge('implicit-isolation', 'there is none');

  // It reaches the bookkeeping of acknowledgements, which finds nothing to acknowledge.
  expect(codesOf(app)).toEqual(['stale-acknowledgement']);
});
