import type { PodPeer } from '../analysis/pod-index';
import { groupBy } from '../base/group-by';
import { peerKey } from '../model/policy-peer';
import type { Service } from '../model/service';
import type { ContainerPort, Workload } from '../model/workload';
import type { CheckContext } from './check-context';
import type { CheckedPolicy, WrittenRule } from './checked-policy';
import { membersOf } from './name-pods';
import { podsBehind } from './pods-behind';

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
  return context.once(findDestinations, { home, peers }, JSON.stringify([home, peers.map(peerKey)]));
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
function servicesByPod(context: CheckContext): ReadonlyMap<Workload, readonly number[]> {
  const pairs = context.cluster.services.flatMap((service, position) =>
    podsBehind(context, service).map((pod) => ({ pod, position })),
  );
  return new Map(
    [...groupBy(pairs, ({ pod }) => pod)].map(([pod, found]) => [pod, found.map((each) => each.position)]),
  );
}
