/**
 * P10: no pod of the namespace sends anything anywhere.
 *
 * Allowed: nothing that a pod of `default` starts, name resolution included (T7). Answers to connections that others open
 * still flow, and ingress is left open.
 *
 * The policy has no `egress` key: with policyTypes written, leaving it out and writing an empty list mean the same, and
 * the API server stores it without (T8).
 */
import { App } from 'cdk8s';
import { Application, DenyAllEgress, Namespace } from 'cdk8s-netpol';

export const id = 'P10';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const namespace = new Namespace(new Application(app, 'default'), 'default');

  new DenyAllEgress(namespace, 'deny-all-egress');

  return app;
}
