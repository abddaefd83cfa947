import { isEmptyBox, type LabelBox } from './label-box';
import { parseCidr, type Cidr } from './cidr';
import type { PolicyPeer } from './network-policy';
import { boxOfPods } from './policy-peer';
import { PinIndex } from './pin-index';

/** What one peer of a list can match. */
type Extent =
  | { readonly kind: 'anywhere' | 'nothing' }
  | { readonly kind: 'pods'; readonly box: LabelBox }
  | { readonly kind: 'addresses'; readonly range: Cidr };

/** Finds, among many peers of one policy, those that may contain a given one, without comparing each with each. */
export class PeerIndex {
  private readonly extents: readonly Extent[];
  private readonly anywhere: number[] = [];
  private readonly pods = new PinIndex<number>();
  private readonly ranges = new RangeIndex();

  /** `undefined` among the peers stands for anywhere. */
  public constructor(peers: readonly (PolicyPeer | undefined)[], home: string) {
    this.extents = peers.map((peer) => extentOf(peer, home));
    for (const [position, extent] of this.extents.entries()) {
      if (extent.kind === 'anywhere') this.anywhere.push(position);
      if (extent.kind === 'pods') this.pods.add(extent.box, position);
      if (extent.kind === 'addresses') this.ranges.add(extent.range, position);
    }
  }

  /** Positions of all peers that may contain the one at `position`, and perhaps of others. */
  public mayContain(position: number): number[] {
    const extent = this.extents[position];
    switch (extent.kind) {
      case 'anywhere':
        return this.anywhere;
      case 'nothing':
        return [...this.extents.keys()];
      case 'pods':
        return [...this.anywhere, ...this.pods.containing(extent.box)];
      case 'addresses':
        return [...this.anywhere, ...this.ranges.containing(extent.range)];
    }
  }
}

function extentOf(peer: PolicyPeer | undefined, home: string): Extent {
  if (!peer) return { kind: 'anywhere' };
  if ('ipBlock' in peer) {
    const range = parseCidr(peer.ipBlock.cidr);
    return range ? { kind: 'addresses', range } : { kind: 'nothing' };
  }
  const box = boxOfPods(peer, home);
  return isEmptyBox(box) ? { kind: 'nothing' } : { kind: 'pods', box };
}

/** Address ranges by their network and prefix length: a range lies in another one exactly if the networks nest. */
class RangeIndex {
  private readonly positions = new Map<string, number[]>();
  private readonly prefixLengths = new Set<number>();

  public add(range: Cidr, position: number): void {
    const key = networkKey(range, range.prefixLength);
    const same = this.positions.get(key) ?? [];
    this.positions.set(key, same);
    same.push(position);
    this.prefixLengths.add(range.prefixLength);
  }

  public containing(range: Cidr): number[] {
    return [...this.prefixLengths]
      .filter((length) => length <= range.prefixLength)
      .flatMap((length) => this.positions.get(networkKey(range, length)) ?? []);
  }
}

/** The network of `prefixLength` bits in which the range begins. */
function networkKey({ family, first }: Cidr, prefixLength: number): string {
  const width = family === 'IPv4' ? 32 : 128;
  return `${family} ${first >> BigInt(width - prefixLength)}/${prefixLength}`;
}
