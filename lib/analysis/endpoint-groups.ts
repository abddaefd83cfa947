import { compareText } from '../base/compare-text';
import { IpSet, textOfRange, type AddressRange } from '../model/ip-set';
import { workloadId } from '../model/workload';
import type { CompiledCluster } from './compiled-cluster';
import type { ConnectivityEndpoint, ConnectivityGroup } from './connectivity-document';

/** The endpoints at positions that no answer tells apart. */
export interface EndpointGroup extends ConnectivityGroup {
  /** One of the positions: the answers about it are those about all. */
  readonly position: number;
  /** Whether there are two different pods among them, so that the group has connections with itself. */
  readonly hasPairs: boolean;
  /** In order. */
  readonly placed: readonly PlacedEndpoint[];
}

/** An endpoint, and the addresses that it is, by which it has its place. */
export interface PlacedEndpoint {
  readonly endpoint: Omit<ConnectivityEndpoint, 'group'>;
  readonly range?: AddressRange;
}

/** Groups of positions as groups of endpoints, in the order of their first members: workloads first, then addresses. */
export function endpointGroups(compiled: CompiledCluster, groups: readonly (readonly number[])[]): EndpointGroup[] {
  return groups
    .map((positions): EndpointGroup => {
      const isAddress = positions[0] >= compiled.classes.length;
      const placed = isAddress ? addressEndpoints(compiled, positions) : podEndpoints(compiled, positions);
      placed.sort(comparePlaced);
      const members = placed.map(({ endpoint }) => endpoint.id);
      // A bare pod alone has no other pod to talk to; a workload has, or will have during a rollout.
      const hasPairs = !isAddress && (placed.length > 1 || placed[0].endpoint.kind !== 'Pod');
      return { id: members[0], members, position: positions[0], hasPairs, placed };
    })
    .sort((a, b) => comparePlaced(a.placed[0], b.placed[0]));
}

/** All endpoints of groups, in order. */
export function endpointsOf(groups: readonly EndpointGroup[]): ConnectivityEndpoint[] {
  const all = groups.flatMap(({ id, placed }) => placed.map((each) => ({ ...each, group: id })));
  return all.sort(comparePlaced).map(({ endpoint: { id, ...rest }, group }) => ({ id, group, ...rest }));
}

const ADDRESSES = 'Addresses';

function podEndpoints({ classes, isolations }: CompiledCluster, positions: readonly number[]): PlacedEndpoint[] {
  return positions.flatMap((position) => {
    const isolated = {
      ingress: isolations.ingress[position] !== undefined,
      egress: isolations.egress[position] !== undefined,
    };
    return classes[position].members.map((workload) => {
      const { namespace, kind, name, labels } = workload;
      return { endpoint: { id: workloadId(workload), namespace, kind, name, labels, isolated } };
    });
  });
}

/** Cells that touch are one endpoint: what tells them apart has told nothing apart. */
function addressEndpoints({ addresses, classes }: CompiledCluster, positions: readonly number[]): PlacedEndpoint[] {
  const ranges: AddressRange[] = [];
  for (const position of positions) {
    const range = addresses.rangeOf(position - classes.length);
    const previous = ranges.at(-1);
    if (previous?.family === range.family && previous.last + 1n === range.first) {
      ranges[ranges.length - 1] = { ...previous, last: range.last };
    } else {
      ranges.push(range);
    }
  }
  return ranges.map((range) => ({
    endpoint: { id: `ip:${textOfRange(range)}`, kind: ADDRESSES, cidrs: IpSet.ofCidr(range).toCidrs() },
    range,
  }));
}

function comparePlaced(a: PlacedEndpoint, b: PlacedEndpoint): number {
  if (a.range && b.range) return compareRanges(a.range, b.range);
  if (a.range || b.range) return a.range ? 1 : -1;
  return compareText(a.endpoint.id, b.endpoint.id);
}

function compareRanges(a: AddressRange, b: AddressRange): number {
  if (a.family !== b.family) return a.family < b.family ? -1 : 1;
  return a.first < b.first ? -1 : a.first > b.first ? 1 : 0;
}
