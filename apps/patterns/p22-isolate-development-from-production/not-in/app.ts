/**
 * P22, second variant: development does not reach production; every other namespace does.
 *
 * Allowed: pods of namespaces whose label `environment` is not `development` reach the pods of `production`, on every port.
 * Not allowed: pods of namespaces labelled environment=development, and addresses outside the cluster: a namespace
 * selector matches pods only.
 *
 * There is no rule that denies (T5), but a selector can leave somebody out. Beware: NotIn also matches a namespace that
 * has no label `environment` at all, so that a development namespace which nobody labelled gets in. The first variant, in
 * the folder beside this one, does not depend on that.
 */
import { App } from 'cdk8s';
import { AllowFrom, Application, LabelExpression, Namespace, Peer, Port } from 'cdk8s-netpol';

export const id = 'P22/not-in';

export function build(outdir: string): App {
  const app = new App({ outdir });
  const production = new Namespace(new Application(app, 'production'), 'production');

  new AllowFrom(production, 'isolate-development-from-production', {
    from: [Peer.namespaces({ expressions: [LabelExpression.notIn('environment', ['development'])] })],
    ports: [Port.all()],
    isolates: true,
  });

  return app;
}
