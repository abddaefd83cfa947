/*
 * What the policies of the store must and must not let pass, asked in a unit test: no cluster, no YAML, milliseconds.
 * jest runs it like any other test; with vitest, import from cdk8s-netpol/testing/vitest and the rest stays the same.
 */
import { INGRESS_NGINX_LABELS, Namespaces, Peer } from 'cdk8s-netpol';
import { netpolMatchers } from 'cdk8s-netpol/testing/jest';
import { build } from './app';

expect.extend(netpolMatchers);

const store = build('dist/online-store');

const NAMESPACES = ['store-front', 'store-services', 'store-data'];

// Pods of others, as the clusters of this company label them.
const controller = podsIn('ingress-nginx', INGRESS_NGINX_LABELS);
const prometheus = podsIn('monitoring', { 'app.kubernetes.io/name': 'prometheus' });
const kubeDns = podsIn('kube-system', { 'k8s-app': 'kube-dns' });

function podsIn(namespace: string, labels: { [key: string]: string }): Peer {
  return Peer.pods({ labels, namespaces: Namespaces.named(namespace) });
}

test('an order finds its way through the store', () => {
  expect(store).toMatchTruthTable([
    { from: controller, to: 'store-front/frontend', expected: 'allowed' },
    { from: '203.0.113.50', to: 'store-front/frontend', expected: 'denied' },
    { from: 'store-front/frontend', to: 'store-services/checkout', port: 'grpc', expected: 'allowed' },
    { from: 'store-services/checkout', to: 'store-services/payment', expected: 'allowed' },
    { from: 'store-services/payment', to: '203.0.113.10', port: 443, expected: 'allowed' },
    { from: 'store-services/payment', to: '203.0.113.10', port: 80, expected: 'denied' },
    { from: 'store-services/checkout', to: 'store-data/postgres', expected: 'allowed' },
    { from: 'store-front/frontend', to: 'store-data/postgres', expected: 'denied' },
    { from: 'store-services/ad', to: 'store-services/payment', expected: 'denied' },
  ]);
});

test('nobody but their clients reaches the data', () => {
  const clients = ['store-services/catalog', 'store-services/checkout'];
  expect(store).toOnlyBeReachedFrom('store-data/postgres', [...clients, prometheus]);
  expect(store).toOnlyBeReachedFrom('store-data/redis', ['store-services/cart', prometheus]);
});

test('card data leaves the cluster by one way', () => {
  const provider = Peer.host('api.payments.example.com', { addresses: ['203.0.113.10', '203.0.113.11'] });
  expect(store).toOnlyReach('store-services/payment', [provider, kubeDns]);
});

test.each(NAMESPACES)('every pod of %s is isolated and resolves names', (name) => {
  const pods = Peer.pods({ namespaces: Namespaces.named(name) });
  expect(store).toBeIsolated(pods, 'both');
  expect(store).toHaveDns(pods);
});

test('everything is watched', () => {
  for (const name of NAMESPACES) {
    const pods = Peer.pods({ namespaces: Namespaces.named(name) });
    expect(store).toAllow({ from: prometheus, to: pods, port: 9464 });
  }
});
