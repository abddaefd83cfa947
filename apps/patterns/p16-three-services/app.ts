/**
 * P16: three services in a row, each in a namespace of its own: web -> api -> database.
 *
 * Allowed: pods app=web of `web` reach `api`, and pods app=api of `api` reach `database`, on every port.
 * Not allowed: web reaching the database, and anybody else reaching `api` or `database`, pods of the same namespace
 * included. Who reaches `web`, and what the three may send, is left open.
 *
 * Deny by default first, then P14 and P15. The peers live in other namespaces, so each is written with its namespace (T1);
 * the order of the policies does not matter (T4).
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, DenyAllIngress, Namespace, Port, Tier } from 'cdk8s-netpol';

export const id = 'P16';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const services = new Application(app, 'services');

  const webNamespace = new Namespace(services, 'web');
  const apiNamespace = new Namespace(services, 'api');
  const databaseNamespace = new Namespace(services, 'database');

  const web = new Tier(webNamespace, 'web', { labels: { app: 'web' } });
  const api = new Tier(apiNamespace, 'api', { labels: { app: 'api' } });

  for (const namespace of [apiNamespace, databaseNamespace]) {
    new DenyAllIngress(namespace, 'deny-all-ingress');
  }
  new AllowFrom(apiNamespace, 'allow-web-to-api', { from: [web], ports: [Port.all()] });
  new AllowFrom(databaseNamespace, 'allow-api-to-database', { from: [api], ports: [Port.all()] });

  return app;
}
