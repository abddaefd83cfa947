import type { PodPeer } from '../analysis/pod-index';
import { LabelSelector } from '../model/label-selector';
import { peerKey } from '../model/policy-peer';
import type { Service } from '../model/service';
import type { ContainerPort, Workload } from '../model/workload';
import type { CheckContext } from './check-context';
import type { CheckedPolicy, WrittenRule } from './checked-policy';
import { membersOf } from './name-pods';

/** Pods at whose ports the ports of a rule are meant (S33). */
export interface Destinations {
  /** How many workloads they are of. */
  readonly count: number;
  /** What any of them declares, each port once. */
  readonly ports: readonly ContainerPort[];
  /** Services that any of them stands behind, in the order of the cluster. */
  readonly services: readonly Service[];
}

/**
 * The destinations of a rule: those of the policy for ingress, those that the peers select for egress. A rule for every
 * peer could mean all pods, of which nothing can be said: none. Rules with the same selectors share one answer.
 */
export function destinationsOf(context: CheckContext, checked: CheckedPolicy, rule: WrittenRule): Destinations {
  if (!rule.hasEffect) return NOWHERE;
  const { namespace: home, podSelector } = checked.policy;
  const peers = rule.direction === 'ingress' ? [{ podSelector }] : rule.podPeers.map(({ peer }) => peer);
  if (peers.length === 0) return NOWHERE;
  return context.once(findDestinations, JSON.stringify([home, peers.map(peerKey)]), { home, peers });
}

const NOWHERE: Destinations = { count: 0, ports: [], services: [] };

function findDestinations(
  context: CheckContext,
  { home, peers }: { readonly home: string; readonly peers: readonly PodPeer[] },
): Destinations {
  const pods = new Set(peers.flatMap((peer) => membersOf(context.podsOf(peer, home))));
  const ports = new Map<string, ContainerPort>();
  const services = new Set<number>();
  const byPod = context.once(servicesByPod);
  for (const pod of pods) {
    for (const port of pod.ports) ports.set(`${port.protocol} ${port.port} ${port.name ?? ''}`, port);
    for (const position of byPod.get(pod) ?? []) services.add(position);
  }
  return {
    count: pods.size,
    ports: [...ports.values()],
    services: [...services].sort((a, b) => a - b).map((position) => context.cluster.services[position]),
  };
}

/** Positions of the Services that each pod stands behind. */
function servicesByPod({ cluster, inventory }: CheckContext): ReadonlyMap<Workload, readonly number[]> {
  const found = new Map<Workload, number[]>();
  for (const [position, { namespace, selector }] of cluster.services.entries()) {
    if (Object.keys(selector).length === 0) continue;
    for (const pod of inventory.inNamespace(namespace, LabelSelector.of(selector)).array()) {
      const workload = cluster.workloads[pod];
      const positions = found.get(workload);
      if (positions) positions.push(position);
      else found.set(workload, [position]);
    }
  }
  return found;
}
