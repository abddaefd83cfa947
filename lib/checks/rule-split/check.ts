import { isDnsPort } from '../allows-dns';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';

/** A rule of peers alone, and after it a rule of ports alone (S15, Y16). */
export const ruleSplit = builtIn('rule-split', [], function* (context) {
  for (const checked of context.policies) {
    for (const [position, rule] of checked.rules.entries()) {
      const before = checked.rules.at(position - 1);
      if (position === 0 || before?.direction !== rule.direction || !rule.hasEffect) continue;
      if (before.peers.length === 0 || before.ports.length > 0) continue;
      if (rule.peers.length > 0 || rule.ports.length === 0) continue;
      // Name resolution is mostly allowed to everybody, after the rules with peers.
      if (rule.meaning && !rule.meaning.ports.isAll && rule.meaning.ports.entries.every(isDnsPort)) continue;
      yield {
        object: checked.object,
        path: rule.path,
        message: `${policyName(checked)} allows the peers of ${before.path} on every port, and everybody on the ports of ${rule.path}`,
        help: 'remove the dash before ports to make them one rule',
      };
    }
  }
});
