import { Port, Tier, type Namespace } from 'cdk8s-netpol';

/** The pods of the store: which labels they carry, in which namespace they live, and which port they listen on. */
export function addServices(front: Namespace, services: Namespace, data: Namespace) {
  return {
    frontend: new Tier(front, 'frontend', { labels: { app: 'frontend' }, ports: [Port.tcp(8080, 'http')] }),

    cart: service(services, 'cart', 7070),
    catalog: service(services, 'catalog', 3550),
    checkout: service(services, 'checkout', 5050),
    payment: service(services, 'payment', 50051),
    shipping: service(services, 'shipping', 50052),
    email: service(services, 'email', 5000),
    currency: service(services, 'currency', 7000),
    recommendation: service(services, 'recommendation', 8081),
    ad: service(services, 'ad', 9555),

    redis: new Tier(data, 'redis', { labels: { app: 'redis-cart' }, ports: [Port.tcp(6379)] }),
    postgres: new Tier(data, 'postgres', { labels: { app: 'postgres' }, ports: [Port.tcp(5432)] }),
  };
}

function service(namespace: Namespace, name: string, port: number): Tier {
  return new Tier(namespace, name, { labels: { app: name }, ports: [Port.tcp(port, 'grpc')] });
}
