import {
  MustNotReach,
  MustOnlyBeReachedFrom,
  MustOnlyReach,
  MustReach,
  Namespaces,
  Peer,
  Port,
  type Application,
  type Namespace,
} from 'cdk8s-netpol';
import type { addServices } from './services';

/** What must stay true of the store, whoever adds rules to it. A synth that would break it writes no manifest. */
export function addAssertions(store: Application, data: Namespace, services: ReturnType<typeof addServices>): void {
  const { frontend, cart, catalog, checkout, payment, postgres, redis } = services;

  new MustReach(store, 'customers-fill-carts', {
    from: frontend,
    to: cart,
    because: 'a customer who has no cart buys nothing',
  });
  new MustReach(store, 'orders-are-charged', { from: checkout, to: payment, because: 'nobody ships what is not paid' });

  new MustNotReach(store, 'no-data-for-the-internet', {
    from: Peer.internet(),
    to: data,
    because: 'customers and their orders are never to face the internet',
  });
  new MustNotReach(store, 'no-data-for-the-frontend', {
    from: frontend,
    to: data,
    because: 'the frontend is the first to be broken into',
  });

  new MustOnlyBeReachedFrom(store, 'who-charges-cards', {
    subject: payment,
    peers: [checkout],
    ports: [Port.tcp(50051)],
    because: 'cards are charged for orders only',
  });
  new MustOnlyBeReachedFrom(store, 'who-reads-orders', {
    subject: postgres,
    peers: [catalog, checkout],
    ports: [Port.tcp(5432)],
    because: 'every reader of orders is on the list of the data protection officer',
  });

  new MustOnlyReach(store, 'where-card-numbers-go', {
    subject: payment,
    peers: [
      Peer.host('api.payments.example.com', { addresses: ['203.0.113.10', '203.0.113.11'] }),
      Peer.pods({ labels: { 'k8s-app': 'kube-dns' }, namespaces: Namespaces.named('kube-system') }),
    ],
    because: 'a card number leaves the store for the payment provider alone',
  });
  new MustOnlyReach(store, 'a-cache-calls-nobody', {
    subject: redis,
    peers: [Peer.pods({ labels: { 'k8s-app': 'kube-dns' }, namespaces: Namespaces.named('kube-system') })],
    because: 'a cache that opens connections has been taken over',
  });
}
