import type { PodPeer } from '../analysis/pod-index';
import type { Direction } from '../model/direction';
import type { PolicyRule } from '../model/network-policy';
import type { ManifestPeer } from '../model/policy-manifest';
import type { PolicyPorts } from '../model/policy-ports';

/** A peer of a rule that selects pods. */
export interface WrittenPodPeer {
  readonly direction: Direction;
  /** Ports of the rule. */
  readonly ports: PolicyPorts;
  /** Position among the peers of the rule, from 0. */
  readonly index: number;
  /** `spec.ingress[0].from[1]`. */
  readonly path: string;
  readonly peer: PodPeer;
}

/** An ipBlock as it was written. */
export interface WrittenBlock {
  readonly direction: Direction;
  /** `spec.egress[0].to[1].ipBlock`. */
  readonly path: string;
  readonly cidr: string;
  readonly except: readonly string[];
}

/** The peers of a rule that select pods. */
export function podPeersOf(direction: Direction, { peers, ports }: PolicyRule, peersPath: string): WrittenPodPeer[] {
  return peers.flatMap((peer, index) =>
    'ipBlock' in peer ? [] : [{ direction, ports, index, path: `${peersPath}[${index}]`, peer }],
  );
}

/** The peers of a rule that are ipBlocks. */
export function blocksOf(direction: Direction, peers: readonly ManifestPeer[], peersPath: string): WrittenBlock[] {
  return peers.flatMap(({ ipBlock }, index) => {
    if (!ipBlock) return [];
    const except = (ipBlock.except ?? []).map((text) => text ?? '');
    return [{ direction, path: `${peersPath}[${index}].ipBlock`, cidr: ipBlock.cidr, except }];
  });
}
