/**
 * P24: the database sends to one server outside the cluster, and to nothing else.
 *
 * Allowed: pods app=database reach 203.0.113.10, where their backups go, on every port.
 * Not allowed: every other address and every pod, name resolution included (T7): the server is known by its address. Who
 * reaches the database is left open.
 *
 * A single address is a range of one, and is written with its prefix (T3).
 */
import { App } from 'cdk8s';
import { AllowTo, Application, Namespace, Peer, Port, Tier } from 'cdk8s-netpol';

export const id = 'P24';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'database'), 'default');

  const database = new Tier(namespace, 'database', { labels: { app: 'database' } });

  new AllowTo(database, 'allow-backup-server', {
    policyName: 'allow-egress-to-external-server',
    to: [Peer.ipBlock('203.0.113.10/32')],
    ports: [Port.all()],
    isolates: true,
  });

  return app;
}
