import { DIRECTIONS, policyTypeOf } from '../../model/direction';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';

/** Rules of a direction that policyTypes leaves out (S5, V50). */
export const deadRules = builtIn('dead-rules', [], function* (context) {
  for (const checked of context.policies) {
    for (const direction of DIRECTIONS) {
      const dead = checked.rules.filter((rule) => rule.direction === direction && !rule.hasEffect);
      if (dead.length === 0) continue;
      yield {
        object: checked.object,
        path: `spec.${direction}`,
        message: `${policyName(checked)} has ${dead.length} ${direction} rule${dead.length === 1 ? '' : 's'} without effect, because policyTypes does not list ${policyTypeOf(direction)}`,
        help: `add ${policyTypeOf(direction)} to policyTypes, which also isolates the pods for ${direction}, or delete the rules`,
      };
    }
  }
});
