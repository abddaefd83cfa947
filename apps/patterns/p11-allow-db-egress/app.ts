/**
 * P11: pods of the namespace send to the database and nowhere else.
 *
 * Allowed: every pod of `default` reaches pods app=database of the same namespace on TCP 5432.
 * Not allowed: all other egress, name resolution included (T7).
 *
 * Two policies, P10 and the exception to it. Policies only add up, so the order in which they are applied does not
 * matter (T4): the exception holds whether it comes first or last. The allow need not say that it isolates, since the
 * deny does.
 */
import { App } from 'cdk8s';
import { AllowTo, Application, DenyAllEgress, Namespace, Port, Tier } from 'cdk8s-netpol';

export const id = 'P11';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'default'), 'default');

  const database = new Tier(namespace, 'database', {
    labels: { app: 'database' },
    ports: [Port.tcp(5432, 'postgresql')],
  });

  new DenyAllEgress(namespace, 'deny-all-egress');
  new AllowTo(namespace, 'allow-db-egress', { to: [database] });

  return app;
}
