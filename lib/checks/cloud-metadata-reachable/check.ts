import { parseCidr } from '../../model/cidr';
import { IpSet } from '../../model/ip-set';
import { METADATA_ADDRESSES } from '../../model/metadata-addresses';
import { PolicyPorts } from '../../model/policy-ports';
import type { SpecialRange } from '../../model/special-addresses';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';
import type { WrittenBlock } from '../written-peers';

/** An egress rule that holds the metadata service of most clouds, on the ports that it answers on. */
export const cloudMetadataReachable = builtIn('cloud-metadata-reachable', [], function* (context) {
  for (const checked of context.policies) {
    for (const { direction, meaning, path, peers, blocks } of checked.rules) {
      if (direction !== 'egress' || !meaning || !PORTS.some((port) => meaning.ports.contains(port))) continue;
      const places =
        peers.length === 0
          ? [{ path, to: 'every address', held: SERVICES }]
          : blocks.map((block) => ({ path: block.path, to: block.cidr, held: servicesIn(block) }));
      for (const { path: place, to, held } of places) {
        if (held.length === 0) continue;
        const [{ cidr, purpose }] = held;
        const [address] = cidr.split('/');
        yield {
          object: checked.object,
          path: place,
          message: `${policyName(checked)} allows egress to ${to}, which includes ${address}, the metadata service of ${purpose}`,
          help:
            peers.length === 0
              ? `add the destinations that are needed, or an ipBlock that excepts ${cidr}`
              : helpFor(held),
        };
      }
    }
  }
});

const KNOWN = [...METADATA_ADDRESSES.ipv4, ...METADATA_ADDRESSES.ipv6];

/** The address that most clouds have, and those that the same clouds have in IPv6, the most widespread ones first. */
const SERVICES = [
  '169.254.169.254/32',
  'fd00:ec2::254/128',
  'fd20:ce::254/128',
  'fd00:c1::a9fe:a9fe/128',
  'fe80::a9fe:a9fe/128',
].flatMap((cidr) => KNOWN.filter((each) => each.cidr === cidr));

/** The services that a block holds; none where somebody has thought of them. */
function servicesIn({ cidr, except }: WrittenBlock): readonly SpecialRange[] {
  // Whoever names the service of one cloud need not except those of all the others.
  if ([cidr, ...except].some((text) => KNOWN.some((each) => each.cidr === parseCidr(text)?.canonical))) return [];
  const [inBlock, left] = [[], except].map((holes) => {
    const addresses = IpSet.ofIpBlock({ cidr, except: holes });
    return SERVICES.filter((service) => addresses.contains(IpSet.ofCidrs([service.cidr])));
  });
  return left.length === inBlock.length ? left : [];
}

function helpFor(held: readonly SpecialRange[]): string {
  const [{ cidr }, ...others] = held;
  const all = held.map((each) => `${each.purpose}: ${each.cidr}`).join('; ');
  const what = others.length === 0 ? `${cidr} from the block` : `the address of your cloud from the block (${all})`;
  return `except ${what}, or allow only the destinations that are needed`;
}

/** Ports that metadata services answer on. */
const PORTS = [80, 443].map((port) => PolicyPorts.of([{ protocol: 'TCP', first: port, last: port }]));
