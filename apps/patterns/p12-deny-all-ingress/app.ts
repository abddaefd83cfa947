/**
 * P12: nobody reaches the pods of the namespace.
 *
 * Allowed: nothing that somebody else starts, whether from inside the namespace or outside. What the pods of `frontend`
 * send is left open.
 *
 * The policy types are written out, so that egress stays as it is whatever the API server would add (T8).
 */
import { App } from 'cdk8s';
import { Application, DenyAllIngress, Namespace } from 'cdk8s-netpol';

export const id = 'P12';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const frontend = new Namespace(new Application(app, 'frontend'), 'frontend');

  new DenyAllIngress(frontend, 'deny-all-ingress');

  return app;
}
