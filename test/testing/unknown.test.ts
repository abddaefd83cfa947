/*
 * What the input leaves open is neither allowed nor denied. Here the API takes requests from some of the addresses that a
 * pod without a known address may have, so that whether the job is among them nobody knows.
 */
import { AllowFrom, clusterOfObjects, LabelExpression, Namespaces, Peer, Port } from 'cdk8s-netpol';
import { netpolMatchers } from 'cdk8s-netpol/testing/jest';
import { failureOf } from './failure';
import { shop } from './shop';

expect.extend(netpolMatchers);

const { app, web, api, job } = shop();
new AllowFrom(api, 'allow-office', { from: [Peer.ipBlock('10.0.0.0/24')], ports: [Port.tcp(9090)] });
const flow = { from: job, to: api, port: 9090 };

test.each<[string, () => unknown]>([
  [
    'toAllow',
    () => {
      expect(app).toAllow(flow);
    },
  ],
  [
    'not.toAllow',
    () => {
      expect(app).not.toAllow(flow);
    },
  ],
  [
    'toDeny',
    () => {
      expect(app).toDeny(flow);
    },
  ],
  [
    'not.toDeny',
    () => {
      expect(app).not.toDeny(flow);
    },
  ],
  [
    'toOnlyBeReachedFrom',
    () => {
      expect(app).toOnlyBeReachedFrom(api, [web, Peer.ipBlock('10.0.0.0/24')]);
    },
  ],
  [
    'not.toOnlyBeReachedFrom',
    () => {
      expect(app).not.toOnlyBeReachedFrom(api, [web, Peer.ipBlock('10.0.0.0/24')]);
    },
  ],
  [
    'toMatchTruthTable',
    () => {
      expect(app).toMatchTruthTable([{ ...flow, expected: 'allowed' }]);
    },
  ],
  [
    'not.toMatchTruthTable',
    () => {
      expect(app).not.toMatchTruthTable([{ ...flow, expected: 'allowed' }]);
    },
  ],
])('%s fails, and says what is not known', (_, ask) => {
  const message = failureOf(ask);
  expect(message).toContain('pod-address-unknown');
  expect(message).toMatch(/is unknown/);
  expect(message).toContain('fails with .not as well');
});

test('what is certain is not', () => {
  expect(app).toDeny({ ...flow, port: 9091 });
  expect(app).toAllow({ ...flow, from: '10.0.0.7' });
  expect(app).toAllow({ ...flow, from: web });
});

const objects = (to: object) => [
  pod('client', { app: 'client' }),
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'egress', namespace: 'shop' },
    spec: { podSelector: { matchLabels: { app: 'client' } }, policyTypes: ['Egress'], egress: [{ to: [to] }] },
  },
];

function pod(name: string, labels: object) {
  const spec = { containers: [{ name, ports: [{ containerPort: 80 }] }] };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'shop', labels }, spec };
}

test('toOnlyReach and its opposite fail', () => {
  const cluster = clusterOfObjects([...objects({ ipBlock: { cidr: '10.0.0.0/24' } }), pod('other', {})]);
  const peers = [Peer.ipBlock('10.0.0.0/24')];
  expect(
    failureOf(() => {
      expect(cluster).toOnlyReach('shop/client', peers);
    }),
  ).toContain('pod-address-unknown');
  expect(
    failureOf(() => {
      expect(cluster).not.toOnlyReach('shop/client', peers);
    }),
  ).toContain('pod-address-unknown');
});

test('toHaveDns and its opposite fail', () => {
  const cluster = clusterOfObjects(objects({ ipBlock: { cidr: '10.0.0.0/24' } }));
  expect(
    failureOf(() => {
      expect(cluster).toHaveDns('shop/client');
    }),
  ).toContain('pod-address-unknown');
  expect(
    failureOf(() => {
      expect(cluster).not.toHaveDns('shop/client');
    }),
  ).toContain('pod-address-unknown');
});

describe('a flow to a Service whose pods say different things', () => {
  const cluster = clusterOfObjects([
    ...objects({ podSelector: { matchLabels: { version: 'v2' } } }),
    pod('unlimited', { app: 'unlimited' }),
    pod('one', { app: 'server', version: 'v1' }),
    pod('two', { app: 'server', version: 'v2' }),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'server', namespace: 'shop' },
      spec: { selector: { app: 'server' }, ports: [{ port: 80 }] },
    },
  ]);
  const toService = { from: 'shop/client', to: 'shop/Service/server' };

  test('fails both ways', () => {
    for (const ask of [
      () => {
        expect(cluster).toAllow(toService);
      },
      () => {
        expect(cluster).not.toAllow(toService);
      },
      () => {
        expect(cluster).toDeny(toService);
      },
      () => {
        expect(cluster).not.toDeny(toService);
      },
    ]) {
      expect(failureOf(ask)).toContain('backends-differ');
    }
  });

  test('is no excuse where another flow of the same question is certain', () => {
    const clients = Peer.pods({
      expressions: [LabelExpression.in('app', ['client', 'unlimited'])],
      namespaces: Namespaces.named('shop'),
    });
    expect(cluster).not.toDeny({ ...toService, from: clients });
    expect(() => {
      expect(cluster).toDeny({ ...toService, from: clients });
    }).toThrow('allowed: shop/Pod/unlimited -> shop/Service/server');
    expect(() => {
      expect(cluster).toAllow({ ...toService, from: clients });
    }).toThrow('backends-differ');
  });
});
