/*
 * Workloads to classes: pods are one class if no rule in play can tell them apart. Laws: replicas, names and the order of
 * workloads change nothing; two workloads of one class have equal answers to every question about other endpoints.
 */
import { parseAddress, type IpFamily } from '../model/cidr';
import type { Cluster } from '../model/cluster';
import { IP_FAMILIES, type IpSet } from '../model/ip-set';
import type { Labels } from '../model/label-selector';
import { isNamedPort } from '../model/policy-ports';
import { isFinished, type Workload } from '../model/workload';
import type { AddressSpace, CellRuns, Whereabouts } from './address-space';
import type { PortNames, PortNaming } from './port-names';

/** Everything about pods but what selectors look at. Many classes share one. */
export interface PodLook {
  readonly naming: PortNaming;
  /** Whether selectors match them and policies isolate them (S51, S52). */
  readonly isSelectable: boolean;
  readonly isHostNetwork: boolean;
  readonly isFinished: boolean;
  readonly whereabouts: Whereabouts;
}

/** Pods that nothing in play tells apart. */
export interface PodClass extends PodLook {
  readonly namespace: string;
  /** Labels of one of them; the others differ in what no selector mentions. */
  readonly labels: Labels;
  /** Number of the look, which equal looks share. */
  readonly look: number;
  readonly members: readonly Workload[];
}

/** What rules can tell pods apart by. */
export interface Distinctions {
  /** Keys of pod labels that some selector mentions. */
  readonly labelKeys: ReadonlySet<string>;
  readonly portNames: PortNames;
  readonly addresses: AddressSpace;
  readonly podCidrs: IpSet;
  readonly nodeCidrs: IpSet;
}

export function classifyPods({ workloads }: Cluster, distinctions: Distinctions): PodClass[] {
  const { portNames, addresses, podCidrs, nodeCidrs } = distinctions;
  const somePod = whereaboutsIn(podCidrs, 'some-pod', addresses);
  const someNode = whereaboutsIn(nodeCidrs, 'some-node', addresses);
  const looks = new Map<string, PodLook & { readonly look: number }>();
  const labelKeys = [...distinctions.labelKeys].sort();

  const classes = new Map<string, PodClass & { readonly members: Workload[] }>();
  for (const workload of workloads) {
    const finished = isFinished(workload);
    const { hostNetwork, namespace, labels } = workload;
    const isSelectable = !hostNetwork && !finished;
    const naming = isSelectable ? portNames.namingOf(workload.ports) : portNames.namingOf([]);
    const whereabouts = knownWhereabouts(workload.addresses, addresses) ?? (hostNetwork ? someNode : somePod);
    const lookKey = `${hostNetwork} ${finished} ${naming} ${whereabouts.key}`;
    const look = looks.get(lookKey) ?? {
      ...{ naming, isSelectable, isHostNetwork: hostNetwork, isFinished: finished, whereabouts },
      look: looks.size,
    };
    looks.set(lookKey, look);
    const values = labelKeys.map((key) => (Object.hasOwn(labels, key) ? labels[key] : null));
    const key = JSON.stringify([namespace, look.look, values]);
    const known = classes.get(key);
    if (known) {
      known.members.push(workload);
      continue;
    }
    classes.set(key, { ...look, namespace, labels, members: [workload] });
  }
  return [...classes.values()];
}

function knownWhereabouts(texts: readonly string[], addresses: AddressSpace): Whereabouts | undefined {
  const cells: Record<IpFamily, number[]> = { IPv4: [], IPv6: [] };
  for (const text of texts) {
    const address = parseAddress(text);
    if (!address) continue;
    const cell = addresses.cellOf(address.family, address.value);
    if (!cells[address.family].includes(cell)) cells[address.family].push(cell);
  }
  const runs = (family: IpFamily): CellRuns => cells[family].sort((a, b) => a - b).flatMap((cell) => [cell, cell + 1]);
  return cells.IPv4.length + cells.IPv6.length === 0 ? undefined : whereabouts('known', runs);
}

function whereaboutsIn(set: IpSet, known: Whereabouts['known'], addresses: AddressSpace): Whereabouts {
  return whereabouts(known, (family) => addresses.runsOf(set, family));
}

function whereabouts(known: Whereabouts['known'], runsOf: (family: IpFamily) => CellRuns): Whereabouts {
  const cells: Partial<Record<IpFamily, CellRuns>> = {};
  for (const family of IP_FAMILIES) {
    const runs = runsOf(family);
    if (runs.length > 0) cells[family] = runs;
  }
  const key = known === 'known' ? JSON.stringify(cells) : known;
  return { key, known, cells };
}

/** Whereabouts of one address. */
export function whereaboutsOfCell(cell: number, addresses: AddressSpace): Whereabouts {
  return { key: `cell ${cell}`, known: 'known', cells: { [addresses.familyOf(cell)]: [cell, cell + 1] } };
}

/** Names of ports that rules of the cluster use. */
export function mentionedPortNames({ policies }: Cluster): Set<string> {
  const names = new Set<string>();
  for (const { policy } of policies) {
    for (const { ports } of [...policy.ingress, ...policy.egress]) {
      for (const entry of ports.entries) if (isNamedPort(entry)) names.add(entry.name);
    }
  }
  return names;
}
