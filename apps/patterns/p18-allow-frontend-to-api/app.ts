/**
 * P18: allow from specific pods.
 *
 * Allowed: pods app=frontend of `frontend-namespace` reach every pod of `api-namespace`, on every port.
 * Not allowed: everybody else, pods app=frontend of other namespaces among them.
 *
 * The frontend lives in a namespace of its own, so its pod labels alone would match nothing: namespace and pods stand
 * together in one peer (T1). As two peers they would mean "these pods here, or all pods over there".
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, Namespace, Port, Tier } from 'cdk8s-netpol';

export const id = 'P18';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const application = new Application(app, 'api');

  const frontend = new Tier(new Namespace(application, 'frontend-namespace'), 'frontend', {
    labels: { app: 'frontend' },
  });
  const api = new Namespace(application, 'api-namespace');

  new AllowFrom(api, 'allow-frontend-to-api', { from: [frontend], ports: [Port.all()], isolates: true });

  return app;
}
