/**
 * P14: the web pods of another namespace reach the API.
 *
 * Allowed: pods app=web of namespace `web` reach every pod of namespace `api`, on every port.
 * Not allowed: everybody else, pods app=web of other namespaces among them.
 *
 * A pod selector alone would mean pods of the policy's own namespace, where no web pod lives, and so allow nothing (T1).
 * The tier knows its namespace, and both selectors are written into one peer. P16 is the application that this is a part
 * of.
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, Namespace, Port, Tier } from 'cdk8s-netpol';

export const id = 'P14';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const services = new Application(app, 'services');

  const web = new Tier(new Namespace(services, 'web'), 'web', { labels: { app: 'web' } });
  const api = new Namespace(services, 'api');

  new AllowFrom(api, 'allow-web-to-api', { from: [web], ports: [Port.all()], isolates: true });

  return app;
}
