import { containsCidr, parseCidr } from '../../model/cidr';
import { IpSet } from '../../model/ip-set';
import { builtIn } from '../check';
import { effectiveBlocks, policyName } from '../checked-policy';

/** Entries of except that others cover, or that leave nothing of the block (V54). */
export const overlappingExcept = builtIn('overlapping-except', [], function* (context) {
  for (const checked of context.policies) {
    for (const { cidr, except, path } of effectiveBlocks(checked)) {
      if (IpSet.ofIpBlock({ cidr, except }).isEmpty) {
        const message = `${policyName(checked)} excepts all of ${cidr}, so the peer matches nothing`;
        yield { object: checked.object, path: `${path}.except`, message };
        continue;
      }
      const holes = except.map(parseCidr);
      for (const [index, hole] of holes.entries()) {
        const cover = holes.findIndex(
          (other, position) =>
            hole &&
            other &&
            position !== index &&
            containsCidr(other, hole) &&
            (other.canonical !== hole.canonical || position < index),
        );
        if (cover === -1) continue;
        const message = `${policyName(checked)} excepts ${except[index]}, which is inside ${except[cover]}`;
        yield { object: checked.object, path: `${path}.except[${index}]`, message };
      }
    }
  }
});
