import { DIRECTIONS } from '../../model/direction';
import { builtIn } from '../check';
import { policyName, type CheckedPolicy } from '../checked-policy';
import { coverableRule, coveredRules } from '../covering-rules';
import { policyMeaning } from '../policy-meaning';

/** A rule that allows nothing which another rule does not allow the same pods as well (S15, V55). */
export const subsumedRule = builtIn('subsumed-rule', [], function* (context) {
  for (const [namespace, policies] of context.policiesByNamespace) {
    const distinct = withoutDuplicates(policies);
    for (const direction of DIRECTIONS) {
      const rules = distinct.flatMap((checked) =>
        checked.rules
          .filter((rule) => rule.direction === direction)
          .flatMap((rule) => coverableRule(checked, rule) ?? []),
      );
      for (const { inner, outer } of coveredRules(rules, namespace)) {
        const where = inner.checked === outer.checked ? '' : ` of ${policyName(outer.checked)}`;
        yield {
          object: inner.checked.object,
          path: inner.rule.path,
          message: `${policyName(inner.checked)} has a rule that allows nothing beyond ${outer.rule.path}${where}`,
          help: `delete the rule, or narrow ${outer.rule.path}${where}`,
        };
      }
    }
  }
});

/** The first of policies that mean the same: duplicate-policy speaks of the others. */
function withoutDuplicates(policies: readonly CheckedPolicy[]): CheckedPolicy[] {
  const known = new Set<string>();
  return policies.filter(({ policy }) => {
    const meaning = policyMeaning(policy);
    if (known.has(meaning)) return false;
    known.add(meaning);
    return true;
  });
}
