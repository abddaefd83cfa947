/**
 * P02: the backend talks to the database and to nobody else.
 *
 * Allowed: pods app=backend reach pods app=database of the same namespace, on every port.
 * Not allowed: the backend reaching anything else, name resolution included (T7): it has to know the database by address.
 * Add `new AllowDns(backend, 'allow-dns')` where it looks the name up. Who reaches the backend or the database is left open.
 */
import { App } from 'cdk8s';
import { AllowTo, Application, Namespace, Port, Tier } from 'cdk8s-netpol';

export const id = 'P02';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'backend'), 'backend-namespace');

  const backend = new Tier(namespace, 'backend', { labels: { app: 'backend' } });
  const database = new Tier(namespace, 'database', { labels: { app: 'database' } });

  new AllowTo(backend, 'allow-database', {
    policyName: 'allow-egress-to-database',
    to: [database],
    ports: [Port.all()],
    isolates: true,
  });

  return app;
}
