import { quoted } from '../../base/show-value';
import { describeSelector } from '../../model/describe-policy';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';
import { hintFor } from '../label-hint';
import { mayBeMadeElsewhere } from '../pods-made-elsewhere';

/** A policy whose podSelector matches none of the pods that its namespace has (V53). */
export const danglingSubject = builtIn('dangling-subject', ['workloads'], function* (context) {
  for (const checked of context.policies) {
    const { policy, object } = checked;
    const { namespace, podSelector } = policy;
    // A namespace without any pods in the input is mostly one that somebody else deploys to.
    if (!podSelector.isSatisfiable || !context.hasPods(namespace)) continue;
    // Those that no policy applies to are there all the same: host-network-subject speaks of them.
    if (!context.inventory.inNamespace(namespace, podSelector).isEmpty()) continue;
    if (mayBeMadeElsewhere(context, podSelector, [namespace])) continue;
    const message = `${policyName(checked)} selects no pods: namespace ${quoted(namespace)} has none with ${describeSelector(podSelector)}`;
    const help = hintFor(context, podSelector, [namespace]);
    yield { object, path: 'spec.podSelector', message, ...(help !== undefined && { help }) };
  }
});
