import { TypedFastBitSet as BitSet } from 'typedfastbitset';
import { parseCidr, type IpFamily } from '../model/cidr';
import type { Cluster, ClusterPolicy } from '../model/cluster';
import { DIRECTIONS, type Direction } from '../model/direction';
import { IP_FAMILIES, IpSet } from '../model/ip-set';
import type { IpBlock, NetworkPolicy } from '../model/network-policy';
import { isNamedPort, type PolicyPorts } from '../model/policy-ports';
import type { AddressSpace, CellRuns } from './address-space';
import type { PodIndex, PodPeer } from './pod-index';

/** A rule with its selectors worked out. */
export interface CompiledRule {
  /** Position in `spec.ingress` or `spec.egress`. */
  readonly index: number;
  readonly ports: PolicyPorts;
  readonly hasPortNames: boolean;
  /** Whether it names no peers, which is everybody (S9). */
  readonly isForEverybody: boolean;
  /** Positions of the classes that its selectors match. */
  readonly pods: BitSet;
  /**
   * Those, and the ones that its selectors match or not by labels of their namespaces that nobody knows; `undefined`
   * where there are none of these.
   */
  readonly possiblePods: BitSet | undefined;
  /** Cells that its ipBlocks hold; `undefined` where it has none. */
  readonly cells: BlockCells | undefined;
  /**
   * The fewest and the most cells that its ipBlocks may hold, as CIDRs with bits beyond their prefix length are read in
   * several ways (S45c); `undefined` where there is none.
   */
  readonly hostBitCells: { readonly narrow: BlockCells; readonly wide: BlockCells } | undefined;
}

/** Cells of both families. */
export type BlockCells = Readonly<Record<IpFamily, CellRuns>>;

/** A policy with its selectors worked out. */
export interface CompiledPolicy {
  readonly source: ClusterPolicy;
  readonly rules: Readonly<Record<Direction, readonly CompiledRule[]>>;
}

/** Sets of addresses that the ipBlocks of a cluster name. */
export function blocksOf({ policies }: Cluster): IpSet[] {
  const sets = new Map<string, IpSet>();
  for (const { policy } of policies) {
    for (const { peers } of [...policy.ingress, ...policy.egress]) {
      for (const peer of peers) {
        if (!('ipBlock' in peer)) continue;
        for (const cidr of [peer.ipBlock.cidr, ...peer.ipBlock.except]) sets.set(cidr, IpSet.ofCidrs([cidr]));
      }
    }
  }
  return [...sets.values()];
}

/** Compiles policies; equal peers are worked out once. */
export class PolicyCompiler {
  private readonly cellsOfBlocks = new Map<string, IpSet>();

  public constructor(
    private readonly pods: PodIndex,
    private readonly addresses: AddressSpace,
  ) {}

  /** Positions of the classes that a policy selects (S1, S2). */
  public subjectsOf({ namespace, podSelector }: NetworkPolicy): BitSet {
    return this.pods.inNamespace(namespace, podSelector);
  }

  public compile(source: ClusterPolicy): CompiledPolicy {
    const [ingress, egress] = DIRECTIONS.map((direction) =>
      source.policy[direction].map(({ peers, ports }, index): CompiledRule => {
        const blocks = peers.flatMap((peer) => ('ipBlock' in peer ? [peer.ipBlock] : []));
        const podPeers = peers.filter((peer): peer is PodPeer => !('ipBlock' in peer));
        return {
          index,
          ports,
          hasPortNames: ports.entries.some(isNamedPort),
          isForEverybody: peers.length === 0,
          ...this.podsOf(podPeers, source.policy.namespace),
          cells: blocks.length === 0 ? undefined : this.cellsOf(blocks.map((block) => this.addressesOf(block))),
          hostBitCells: this.hostBitCellsOf(blocks),
        };
      }),
    );
    return { source, rules: { ingress, egress } };
  }

  private podsOf(peers: readonly PodPeer[], home: string): Pick<CompiledRule, 'pods' | 'possiblePods'> {
    const sets = peers.map((peer) => this.pods.ofPeer(peer, home));
    const possibleSets = peers.map((peer) => this.pods.possiblyOfPeer(peer, home));
    const isKnown = sets.every((set, i) => set === possibleSets[i]);
    return { pods: unionOf(sets), possiblePods: isKnown ? undefined : unionOf(possibleSets) };
  }

  private hostBitCellsOf(blocks: readonly IpBlock[]): CompiledRule['hostBitCells'] {
    if (!blocks.some(({ cidr, except }) => [cidr, ...except].some(hasHostBits))) return undefined;
    const plain = blocks.filter(({ cidr }) => !hasHostBits(cidr));
    const wide = blocks.map(({ cidr, except }) => ({ cidr, except: except.filter((hole) => !hasHostBits(hole)) }));
    const [narrowCells, wideCells] = [plain, wide].map((each) =>
      this.cellsOf(each.map((block) => this.addressesOf(block))),
    );
    return { narrow: narrowCells, wide: wideCells };
  }

  private cellsOf(sets: readonly IpSet[]): BlockCells {
    const all = IpSet.unionOf(sets);
    const [IPv4, IPv6] = IP_FAMILIES.map((family) => this.addresses.runsOf(all, family));
    return { IPv4, IPv6 };
  }

  private addressesOf(block: IpBlock): IpSet {
    const key = [block.cidr, ...block.except].join(' ');
    const known = this.cellsOfBlocks.get(key) ?? IpSet.ofIpBlock(block);
    this.cellsOfBlocks.set(key, known);
    return known;
  }
}

function unionOf(sets: readonly BitSet[]): BitSet {
  if (sets.length === 1) return sets[0];
  return sets.reduce((all, each) => all.union(each), new BitSet());
}

function hasHostBits(cidr: string): boolean {
  return parseCidr(cidr)?.defect === 'host-bits';
}
