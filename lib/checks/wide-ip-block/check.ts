import { parseCidr } from '../../model/cidr';
import { builtIn } from '../check';
import { effectiveBlocks, policyName } from '../checked-policy';

/** An ipBlock of more than 16 million IPv4 addresses, or wider than what providers are given in IPv6, without being everything. */
export const wideIpBlock = builtIn('wide-ip-block', [], function* (context) {
  for (const checked of context.policies) {
    for (const { cidr: text, path } of effectiveBlocks(checked)) {
      const cidr = parseCidr(text);
      // Everything is said on purpose; private-range-in-internet-rule and others look at it.
      if (!cidr || cidr.prefixLength === 0 || cidr.prefixLength >= NARROWEST[cidr.family]) continue;
      const message = `${policyName(checked)} uses ${text}, which is wider than a /${NARROWEST[cidr.family]}`;
      yield { object: checked.object, path: `${path}.cidr`, message };
    }
  }
});

/** Prefix lengths of the largest blocks that one organisation has: 10.0.0.0/8 in IPv4, RFC 4193 and registries in IPv6. */
const NARROWEST = { IPv4: 8, IPv6: 16 } as const;
