/**
 * P07: a whole namespace that is reached from the frontend's namespaces over HTTP.
 *
 * Allowed: every pod of a namespace labelled name=frontend reaches every pod of `backend` on TCP 80.
 * Not allowed: other ports and everybody else, the pods of `backend` among themselves included.
 *
 * No namespace carries the label `name` by itself: somebody has to set it, and whoever may set it decides who gets in (T2).
 * Where one namespace is meant, give a Namespace as the peer instead; it is selected by kubernetes.io/metadata.name, which
 * every namespace has.
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, Namespace, Peer, Port } from 'cdk8s-netpol';

export const id = 'P07';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const backend = new Namespace(new Application(app, 'backend'), 'backend');

  new AllowFrom(backend, 'allow-frontend-ingress', {
    from: [Peer.namespaces({ labels: { name: 'frontend' } })],
    ports: [Port.tcp(80)],
    isolates: true,
  });

  return app;
}
