/**
 * P01: only the frontend reaches the backend.
 *
 * Allowed: pods app=frontend of the same namespace reach pods app=backend, on every port.
 * Not allowed: anybody else reaching the backend, other namespaces' frontends among them. What the backend itself may
 * reach is left open: only ingress is isolated.
 *
 * Nothing but this allow isolates the backend, and `isolates: true` says that this is meant. The policy types are always
 * written, so that nobody has to know which ones the API server would add (T8).
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, Namespace, Port, Tier } from 'cdk8s-netpol';

export const id = 'P01';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'backend'), 'backend-namespace');

  const frontend = new Tier(namespace, 'frontend', { labels: { app: 'frontend' } });
  const backend = new Tier(namespace, 'backend', { labels: { app: 'backend' } });

  new AllowFrom(backend, 'allow-frontend', {
    policyName: 'allow-ingress-from-frontend',
    from: [frontend],
    ports: [Port.all()],
    isolates: true,
  });

  return app;
}
