import { join } from 'node:path';
import { App } from 'cdk8s';
import { Application, Diagnostics } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { build } from '../../apps/platform/app';
import { allowedFlows } from './flows';

const app = build('unused');
const policies = SynthesizedPolicies.of(app);

test('nothing is found in it', () => {
  expect(Diagnostics.of(app).all).toEqual([]);
});

test('one policy for each service, and one for each namespace', () => {
  expect(policies.ids).toEqual([
    'billing/billing',
    'billing/invoice-api',
    'billing/ledger',
    'orders/order-api',
    'orders/orders',
    'orders/storefront',
  ]);
});

test('these flows and no others, the call from team to team at both ends', () => {
  expect(allowedFlows(policies)).toEqual([
    'billing/* -> 169.254.20.10/32 TCP 53',
    'billing/* -> 169.254.20.10/32 UDP 53',
    'billing/* -> kube-system/kube-dns TCP 53',
    'billing/* -> kube-system/kube-dns UDP 53',
    'billing/invoice-api -> billing/ledger TCP 8080',
    'billing/invoice-api <- monitoring/prometheus TCP 9464',
    'billing/invoice-api <- orders/order-api TCP 9000',
    'billing/ledger <- billing/invoice-api TCP 8080',
    'billing/ledger <- monitoring/prometheus TCP 9464',
    'orders/* -> 169.254.20.10/32 TCP 53',
    'orders/* -> 169.254.20.10/32 UDP 53',
    'orders/* -> kube-system/kube-dns TCP 53',
    'orders/* -> kube-system/kube-dns UDP 53',
    'orders/order-api -> billing/invoice-api TCP 9000',
    'orders/order-api <- monitoring/prometheus TCP 9464',
    'orders/order-api <- orders/storefront TCP 8080',
    'orders/storefront -> orders/order-api TCP 8080',
    'orders/storefront <- ingress-nginx/controller+ingress-nginx TCP 8080',
    'orders/storefront <- monitoring/prometheus TCP 9464',
  ]);
});

test('each team has an output file with its own namespace and policies', () => {
  const written = app.charts
    .filter((chart) => Application.isApplication(chart))
    .map((chart) => [
      chart.node.id,
      ...(chart.toJson() as { kind: string; metadata: { name: string; namespace?: string } }[]).map(
        ({ kind, metadata: { namespace, name } }) => [kind, namespace, name].filter(Boolean).join(' '),
      ),
    ]);

  expect(app).toBeInstanceOf(App);
  expect(written).toEqual([
    [
      'orders',
      'Namespace orders',
      'NetworkPolicy orders order-api',
      'NetworkPolicy orders orders',
      'NetworkPolicy orders storefront',
    ],
    [
      'billing',
      'Namespace billing',
      'NetworkPolicy billing billing',
      'NetworkPolicy billing invoice-api',
      'NetworkPolicy billing ledger',
    ],
  ]);
});

test('the YAML', () => {
  expect(policies.toYaml()).toMatchFile(join(__dirname, 'snapshots', 'platform.yaml'));
});
