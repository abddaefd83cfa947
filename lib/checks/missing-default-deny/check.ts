import { groupBy } from '../../base/group-by';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';
import { isolationsOf } from '../isolations';
import { membersOf, namePods } from '../name-pods';

/** Pods that no policy isolates for ingress, in a namespace that has policies (S12). */
export const missingDefaultDeny = builtIn('missing-default-deny', ['workloads', 'policies'], function* (context) {
  const isolations = isolationsOf(context);
  const open = context.reachability._compiled.classes.filter(
    (pods) => pods.isSelectable && context.policiesByNamespace.has(pods.namespace) && !isolations.of(pods, 'ingress'),
  );
  for (const [namespace, classes] of groupBy(open, (pods) => pods.namespace)) {
    const [first] = context.policiesByNamespace.get(namespace) ?? [];
    yield {
      object: first.object,
      path: 'spec.podSelector',
      message: `no policy isolates ${namePods(membersOf(classes))} in namespace ${namespace} for ingress, although the namespace has policies such as ${policyName(first)}`,
      help: 'add a policy with podSelector: {} and policyTypes: [Ingress] to the namespace',
    };
  }
});
