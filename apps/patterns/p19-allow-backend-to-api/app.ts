/**
 * P19: allow from specific namespaces.
 *
 * Allowed: every pod of a namespace labelled name=backend reaches every pod of `api-namespace`, on every port.
 * Not allowed: everybody else, the pods of `api-namespace` among themselves included.
 *
 * The label `name` has to be set by somebody, and whoever may set it decides who gets in (T2). For one namespace by its
 * name, give a Namespace as the peer, or `Peer.pods` with `Namespaces.named('backend')`.
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, Namespace, Peer, Port } from 'cdk8s-netpol';

export const id = 'P19';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const api = new Namespace(new Application(app, 'api'), 'api-namespace');

  new AllowFrom(api, 'allow-backend-to-api', {
    from: [Peer.namespaces({ labels: { name: 'backend' } })],
    ports: [Port.all()],
    isolates: true,
  });

  return app;
}
