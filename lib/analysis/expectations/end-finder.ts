import { TypedFastBitSet as BitSet } from 'typedfastbitset';
import { parseAddress } from '../../model/cidr';
import { IpSet, textOfRange } from '../../model/ip-set';
import { isFinished, REPRESENTATIVE, UNKNOWN_NAMESPACE, workloadId, type Workload } from '../../model/workload';
import type { AddressEnd, End, PodEnd } from '../ends';
import { PodIndex } from '../pod-index';
import type { Reachability } from '../reachability';
import { addressPieces, type AddressPiece } from './address-pieces';
import type { EndPart, EndSelection } from './end-selection';

/** Ends of a cluster: positions of workloads in its list, and addresses. */
export interface SelectedEnds {
  readonly pods: BitSet;
  readonly addresses: IpSet;
}

/** An end, and the position of its class, or of its cell behind the classes. */
export interface PlacedEnd {
  readonly end: End;
  readonly position: number;
  /** How little it says to people, from 0: what is there, what may be there, what may be anywhere. */
  readonly rank: number;
}

/** Finds out which ends of a cluster selections stand for. */
export class EndFinder {
  private readonly index: PodIndex;
  private readonly positions = new Map<string, number>();
  private readonly withAddresses: readonly number[];
  private readonly pieces: readonly AddressPiece[];
  /** Every pod that has not finished (S52), and every address. */
  public readonly everything: SelectedEnds;

  public constructor(private readonly reachability: Reachability) {
    const { workloads, namespaces } = reachability.cluster;
    this.index = PodIndex.ofWorkloads(workloads, namespaces);
    const alive = [...workloads.keys()].filter((i) => !isFinished(workloads[i]));
    this.pieces = addressPieces(reachability._compiled);
    this.withAddresses = alive.filter((i) => workloads[i].addresses.length > 0);
    this.everything = { pods: new BitSet(alive), addresses: IpSet.ALL };
    workloads.forEach((workload, i) => this.positions.set(workloadId(workload), i));
  }

  /** @throws DiagnosticsError `endpoint-unknown` or `endpoint-ambiguous`. */
  public find({ parts }: EndSelection): SelectedEnds {
    const pods = new BitSet();
    let addresses = IpSet.EMPTY;
    for (const part of parts) {
      const found = this.findPart(part);
      pods.union(found.pods);
      addresses = addresses.union(found.addresses);
    }
    return { pods, addresses };
  }

  /** Every end but these. */
  public outside({ pods, addresses }: SelectedEnds): SelectedEnds {
    const { everything } = this;
    return { pods: everything.pods.new_difference(pods), addresses: everything.addresses.difference(addresses) };
  }

  /** The ends: pods that are there, pods that may be, addresses. */
  public endsOf({ pods, addresses }: SelectedEnds): PlacedEnd[] {
    const { cluster, _ends: ends } = this.reachability;
    const byRank: PlacedEnd[][] = [[], [], []];
    pods.forEach((i) => {
      const workload = cluster.workloads[i];
      const end = ends.get(workloadId(workload)) as PodEnd;
      const rank = rankOf(workload);
      byRank[rank].push({ end, position: end.position, rank });
    });
    return [...byRank.flat(), ...this.rangesOf(addresses)];
  }

  /** Addresses cut into ranges on which every answer is the same. */
  private rangesOf(selected: IpSet): PlacedEnd[] {
    const { cells, classes } = this.reachability._compiled;
    const ranges: PlacedEnd[] = [];
    for (const { cell, range: whole } of this.pieces) {
      const { family } = whole;
      for (const { first, last } of selected.intersection(IpSet.ofCidr(whole)).ranges(family)) {
        const range = { family, first, last };
        const end: AddressEnd = { kind: 'address', id: `ip:${textOfRange(range)}`, whereabouts: cells[cell], range };
        // An address that a pod has is that pod, which is selected as such.
        if (first < last || this.reachability._ends.get(end.id).kind === 'address') {
          ranges.push({ end, position: classes.length + cell, rank: 1 });
        }
      }
    }
    return ranges;
  }

  private findPart(part: EndPart): SelectedEnds {
    switch (part.kind) {
      case 'everything':
        return this.everything;
      case 'pods':
        return { pods: this.index.inNamespace(part.namespace, part.selector), addresses: IpSet.EMPTY };
      case 'peer':
        return { pods: this.index.ofPeer(part.peer, part.home), addresses: IpSet.EMPTY };
      case 'addresses':
        return { pods: this.podsAt(part.addresses), addresses: part.addresses };
      case 'endpoint':
        return this.selectionOf(this.reachability._ends.get(part.id));
    }
  }

  private podsAt(addresses: IpSet): BitSet {
    const { workloads } = this.reachability.cluster;
    return new BitSet(
      this.withAddresses.filter((i) =>
        workloads[i].addresses.some((text) => {
          const address = parseAddress(text);
          return address !== undefined && addresses.has(address.family, address.value);
        }),
      ),
    );
  }

  private selectionOf(end: End): SelectedEnds {
    if (end.kind === 'address') return { pods: new BitSet(), addresses: IpSet.ofCidr(end.range) };
    return { pods: new BitSet([this.positions.get(end.id) as number]), addresses: IpSet.EMPTY };
  }
}

/** What is there comes first, then what may be there, then what may be anywhere. */
function rankOf({ kind, namespace }: Workload): number {
  if (kind !== REPRESENTATIVE) return 0;
  return namespace === UNKNOWN_NAMESPACE ? 2 : 1;
}
