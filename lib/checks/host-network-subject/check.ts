import type { NetworkPolicy } from '../../model/network-policy';
import type { Workload } from '../../model/workload';
import { builtIn } from '../check';
import type { CheckContext } from '../check-context';
import { policyName } from '../checked-policy';
import { namePods } from '../name-pods';

/** A policy that selects pods on the network of their node by their labels (S51). */
export const hostNetworkSubject = builtIn('host-network-subject', ['workloads'], function* (context) {
  for (const checked of context.policies) {
    const { namespace, podSelector } = checked.policy;
    // A policy for all pods is not about these.
    if (podSelector.isEverything) continue;
    if (!context.once(namespacesWithHostNetwork).has(namespace)) continue;
    const selected = podsSelected(context, checked.policy);
    const onHost = selected.filter(({ hostNetwork }) => hostNetwork);
    if (onHost.length === 0) continue;
    const others = onHost.length === selected.length ? ' and no other pods' : '';
    yield {
      object: checked.object,
      path: 'spec.podSelector',
      message: `${policyName(checked)} selects ${namePods(onHost)} on the host network${others}; most plugins do not apply policies there`,
    };
  }
});

function namespacesWithHostNetwork({ cluster }: CheckContext): ReadonlySet<string> {
  return new Set(cluster.workloads.filter(({ hostNetwork }) => hostNetwork).map(({ namespace }) => namespace));
}

/** Everything whose labels a policy selects, also what it does not apply to. */
function podsSelected({ inventory, cluster }: CheckContext, { namespace, podSelector }: NetworkPolicy): Workload[] {
  const positions = inventory.inNamespace(namespace, podSelector).array();
  return positions.map((position) => cluster.workloads[position]);
}
