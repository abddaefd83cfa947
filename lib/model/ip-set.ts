import { both, combine, either, holdsPoint, onlyFirst, type Boundaries } from '../base/boundaries';
import { formatAddress, parseCidr, type Cidr, type IpFamily } from './cidr';
import type { IpBlock } from './network-policy';

/** First after last: a range of no address. */
const NO_RANGE = { family: 'IPv4', first: 1n, last: 0n } as const;

/** The families in the order in which addresses are listed. */
export const IP_FAMILIES: readonly IpFamily[] = Object.freeze(['IPv4', 'IPv6'] as const);

export function widthOf(family: IpFamily): number {
  return family === 'IPv4' ? 32 : 128;
}

/** A set of addresses of both families, which never mix (S44). A frozen value; equal sets have equal {@link key}. */
export class IpSet {
  public static readonly EMPTY = new IpSet({ IPv4: [], IPv6: [] });
  /** Every address of both families. */
  public static readonly ALL = new IpSet({ IPv4: [0n, 1n << 32n], IPv6: [0n, 1n << 128n] });

  /** The addresses of a range; nothing where `first` is the higher one. */
  public static ofCidr({ family, first, last }: Pick<Cidr, 'family' | 'first' | 'last'>): IpSet {
    if (first > last) return IpSet.EMPTY;
    return new IpSet({ ...IpSet.EMPTY.boundaries, [family]: [first, last + 1n] });
  }

  /** The addresses in any of these CIDRs; a text that is none is left out. */
  public static ofCidrs(cidrs: readonly string[]): IpSet {
    return IpSet.unionOf(cidrs.flatMap((text) => IpSet.ofCidr(parseCidr(text) ?? NO_RANGE)));
  }

  /** The addresses in any of these sets. Half by half: one after the other, each would cost as much as all before it. */
  public static unionOf(sets: readonly IpSet[]): IpSet {
    if (sets.length < 2) return sets.at(0) ?? IpSet.EMPTY;
    const middle = sets.length >>> 1;
    return IpSet.unionOf(sets.slice(0, middle)).union(IpSet.unionOf(sets.slice(middle)));
  }

  /** The addresses of a block: those of its CIDR without the exceptions (S43). */
  public static ofIpBlock({ cidr, except }: IpBlock): IpSet {
    return IpSet.ofCidrs([cidr]).difference(IpSet.ofCidrs(except));
  }

  /** Text that is equal for two sets if and only if they hold the same addresses. */
  public readonly key: string;

  private constructor(private readonly boundaries: Readonly<Record<IpFamily, Boundaries<bigint>>>) {
    this.key = `${boundaries.IPv4.join(' ')}/${boundaries.IPv6.join(' ')}`;
    Object.freeze(this);
  }

  public get isEmpty(): boolean {
    return this.boundaries.IPv4.length === 0 && this.boundaries.IPv6.length === 0;
  }

  public has(family: IpFamily, address: bigint): boolean {
    return holdsPoint(this.boundaries[family], address);
  }

  public union(other: IpSet): IpSet {
    return this.combinedWith(other, either);
  }

  public intersection(other: IpSet): IpSet {
    return this.combinedWith(other, both);
  }

  public difference(other: IpSet): IpSet {
    return this.combinedWith(other, onlyFirst);
  }

  public contains(other: IpSet): boolean {
    return other.difference(this).isEmpty;
  }

  /** The ranges of a family in order, each from its first to its last address; no two of them touch. */
  public ranges(family: IpFamily): AddressRange[] {
    const boundaries = this.boundaries[family];
    const ranges: AddressRange[] = [];
    for (let i = 0; i < boundaries.length; i += 2) {
      ranges.push({ family, first: boundaries[i], last: boundaries[i + 1] - 1n });
    }
    return ranges;
  }

  /** The fewest CIDRs that hold exactly these addresses, in order. */
  public toCidrs(): string[] {
    return IP_FAMILIES.flatMap((family) => this.ranges(family).flatMap(cidrsOfRange));
  }

  private combinedWith(other: IpSet, keep: (inThis: boolean, inOther: boolean) => boolean): IpSet {
    return new IpSet({
      IPv4: combine(this.boundaries.IPv4, other.boundaries.IPv4, keep),
      IPv6: combine(this.boundaries.IPv6, other.boundaries.IPv6, keep),
    });
  }
}

/** Addresses of one family from `first` to `last`, both included. */
export interface AddressRange {
  readonly family: IpFamily;
  readonly first: bigint;
  readonly last: bigint;
}

/** The fewest CIDRs that make up a range, in order. */
export function cidrsOfRange({ family, first, last }: AddressRange): string[] {
  const cidrs: string[] = [];
  let next = first;
  while (next <= last) {
    // As large as the alignment of the first address and the end of the range let it be.
    const hostBits = Math.min(trailingZeros(next, widthOf(family)), bitLength(last - next + 1n) - 1);
    cidrs.push(`${formatAddress(family, next)}/${widthOf(family) - hostBits}`);
    next += 1n << BigInt(hostBits);
  }
  return cidrs;
}

function trailingZeros(value: bigint, width: number): number {
  return value === 0n ? width : bitLength(value & -value) - 1;
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}

/** A range as it stands in endpoint ids: its CIDR, or `first-last` where it is no single one. */
export function textOfRange(range: AddressRange): string {
  const cidrs = cidrsOfRange(range);
  if (cidrs.length === 1) return cidrs[0];
  return `${formatAddress(range.family, range.first)}-${formatAddress(range.family, range.last)}`;
}
