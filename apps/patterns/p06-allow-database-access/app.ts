/**
 * P06: a MySQL database that only the frontend reaches.
 *
 * Allowed: pods app=frontend of the same namespace reach pods app=database on TCP 3306.
 * Not allowed: anybody else, and the frontend on any other port.
 *
 * The port is declared once, where it belongs: a rule that names no ports means those of its destination.
 * A frontend in another namespace would be a Tier of that namespace, and the constructs would write both selectors (T1).
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, Namespace, Port, Tier } from 'cdk8s-netpol';

export const id = 'P06';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'database'), 'default');

  const frontend = new Tier(namespace, 'frontend', { labels: { app: 'frontend' } });
  const database = new Tier(namespace, 'database', { labels: { app: 'database' }, ports: [Port.tcp(3306, 'mysql')] });

  new AllowFrom(database, 'allow-frontend', {
    policyName: 'allow-database-access',
    from: [frontend],
    isolates: true,
  });

  return app;
}
