/** Who reaches whom in the online store, as its app describes it. */
import { allowed, denied, deployment, KUBE_DNS, pod, type TruthTable } from '../../support/truth-table';

const NGINX = { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' };

const PODS = [
  deployment('store-front/frontend', { app: 'frontend' }, { ports: { http: 8080 } }),
  ...['cart', 'catalog', 'checkout', 'payment', 'shipping', 'email', 'currency', 'recommendation', 'ad'].map((app) =>
    deployment(`store-services/${app}`, { app }),
  ),
  deployment('store-data/redis', { app: 'redis-cart' }, { ports: { redis: 6379 } }),
  deployment('store-data/postgres', { app: 'postgres' }, { ports: { sql: 5432 } }),
  pod('store-services/debug', { app: 'debug' }),
  pod('store-services/frontend', { app: 'frontend' }),
  deployment('sandbox/checkout', { app: 'checkout' }),
  deployment('ingress-nginx/controller', NGINX),
  deployment('monitoring/prometheus', { 'app.kubernetes.io/name': 'prometheus' }),
  KUBE_DNS,
];

export const ONLINE_STORE: readonly TruthTable[] = [
  {
    title: 'an order on its way through the store',
    pods: PODS,
    rows: [
      allowed('ingress-nginx/controller', 'store-front/frontend', 'TCP 8080', 'customers come through the controller'),
      denied('203.0.113.50', 'store-front/frontend', 'TCP 8080', 'past the controller'),
      allowed('store-front/frontend', 'store-services/cart', 'TCP 7070', 'the cart is shown'),
      allowed('store-front/frontend', 'store-services/checkout', 'TCP 5050', 'the order is placed'),
      allowed('store-services/checkout', 'store-services/cart', 'TCP 7070', 'the cart is emptied'),
      allowed('store-services/checkout', 'store-services/payment', 'TCP 50051', 'the card is charged'),
      allowed('store-services/payment', '203.0.113.10', 'TCP 443', 'by the provider'),
      allowed('store-services/payment', '203.0.113.11', 'TCP 443', 'which has two addresses'),
      allowed('store-services/checkout', 'store-services/email', 'TCP 5000', 'the order is confirmed'),
      allowed('store-services/email', '198.51.100.25', 'TCP 587', 'by the relay'),
      allowed('store-services/cart', 'store-data/redis', 'TCP 6379', 'carts live in the cache'),
      allowed('store-services/checkout', 'store-data/postgres', 'TCP 5432', 'orders live in the database'),
      allowed(
        'store-services/recommendation',
        'store-services/catalog',
        'TCP 3550',
        'what is recommended is looked up',
      ),
      allowed('store-services/debug', 'kube-system/coredns', 'UDP 53', 'every pod resolves names'),
      allowed('monitoring/prometheus', 'store-data/redis', 'TCP 9464', 'everything is scraped'),
    ],
  },
  {
    title: 'what no order needs',
    pods: PODS,
    rows: [
      denied('store-front/frontend', 'store-services/payment', 'TCP 50051', 'cards are charged for orders only'),
      denied('store-front/frontend', 'store-data/postgres', 'TCP 5432', 'past the services'),
      denied('store-services/cart', 'store-data/postgres', 'TCP 5432', 'the cart has the cache'),
      denied('store-services/catalog', 'store-data/redis', 'TCP 6379', 'and nobody else has it'),
      denied('store-services/payment', '203.0.113.12', 'TCP 443', 'an address that is not the provider'),
      denied('store-services/payment', '203.0.113.10', 'TCP 80', 'another port of the provider'),
      denied('store-services/checkout', '203.0.113.10', 'TCP 443', 'a payment leaves by one way only'),
      denied('store-services/email', '198.51.100.25', 'TCP 25', 'another port of the relay'),
      denied('store-services/frontend', 'store-services/cart', 'TCP 7070', 'T1: the namespace of the policy'),
      denied('sandbox/checkout', 'store-services/payment', 'TCP 50051', 'T1: another namespace'),
      denied('sandbox/checkout', 'store-data/postgres', 'TCP 5432', 'T1: another namespace, at the database'),
      denied('store-services/debug', 'store-services/ad', 'TCP 9555', 'somebody else of the namespace'),
      denied('store-services/ad', 'store-services/catalog', 'TCP 3550', 'nobody lets advertisements look there'),
      denied('store-services/shipping', 'store-services/checkout', 'TCP 5050', 'the way back'),
      denied('monitoring/prometheus', 'store-services/cart', 'TCP 7070', 'metrics and no more'),
      denied('store-data/postgres', '8.8.8.8', 'UDP 53', 'a resolver outside'),
    ],
  },
];
