/**
 * P22, first variant: development does not reach production, because nobody does who is not named.
 *
 * Allowed: pods of namespaces labelled environment=production, `production` itself among them, reach its pods on every
 * port.
 * Not allowed: everybody else: development, but staging, unlabelled namespaces and addresses outside the cluster too.
 *
 * NetworkPolicy has no rule that denies (T5): a `DenyFrom` development would be refused with `cannot-deny`. Isolation
 * plus allows says the same the other way round, and a namespace made tomorrow is kept out until somebody names it. The
 * second variant, in the folder beside this one, names who is kept out.
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, DenyAllIngress, Namespace, Peer, Port } from 'cdk8s-netpol';

export const id = 'P22';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const production = new Namespace(new Application(app, 'production'), 'production', {
    labels: { environment: 'production' },
  });

  new DenyAllIngress(production, 'deny-all-ingress');
  new AllowFrom(production, 'allow-production-ingress', {
    from: [Peer.namespaces({ labels: { environment: 'production' } })],
    ports: [Port.all()],
  });

  return app;
}
