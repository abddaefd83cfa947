/**
 * P17: isolate a namespace.
 *
 * Allowed: nothing that somebody else starts, not even from pod to pod inside `my-namespace`. What its pods send is left
 * open: `DenyAll` instead of `DenyAllIngress` closes both directions, and then DNS needs an AllowDns rule (T7).
 *
 * The policy types are written out (T8).
 */
import { App } from 'cdk8s';
import { Application, DenyAllIngress, Namespace } from 'cdk8s-netpol';

export const id = 'P17';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'isolated'), 'my-namespace');

  new DenyAllIngress(namespace, 'deny-all-ingress');

  return app;
}
