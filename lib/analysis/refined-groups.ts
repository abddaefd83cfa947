/*
 * Groups of endpoints on which several connectivities of the same workloads agree. Law: two members of a group are in one
 * group of each connectivity, and each address outside is in one group.
 */
import { compareText } from '../base/compare-text';
import { IP_FAMILIES, IpSet, textOfRange } from '../model/ip-set';
import type { ConnectivityEndpoint } from './connectivity-document';

/** Endpoints that none of the connectivities tells apart. */
export interface RefinedGroup {
  /** Ids of workloads, in order; none for addresses. */
  readonly workloads: readonly string[];
  readonly addresses: IpSet;
  /** Id of the group that they are in, in each connectivity. */
  readonly groups: readonly string[];
  /** Whether there are two different pods among them. */
  readonly hasPairs: boolean;
}

/** The coarsest groups that fit several connectivities, each given by its endpoints. Workloads first, then addresses. */
export function refinedGroups(connectivities: readonly (readonly ConnectivityEndpoint[])[]): RefinedGroup[] {
  return [...refinedWorkloads(connectivities), ...refinedAddresses(connectivities)];
}

function refinedWorkloads(connectivities: readonly (readonly ConnectivityEndpoint[])[]): RefinedGroup[] {
  const groupOf = connectivities.map((endpoints) => new Map(endpoints.map(({ id, group }) => [id, group])));
  const found = new Map<string, { members: ConnectivityEndpoint[]; groups: readonly string[] }>();
  for (const endpoint of connectivities[0].filter(({ cidrs }) => cidrs === undefined)) {
    const groups = groupOf.map((byId) => byId.get(endpoint.id) as string);
    const key = JSON.stringify(groups);
    const known = found.get(key);
    if (known) known.members.push(endpoint);
    else found.set(key, { members: [endpoint], groups });
  }
  return [...found.values()].map(({ members, groups }) => ({
    workloads: members.map(({ id }) => id),
    addresses: IpSet.EMPTY,
    groups,
    hasPairs: members.length > 1 || members[0].kind !== 'Pod',
  }));
}

function refinedAddresses(connectivities: readonly (readonly ConnectivityEndpoint[])[]): RefinedGroup[] {
  let parts: { readonly groups: readonly string[]; readonly addresses: IpSet }[] = [
    { groups: [], addresses: IpSet.ALL },
  ];
  for (const endpoints of connectivities) {
    const byGroup = new Map<string, IpSet[]>();
    for (const { group, cidrs } of endpoints) {
      if (cidrs) byGroup.set(group, [...(byGroup.get(group) ?? []), IpSet.ofCidrs(cidrs)]);
    }
    const groups = [...byGroup].map(([group, sets]) => ({ group, addresses: IpSet.unionOf(sets) }));
    parts = parts.flatMap((part) =>
      groups
        .map(({ group, addresses }) => ({
          groups: [...part.groups, group],
          addresses: part.addresses.intersection(addresses),
        }))
        .filter(({ addresses }) => !addresses.isEmpty),
    );
  }
  return parts.map((part) => ({ ...part, workloads: [], hasPairs: false }));
}

/** Ids of all members of some groups, in order: workloads, then ranges of addresses, each as long as it can be. */
export function membersOf(groups: readonly RefinedGroup[]): string[] {
  const addresses = IpSet.unionOf(groups.map((group) => group.addresses));
  return [
    ...groups.flatMap(({ workloads }) => workloads).sort(compareText),
    ...IP_FAMILIES.flatMap((family) => addresses.ranges(family).map((range) => `ip:${textOfRange(range)}`)),
  ];
}
