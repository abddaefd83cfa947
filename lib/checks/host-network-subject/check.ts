import { builtIn } from '../check';
import { policyName } from '../checked-policy';
import { namePods } from '../name-pods';

/** A policy that selects pods on the network of their node by their labels (S51). */
export const hostNetworkSubject = builtIn('host-network-subject', ['workloads'], function* (context) {
  for (const checked of context.policies) {
    const { namespace, podSelector } = checked.policy;
    // A policy for all pods is not about these.
    if (podSelector.isEverything) continue;
    const selected = context.podsOfNamespace(namespace).filter(({ labels }) => podSelector.matches(labels));
    const onHost = selected.filter(({ hostNetwork }) => hostNetwork);
    if (onHost.length === 0) continue;
    const others = onHost.length === selected.length ? ', and no other pods' : '';
    yield {
      object: checked.object,
      path: 'spec.podSelector',
      message: `${policyName(checked)} selects ${namePods(onHost)} on the network of the node${others}: most plugins apply no policy there`,
    };
  }
});
