/**
 * P23: three kinds of pods of one application, told apart by a second label.
 *
 * Allowed: web-frontend reaches api-server on TCP 8080, and api-server reaches db-server on TCP 5432.
 * Not allowed: web-frontend reaching db-server, and anybody else reaching api-server or db-server, whatever the port.
 * Who reaches web-frontend is left open.
 *
 * All of them carry app=myapp, so that label alone would let each reach each: every tier is selected by `component` as
 * well. All live in one namespace, where a pod selector is enough (T1).
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, Namespace, Port, Tier } from 'cdk8s-netpol';

export const id = 'P23';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'myapp'), 'myapp');

  const webFrontend = new Tier(namespace, 'web-frontend', { labels: { app: 'myapp', component: 'web-frontend' } });
  const apiServer = new Tier(namespace, 'api-server', {
    labels: { app: 'myapp', component: 'api-server' },
    ports: [Port.tcp(8080, 'http')],
  });
  const dbServer = new Tier(namespace, 'db-server', {
    labels: { app: 'myapp', component: 'db-server' },
    ports: [Port.tcp(5432, 'postgresql')],
  });

  new AllowFrom(apiServer, 'allow-web-frontend', { from: [webFrontend], isolates: true });
  new AllowFrom(dbServer, 'allow-api-server', { from: [apiServer], isolates: true });

  return app;
}
