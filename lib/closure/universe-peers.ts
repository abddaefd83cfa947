import type { PodPeer } from '../analysis/pod-index';
import type { AppGraph, GraphPeer } from '../graph/app-graph';
import { DIRECTIONS } from '../model/direction';
import { LabelSelector } from '../model/label-selector';
import { peerKey } from '../model/policy-peer';
import type { PolicyPeer } from '../model/network-policy';
import type { PeerAt, UniversePolicy } from './universe';

/** A peer that selects pods, in a policy of the namespace `home`. */
export interface PodPeerAt {
  readonly pods: LabelSelector;
  /** `undefined` means `home` (S19). */
  readonly namespaces?: LabelSelector;
  readonly home: string;
}

/** Everything that selects pods at the other end of flows, each once, in an order that does not depend on the lists. */
export function podPeersOf(
  graph: AppGraph,
  policies: readonly UniversePolicy[],
  others: readonly PeerAt[],
): readonly PodPeerAt[] {
  const found = new Map<string, PodPeerAt>();
  const add = (peer: PolicyPeer, home: string): void => {
    if ('ipBlock' in peer) return;
    const key = `${home} ${peerKey(peer)}`;
    if (!found.has(key)) found.set(key, podPeer(peer, home));
  };
  for (const { policy } of policies) {
    for (const direction of DIRECTIONS) {
      for (const { peers } of policy[direction]) for (const peer of peers) add(peer, policy.namespace);
    }
  }
  for (const rule of graph.rules) {
    if (rule.kind !== 'allow') continue;
    // Endpoints of the graph are pods of the universe already.
    for (const peer of rule.peers) if (peer.kind === 'selection') add(peer.peer, rule.subject.namespace.name);
  }
  for (const { peer, home } of others) for (const each of policyPeers(peer)) add(each, home);
  return [...found.keys()].sort().map((key) => found.get(key) as PodPeerAt);
}

function podPeer({ podSelector = LabelSelector.EVERYTHING, namespaceSelector }: PodPeer, home: string): PodPeerAt {
  return { pods: podSelector, home, ...(namespaceSelector && { namespaces: namespaceSelector }) };
}

function policyPeers(peer: GraphPeer): PolicyPeer[] {
  switch (peer.kind) {
    case 'anywhere':
    case 'addresses':
      return [];
    case 'selection':
      return [peer.peer];
    case 'endpoint':
      return [{ podSelector: peer.endpoint.pods, namespaceSelector: peer.endpoint.namespace.selector }];
  }
}
