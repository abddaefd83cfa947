import { parseCidr } from '../../model/cidr';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';
import { writtenBlocks } from '../written-blocks';

/** Everything of one address family, and nothing of the other one in the same rule (V62). */
export const singleFamilyAnywhere = builtIn('single-family-anywhere', [], function* (context) {
  for (const checked of context.policies) {
    const blocks = writtenBlocks(checked).map((block) => ({ ...block, range: parseCidr(block.cidr) }));
    for (const { rule, range, path } of blocks) {
      if (range?.prefixLength !== 0) continue;
      if (blocks.some((other) => other.rule === rule && other.range?.family !== range.family)) continue;
      const other = range.family === 'IPv4' ? '::/0' : '0.0.0.0/0';
      const message = `${policyName(checked)} names ${range.canonical} without ${other}`;
      const help = `add { ipBlock: { cidr: '${other}' } } to the rule`;
      yield { object: checked.object, path: `${path}.cidr`, message, help };
    }
  }
});
