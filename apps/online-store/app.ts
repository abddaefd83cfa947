/**
 * An online store of twelve services in three namespaces. Customers reach the frontend through the ingress controller,
 * the services call one another as the rules below say, two of them use systems outside the cluster, and Prometheus
 * scrapes everything. Each service has one policy, for both directions. What must stay true of all this stands in
 * assertions.ts.
 */
import { App } from 'cdk8s';
import {
  AllowFrom,
  AllowIngressController,
  AllowPrometheus,
  AllowTo,
  Application,
  Defaults,
  Grouping,
  Namespace,
  Peer,
  Port,
  ZeroTrustNamespace,
} from 'cdk8s-netpol';
import { addAssertions } from './assertions';
import { addServices } from './services';

export function build(outdir: string): App {
  const app = new App({ outdir });
  Defaults.of(app).set({ grouping: Grouping.PER_SUBJECT, requireRationale: true });
  const store = new Application(app, 'online-store');

  const front = new Namespace(store, 'store-front', { create: true });
  const services = new Namespace(store, 'store-services', { create: true });
  const data = new Namespace(store, 'store-data', { create: true });
  for (const namespace of [front, services, data]) {
    new ZeroTrustNamespace(namespace, 'baseline', { owner: 'team-platform' });
    new AllowPrometheus(namespace, 'allow-prometheus', {
      ports: [Port.tcp(9464, 'metrics')],
      rationale: 'Every pod is watched; alerts are made from its metrics.',
      owner: 'team-platform',
    });
  }

  const tiers = addServices(front, services, data);
  const { frontend, cart, catalog, checkout, payment, shipping, email } = tiers;
  const { currency, recommendation, ad, redis, postgres } = tiers;

  // Into the store, and through it.
  new AllowIngressController(frontend, 'allow-customers', {
    rationale: 'Customers reach the store through the ingress controller.',
    owner: 'team-web',
  });
  const calls = { owner: 'team-store' };
  new AllowFrom(cart, 'allow-callers', {
    ...calls,
    from: [frontend, checkout],
    rationale: 'The frontend shows the cart, the checkout empties it.',
  });
  new AllowFrom(catalog, 'allow-callers', {
    ...calls,
    from: [frontend, checkout, recommendation],
    rationale: 'Products and prices are shown, ordered and recommended.',
  });
  new AllowFrom(currency, 'allow-callers', {
    ...calls,
    from: [frontend, checkout],
    rationale: "Prices are shown and charged in the customer's currency.",
  });
  new AllowFrom(shipping, 'allow-callers', {
    ...calls,
    from: [frontend, checkout],
    rationale: 'Shipping is quoted in the cart and ordered at the checkout.',
  });
  new AllowFrom(checkout, 'allow-callers', { ...calls, from: [frontend], rationale: 'Customers place orders.' });
  new AllowFrom(recommendation, 'allow-callers', {
    ...calls,
    from: [frontend],
    rationale: 'The frontend shows what else a customer may like.',
  });
  new AllowFrom(ad, 'allow-callers', { ...calls, from: [frontend], rationale: 'The frontend shows advertisements.' });
  new AllowFrom(payment, 'allow-callers', {
    ...calls,
    from: [checkout],
    rationale: 'Cards are charged for orders only.',
  });
  new AllowFrom(email, 'allow-callers', { ...calls, from: [checkout], rationale: 'Orders are confirmed by mail.' });

  // To the data.
  const keeps = { owner: 'team-data' };
  new AllowFrom(redis, 'allow-clients', { ...keeps, from: [cart], rationale: 'Carts live in the cache.' });
  new AllowFrom(postgres, 'allow-clients', {
    ...keeps,
    from: [catalog, checkout],
    rationale: 'Products and orders live in the database.',
  });

  // Out of the cluster. A payment leaves it by one way only, and somebody looks after the addresses.
  new AllowTo(payment, 'allow-payment-provider', {
    to: [Peer.host('api.payments.example.com', { addresses: ['203.0.113.10', '203.0.113.11'] })],
    ports: [Port.tcp(443, 'https')],
    rationale: 'Cards are charged by the payment provider.',
    owner: 'team-payments',
    reviewBy: '2030-06-30',
  });
  new AllowTo(email, 'allow-mail-relay', {
    to: [Peer.host('smtp.mail.example.net', { addresses: ['198.51.100.25'] })],
    ports: [Port.tcp(587, 'submission')],
    rationale: 'Mail leaves through the relay of the company.',
    owner: 'team-store',
    reviewBy: '2030-06-30',
  });

  addAssertions(store, data, tiers);
  return app;
}
