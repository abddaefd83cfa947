/**
 * P03: the backend stands between frontend and database, and one policy says both.
 *
 * Allowed: frontend to backend and backend to database, all in one namespace, on every port.
 * Not allowed: anybody else reaching the backend, and the backend reaching anything else, name resolution included (T7).
 *
 * The rules are those of P01 and P02. `Grouping.PER_SUBJECT` puts all rules of the backend, both directions, into one
 * policy; what is allowed is the same either way, because policies add up whatever their order (T4).
 */
import { App } from 'cdk8s';
import { AllowFrom, AllowTo, Application, Grouping, Namespace, Port, Tier } from 'cdk8s-netpol';

export const id = 'P03';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'backend'), 'backend-namespace');

  const frontend = new Tier(namespace, 'frontend', { labels: { app: 'frontend' } });
  const database = new Tier(namespace, 'database', { labels: { app: 'database' } });
  const backend = new Tier(namespace, 'backend', {
    labels: { app: 'backend' },
    grouping: Grouping.PER_SUBJECT,
    policyName: 'allow-ingress-from-frontend-and-egress-to-database',
  });

  new AllowFrom(backend, 'allow-frontend', { from: [frontend], ports: [Port.all()], isolates: true });
  new AllowTo(backend, 'allow-database', { to: [database], ports: [Port.all()], isolates: true });

  return app;
}
