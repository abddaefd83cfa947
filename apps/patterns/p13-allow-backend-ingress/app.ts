/**
 * P13: only the backend's namespaces reach the frontend's pods.
 *
 * Allowed: every pod of a namespace labelled name=backend reaches every pod of `frontend`, on every port.
 * Not allowed: everybody else, the pods of `frontend` among themselves included.
 *
 * P12 and the exception to it, in either order (T4). The label `name` is one that somebody has to set (T2): a namespace
 * called backend does not carry it by itself.
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, DenyAllIngress, Namespace, Peer, Port } from 'cdk8s-netpol';

export const id = 'P13';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const frontend = new Namespace(new Application(app, 'frontend'), 'frontend');

  new DenyAllIngress(frontend, 'deny-all-ingress');
  new AllowFrom(frontend, 'allow-backend-ingress', {
    from: [Peer.namespaces({ labels: { name: 'backend' } })],
    ports: [Port.all()],
  });

  return app;
}
