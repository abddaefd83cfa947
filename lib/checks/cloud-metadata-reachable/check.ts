import { IpSet } from '../../model/ip-set';
import { parseCidr } from '../../model/cidr';
import { METADATA_ADDRESSES } from '../../model/metadata-addresses';
import { PolicyPorts } from '../../model/policy-ports';
import { builtIn } from '../check';
import { policyName } from '../checked-policy';

/** An egress rule that holds the metadata service of a cloud, on the ports that it answers on. */
export const cloudMetadataReachable = builtIn('cloud-metadata-reachable', [], function* (context) {
  for (const checked of context.policies) {
    for (const rule of checked.rules) {
      const { direction, meaning, path, peers, blocks } = rule;
      if (direction !== 'egress' || !meaning || !PORTS.some((port) => meaning.ports.contains(port))) continue;
      const everywhere = peers.length === 0 ? [{ path, cidrs: ADDRESSES, what: 'has no peers, so that it' }] : [];
      const found = [
        ...everywhere,
        ...blocks.map(({ path: place, cidr, except }) => {
          const held = addressesIn(cidr, except);
          // Somebody who writes the address itself means it.
          const isMeant = ADDRESSES.includes(parseCidr(cidr)?.canonical ?? '');
          const excepted = addressesIn(cidr, []).filter((address) => !held.includes(address));
          // Whoever excepts the one of the cloud in question need not except those of all the others.
          const isExcepted = excepted.some((address) => address !== IN_SHARED_SPACE || except.includes(address));
          const cidrs = isMeant || isExcepted ? [] : held;
          return { path: place, cidrs, what: `allows ${cidr}, which` };
        }),
      ];
      for (const { path: place, cidrs, what } of found) {
        if (cidrs.length === 0) continue;
        const message = `${policyName(checked)} ${what} holds ${cidrs[0]}, the metadata service of a cloud`;
        const help = `except ${cidrs.join(', ')}, or name the destinations that are needed`;
        yield { object: checked.object, path: place, message, help };
      }
    }
  }
});

const ADDRESSES = [...METADATA_ADDRESSES.ipv4, ...METADATA_ADDRESSES.ipv6].map(({ cidr }) => cidr);

/** One that an exception for the shared address space (RFC 6598) holds by the way. */
const IN_SHARED_SPACE = '100.100.100.200/32';

function addressesIn(cidr: string, except: readonly string[]): string[] {
  const held = IpSet.ofIpBlock({ cidr, except });
  return ADDRESSES.filter((address) => held.contains(IpSet.ofCidrs([address])));
}

/** Ports that metadata services answer on. */
const PORTS = [80, 443].map((port) => PolicyPorts.of([{ protocol: 'TCP', first: port, last: port }]));
