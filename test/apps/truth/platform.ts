/** Who reaches whom on the platform of two teams, as its app and its pattern package describe it. */
import { allowed, denied, deployment, KUBE_DNS, type TruthTable } from '../../support/truth-table';

function service(namespace: string, name: string) {
  return deployment(`${namespace}/${name}`, { 'acme.example/service': name });
}

const NGINX = { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' };

export const PLATFORM: readonly TruthTable[] = [
  {
    title: 'calls within a team and from team to team',
    pods: [
      service('orders', 'storefront'),
      service('orders', 'order-api'),
      service('billing', 'invoice-api'),
      service('billing', 'ledger'),
      service('billing', 'order-api'),
      service('sandbox', 'order-api'),
      deployment('ingress-nginx/controller', NGINX),
      deployment('monitoring/prometheus', { 'app.kubernetes.io/name': 'prometheus' }),
      KUBE_DNS,
    ],
    rows: [
      allowed('ingress-nginx/controller', 'orders/storefront', 'TCP 8080', 'customers come through the controller'),
      denied('203.0.113.50', 'orders/storefront', 'TCP 8080', 'past the controller'),
      denied('ingress-nginx/controller', 'orders/order-api', 'TCP 8080', 'past the storefront'),
      allowed('orders/storefront', 'orders/order-api', 'TCP 8080', 'customers place orders'),
      denied('orders/storefront', 'billing/invoice-api', 'TCP 9000', 'past the order API'),
      allowed('orders/order-api', 'billing/invoice-api', 'TCP 9000', 'an order is invoiced, in the other namespace'),
      denied('orders/order-api', 'billing/invoice-api', 'TCP 8080', 'the usual port, which this one does not use'),
      denied('billing/order-api', 'billing/invoice-api', 'TCP 9000', 'T1: the namespace of the policy'),
      denied('sandbox/order-api', 'billing/invoice-api', 'TCP 9000', 'T1: a third namespace'),
      allowed('billing/invoice-api', 'billing/ledger', 'TCP 8080', 'every invoice is booked'),
      denied('orders/order-api', 'billing/ledger', 'TCP 8080', 'past the invoice API'),
      denied('billing/ledger', 'billing/invoice-api', 'TCP 9000', 'the way back'),
      allowed('monitoring/prometheus', 'billing/ledger', 'TCP 9464', 'the platform watches every service'),
      denied('monitoring/prometheus', 'billing/ledger', 'TCP 8080', 'but no more than that'),
      allowed('billing/ledger', '169.254.20.10', 'UDP 53', 'the resolver on the node'),
      denied('billing/ledger', '169.254.20.11', 'UDP 53', 'the address beside it'),
      denied('orders/storefront', '169.254.20.10', 'TCP 443', 'another port of the node'),
      allowed('orders/storefront', 'kube-system/coredns', 'TCP 53', 'the resolver of the cluster'),
      denied('orders/storefront', '203.0.113.50', 'TCP 443', 'nothing leaves the cluster'),
      allowed('sandbox/order-api', '203.0.113.50', 'TCP 443', 'other namespaces are left alone'),
    ],
  },
];
