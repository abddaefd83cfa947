import type { SourcePlace } from '../diagnostics/origin';
import { dnsSubdomainProblems } from '../model/dns-name';
import type { ClusterNode } from '../model/node';
import type { Fields } from './fields';
import { readName } from './read-identity';
import { readAddress } from './read-workload';

/** Kinds of addresses of a node that are IP addresses; the others are names. */
const IP_TYPES: ReadonlySet<string | undefined> = new Set(['InternalIP', 'ExternalIP']);

/**
 * A Node; undefined where it has no name that the API server would take. Its `podCIDRs` are left out: with many plugins the
 * pods have addresses from elsewhere.
 */
export function readNode(object: Fields, place: string, source?: SourcePlace): ClusterNode | undefined {
  const name = readName(object.object('metadata'), place, dnsSubdomainProblems);
  const listed = object.object('status').objects('addresses');
  const addresses = listed.flatMap((each) =>
    IP_TYPES.has(each.text('type')) ? (readAddress(each, 'address') ?? []) : [],
  );
  return name === undefined ? undefined : { name, addresses: [...new Set(addresses)], ...(source && { source }) };
}
