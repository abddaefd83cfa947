/**
 * P15: the API's pods reach the database's namespace.
 *
 * Allowed: pods app=api of namespace `api` reach every pod of namespace `database`, on every port.
 * Not allowed: everybody else, pods app=api of other namespaces among them.
 *
 * As in P14, the peer names the namespace beside the pods (T1). P16 is the application that this is a part of.
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, Namespace, Port, Tier } from 'cdk8s-netpol';

export const id = 'P15';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const services = new Application(app, 'services');

  const api = new Tier(new Namespace(services, 'api'), 'api', { labels: { app: 'api' } });
  const database = new Namespace(services, 'database');

  new AllowFrom(database, 'allow-api-to-database', { from: [api], ports: [Port.all()], isolates: true });

  return app;
}
