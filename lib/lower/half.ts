import { endpointKey, type AllowRule, type Endpoint, type GraphPeer } from '../graph/app-graph';
import type { Direction } from '../model/direction';
import { peerKey } from '../model/policy-peer';
import type { IpBlock, PolicyPeer } from '../model/network-policy';
import type { PolicyPorts } from '../model/policy-ports';

/**
 * One side of a flow, as it will stand in a policy: what `subject` accepts from, or may send to, `peer`.
 * A flow between two endpoints has two halves (S16): the rule's own, and the other one, written at the peer.
 */
export interface Half {
  readonly subject: Endpoint;
  readonly direction: Direction;
  readonly peer: GraphPeer;
  readonly ports: PolicyPorts;
  /** The rules that declare it; the first one's policy carries it. Never empty. */
  readonly rules: readonly AllowRule[];
  /** Ports that the other half has: those of the rules that want one. `undefined` where none of them does. */
  readonly paired: PairedPorts;
  /** Name of the policy that carries it, where policies are written for each rule. */
  readonly policyName: string;
}

/** Ports of the rules with pairing BOTH, and of those with BOTH or AUTO. */
export interface PairedPorts {
  readonly both?: PolicyPorts;
  readonly auto?: PolicyPorts;
}

/** Text that is equal for two halves if and only if they speak of the same traffic at the same end. */
export function halfKey({ subject, direction, peer }: Pick<Half, 'subject' | 'direction' | 'peer'>): string {
  return `${direction} ${endpointKey(subject)} ${graphPeerKey(peer)}`;
}

function graphPeerKey(peer: GraphPeer): string {
  switch (peer.kind) {
    case 'anywhere':
      return '*';
    case 'endpoint':
      return endpointKey(peer.endpoint);
    case 'selection':
      return peerKey(peer.peer);
    case 'addresses':
      // Two hosts may have the same addresses; each keeps its name.
      return `${peer.host ?? ''} ${peer.blocks.map((ipBlock) => peerKey({ ipBlock })).join(' ')}`;
  }
}

/** The `from` or `to` entries of a peer in a policy of the namespace `home`; none at all stand for anywhere. */
export function policyPeersOf(peer: GraphPeer, home: string): readonly PolicyPeer[] {
  switch (peer.kind) {
    case 'anywhere':
      return [];
    case 'endpoint':
      return [peerOfEndpoint(peer.endpoint, home)];
    case 'selection':
      return [peer.peer];
    case 'addresses':
      return peer.blocks.map((ipBlock: IpBlock) => ({ ipBlock }));
  }
}

function peerOfEndpoint({ namespace, pods }: Endpoint, home: string): PolicyPeer {
  if (namespace.name === home) return { podSelector: pods };
  // Both selectors in one entry: a pod selector of its own would mean the policy's namespace (S21, T1).
  return { namespaceSelector: namespace.selector, ...(!pods.isEverything && { podSelector: pods }) };
}
