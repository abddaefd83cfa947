import { describeSelector } from '../../model/describe-policy';
import { builtIn } from '../check';
import { podPeers, policyName } from '../checked-policy';

/** Pods of every namespace by their labels, which whoever makes pods can set. */
export const tenantSpoofableSelector = builtIn('tenant-spoofable-selector', [], function* (context) {
  for (const checked of context.policies) {
    for (const { peer, path, direction } of podPeers(checked)) {
      const { podSelector, namespaceSelector } = peer;
      if (direction !== 'ingress' || namespaceSelector?.isEverything !== true) continue;
      // All pods of the cluster are no claim about who they are.
      if (!podSelector || podSelector.isEverything) continue;
      const message = `${policyName(checked)} lets in pods with ${describeSelector(podSelector)} from every namespace, so whoever may create a pod can get in`;
      yield { object: checked.object, path, message };
    }
  }
});
