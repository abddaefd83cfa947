import { join } from 'node:path';
import { Diagnostics } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { build } from '../../apps/online-store/app';
import { allowedFlows, isolated } from './flows';

const app = build('unused');
const policies = SynthesizedPolicies.of(app);

const NAMESPACES = ['store-data', 'store-front', 'store-services'];

/** Who calls whom, on which port, as the services are documented. */
const CALLS = [
  ['store-front/frontend', 'store-services/ad', 9555],
  ['store-front/frontend', 'store-services/cart', 7070],
  ['store-front/frontend', 'store-services/catalog', 3550],
  ['store-front/frontend', 'store-services/checkout', 5050],
  ['store-front/frontend', 'store-services/currency', 7000],
  ['store-front/frontend', 'store-services/recommendation', 8081],
  ['store-front/frontend', 'store-services/shipping', 50052],
  ['store-services/checkout', 'store-services/cart', 7070],
  ['store-services/checkout', 'store-services/catalog', 3550],
  ['store-services/checkout', 'store-services/currency', 7000],
  ['store-services/checkout', 'store-services/email', 5000],
  ['store-services/checkout', 'store-services/payment', 50051],
  ['store-services/checkout', 'store-services/shipping', 50052],
  ['store-services/recommendation', 'store-services/catalog', 3550],
  ['store-services/cart', 'store-data/redis-cart', 6379],
  ['store-services/catalog', 'store-data/postgres', 5432],
  ['store-services/checkout', 'store-data/postgres', 5432],
] as const;

test('nothing is found in it', () => {
  expect(Diagnostics.of(app).all).toEqual([]);
});

test('one policy for each of the twelve services, and one for each namespace', () => {
  expect(policies.ids).toEqual([
    'store-data/postgres',
    'store-data/redis',
    'store-data/store-data',
    'store-front/frontend',
    'store-front/store-front',
    'store-services/ad',
    'store-services/cart',
    'store-services/catalog',
    'store-services/checkout',
    'store-services/currency',
    'store-services/email',
    'store-services/payment',
    'store-services/recommendation',
    'store-services/shipping',
    'store-services/store-services',
  ]);
});

test('every pod of every namespace is isolated in both directions', () => {
  expect(isolated(policies)).toEqual(
    expect.arrayContaining(NAMESPACES.flatMap((name) => [`${name}/* Egress`, `${name}/* Ingress`])),
  );
});

test('these flows and no others, each call at both ends', () => {
  const calls = CALLS.flatMap(([caller, callee, port]) => [
    `${caller} -> ${callee} TCP ${port}`,
    `${callee} <- ${caller} TCP ${port}`,
  ]);
  const everywhere = NAMESPACES.flatMap((name) => [
    `${name}/* -> kube-system/kube-dns TCP 53`,
    `${name}/* -> kube-system/kube-dns UDP 53`,
    `${name}/* <- monitoring/prometheus TCP 9464`,
  ]);
  const outside = [
    'store-front/frontend <- ingress-nginx/controller+ingress-nginx TCP 8080',
    'store-services/payment -> 203.0.113.10/32 TCP 443',
    'store-services/payment -> 203.0.113.11/32 TCP 443',
    'store-services/email -> 198.51.100.25/32 TCP 587',
  ];

  expect(allowedFlows(policies)).toEqual([...calls, ...everywhere, ...outside].sort());
});

test('the names of the hosts outside, and the day somebody looks after them, are kept', () => {
  expect(policies.get('store-services/payment').metadata.annotations).toMatchObject({
    'cdk8s-netpol/host': 'api.payments.example.com',
    'cdk8s-netpol/review-by': 'payment-allow-payment-provider: 2030-06-30',
  });
  expect(policies.get('store-services/email').metadata.annotations).toMatchObject({
    'cdk8s-netpol/host': 'smtp.mail.example.net',
  });
});

test('every policy says why it exists and who answers for it', () => {
  for (const { metadata } of policies.ids.map((id) => policies.get(id))) {
    expect(metadata.annotations?.['cdk8s-netpol/rationale']).toMatch(/\S/);
    expect(metadata.annotations?.['cdk8s-netpol/owner']).toMatch(/team-/);
  }
});

test('the YAML', () => {
  expect(policies.toYaml()).toMatchFile(join(__dirname, 'snapshots', 'online-store.yaml'));
});
