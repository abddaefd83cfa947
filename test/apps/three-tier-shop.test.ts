import { join } from 'node:path';
import { Diagnostics } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { build } from '../../apps/three-tier-shop/app';
import { allowedFlows, isolated } from './flows';

const app = build('unused');
const policies = SynthesizedPolicies.of(app);

test('nothing is found in it', () => {
  expect(Diagnostics.of(app).all).toEqual([]);
});

test('these policies and no others', () => {
  expect(policies.ids).toEqual([
    'shop-data/shop-baseline-allow-dns',
    'shop-data/shop-baseline-deny-all',
    'shop-data/shop-database-allow-api',
    'shop-data/shop-database-allow-prometheus',
    'shop-front/shop-api-allow-prometheus',
    'shop-front/shop-api-allow-web',
    'shop-front/shop-api-allow-web-egress',
    'shop-front/shop-baseline-allow-dns',
    'shop-front/shop-baseline-deny-all',
    'shop-front/shop-database-allow-api-egress',
    'shop-front/shop-web-allow-ingress-controller',
    'shop-front/shop-web-allow-prometheus',
  ]);
});

test('every pod of both namespaces is isolated in both directions', () => {
  expect(isolated(policies)).toEqual(
    expect.arrayContaining([
      'shop-data/* Egress',
      'shop-data/* Ingress',
      'shop-front/* Egress',
      'shop-front/* Ingress',
    ]),
  );
});

test('these flows and no others', () => {
  expect(allowedFlows(policies)).toEqual([
    'shop-data/* -> kube-system/kube-dns TCP 53',
    'shop-data/* -> kube-system/kube-dns UDP 53',
    'shop-data/postgres <- monitoring/prometheus TCP 9102',
    'shop-data/postgres <- shop-front/api TCP 5432',
    'shop-front/* -> kube-system/kube-dns TCP 53',
    'shop-front/* -> kube-system/kube-dns UDP 53',
    'shop-front/api -> shop-data/postgres TCP 5432',
    'shop-front/api <- monitoring/prometheus TCP 9102',
    'shop-front/api <- shop-front/web TCP 9090',
    'shop-front/web -> shop-front/api TCP 9090',
    'shop-front/web <- ingress-nginx/controller+ingress-nginx TCP 8080',
    'shop-front/web <- monitoring/prometheus TCP 9102',
  ]);
});

test('every policy says why it exists and who answers for it', () => {
  for (const { metadata } of policies.ids.map((id) => policies.get(id))) {
    expect(metadata.annotations?.['cdk8s-netpol/rationale']).toMatch(/\S/);
    expect(metadata.annotations?.['cdk8s-netpol/owner']).toMatch(/^team-(shop|monitoring)$/);
  }
});

test('the YAML', () => {
  expect(policies.toYaml()).toMatchFile(join(__dirname, 'snapshots', 'three-tier-shop.yaml'));
});
