import { parseCidr } from '../../model/cidr';
import { IpSet } from '../../model/ip-set';
import { INTERNAL_RANGES } from '../../model/special-addresses';
import { builtIn } from '../check';
import { effectiveBlocks, policyName } from '../checked-policy';

/** Everything of an address family in an egress rule, private ranges among it (V57). */
export const privateRangeInInternetRule = builtIn('private-range-in-internet-rule', [], function* (context) {
  for (const checked of context.policies) {
    for (const { cidr, except, path, direction } of effectiveBlocks(checked)) {
      const range = parseCidr(cidr);
      if (direction !== 'egress' || range?.prefixLength !== 0) continue;
      const held = IpSet.ofIpBlock({ cidr, except });
      const ranges = INTERNAL_RANGES[range.family === 'IPv4' ? 'ipv4' : 'ipv6'].map((each) => each.cidr);
      const inside = ranges.filter((each) => !held.intersection(IpSet.ofCidrs([each])).isEmpty);
      if (inside.length === 0) continue;
      const message = `${policyName(checked)} allows ${range.canonical}, which includes the private range ${inside[0]}${inside.length === 1 ? '' : ` and ${inside.length - 1} more`}`;
      yield { object: checked.object, path, message, help: `except ${inside.join(', ')}` };
    }
  }
});
