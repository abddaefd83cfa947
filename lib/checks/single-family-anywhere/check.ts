import { parseCidr } from '../../model/cidr';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';

/** Everything of one address family, and nothing of the other one in the same rule (V62). */
export const singleFamilyAnywhere = builtIn('single-family-anywhere', [], function* (context) {
  for (const checked of context.policies) {
    for (const { hasEffect, blocks } of checked.rules) {
      const ranges = hasEffect ? blocks.map(({ cidr, path }) => ({ path, range: parseCidr(cidr) })) : [];
      for (const { range, path } of ranges) {
        if (range?.prefixLength !== 0) continue;
        if (ranges.some((each) => each.range?.family !== range.family)) continue;
        const other = range.family === 'IPv4' ? '::/0' : '0.0.0.0/0';
        const message = `${policyName(checked)} allows ${range.canonical} but not ${other}`;
        const help = `add { ipBlock: { cidr: '${other}' } } to the rule`;
        yield { object: checked.object, path: `${path}.cidr`, message, help };
      }
    }
  }
});
