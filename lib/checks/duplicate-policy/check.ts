import type { NetworkPolicy, PolicyRule } from '../../model/network-policy';
import { peerKey } from '../../model/policy-peer';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';

/** Two policies of one namespace that mean the same under different names (V60). */
export const duplicatePolicy = builtIn('duplicate-policy', [], function* (context) {
  for (const policies of context.policiesByNamespace.values()) {
    const first = new Map<string, string>();
    for (const checked of policies) {
      const key = meaningOf(checked.policy);
      const known = first.get(key);
      if (known === undefined) first.set(key, policyName(checked));
      else {
        const message = `${policyName(checked)} says the same as ${known}`;
        yield { object: checked.object, path: 'spec', message, help: `delete one of the two` };
      }
    }
  }
});

/** Text that is equal for policies that isolate and allow the same in the same words, in whatever order. */
function meaningOf({ podSelector, isolates, ingress, egress }: NetworkPolicy): string {
  return JSON.stringify([podSelector.key, [...isolates].sort(), rulesOf(ingress), rulesOf(egress)]);
}

function rulesOf(rules: readonly PolicyRule[]): string[] {
  return [...new Set(rules.map(({ peers, ports }) => JSON.stringify([peers.map(peerKey).sort(), ports.key])))].sort();
}
