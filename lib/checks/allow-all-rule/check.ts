import { builtIn } from '../check';
import { policyName } from '../checked-policy';

/** A rule without peers and without ports: everybody, on every port (S9, S10). */
export const allowAllRule = builtIn('allow-all-rule', [], function* (context) {
  for (const checked of context.policies) {
    for (const { peers, ports, hasEffect, isEmpty, direction, path } of checked.rules) {
      if (!hasEffect || peers.length > 0 || ports.length > 0) continue;
      const what = isEmpty ? 'an empty rule' : 'a rule with empty lists';
      yield {
        object: checked.object,
        path,
        message: `${policyName(checked)} has ${what}, which allows all ${direction}`,
        help: `delete it to allow nothing, or add peers and ports; if all ${direction} is meant, acknowledge the finding`,
      };
    }
  }
});
