import { builtIn } from '../check';
import { policyName } from '../checked-policy';
import { policyMeaning } from '../policy-meaning';

/** Two policies of one namespace that mean the same under different names (V60). */
export const duplicatePolicy = builtIn('duplicate-policy', [], function* (context) {
  for (const policies of context.policiesByNamespace.values()) {
    const first = new Map<string, string>();
    for (const checked of policies) {
      const key = policyMeaning(checked.policy);
      const known = first.get(key);
      if (known === undefined) first.set(key, policyName(checked));
      else {
        const message = `${policyName(checked)} says the same as ${known}`;
        yield { object: checked.object, path: 'spec', message, help: 'delete one of the two' };
      }
    }
  }
});
