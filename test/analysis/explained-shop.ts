import { clusterOfObjects } from 'cdk8s-netpol';

/*
 * A shop: web may reach api on 9090; api takes 9090 from web and 9091 from the addresses of an office; db takes nothing.
 * `job` is isolated by nothing. Behind the Service `shop` stand web, which lets nobody in, and job.
 */
export const name = (app: string): object => ({ podSelector: { matchLabels: { app } } });
export const tcp = (port: number): object => ({ protocol: 'TCP', port });
export const policy = (app: string, type: 'Ingress' | 'Egress', rules: object[], id = `${app}-${type}`): object => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { namespace: 'shop', name: id.toLowerCase() },
  spec: { ...name(app), policyTypes: [type], [type.toLowerCase()]: rules },
});
export const pod = (app: string, labels: object = {}): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { namespace: 'shop', name: app, labels: { app, ...labels } },
  spec: { containers: [{ name: 'main', ports: [{ name: 'http', containerPort: 8080 }] }] },
});
const service = (id: string, selector: object): object => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { namespace: 'shop', name: id },
  spec: { selector, ports: [{ port: 80, targetPort: 'http' }] },
});
export const OBJECTS = [
  ...['web', 'job'].map((app) => pod(app, { shop: 'yes' })),
  ...['api', 'db', 'log'].map((app) => pod(app)),
  policy('web', 'Egress', [{ to: [name('api')], ports: [tcp(9090)] }]),
  policy('web', 'Ingress', []),
  policy('api', 'Ingress', [
    { from: [name('web')], ports: [tcp(9090)] },
    { from: [{ ipBlock: { cidr: '10.20.0.0/16' } }], ports: [tcp(9091)] },
  ]),
  policy('api', 'Ingress', [], 'api-nothing'),
  policy('db', 'Ingress', []),
  policy('log', 'Ingress', [{ ports: [tcp(24224)] }]),
  service('shop', { shop: 'yes' }),
  service('db', { app: 'db' }),
  service('nobody', { app: 'nobody' }),
];
export const cluster = clusterOfObjects(OBJECTS);
