import { countUpTo } from '../base/boundaries';
import type { IpFamily } from '../model/cidr';
import type { IpSet } from '../model/ip-set';
import { IP_FAMILIES, widthOf, type AddressRange } from '../model/ip-set';

/** Runs of numbers of cells: from the even entries up to, and without, the odd ones. Sorted; no two runs touch. */
export type CellRuns = readonly number[];

/** Where the address of an endpoint is: the cells that it may be in, for each family that it has one of. */
export interface Whereabouts {
  /** Equal for equal whereabouts. */
  readonly key: string;
  /** Whether the address is known, and if not, whose addresses it is one of. */
  readonly known: 'known' | 'some-pod' | 'some-node' | 'some-address';
  readonly cells: Partial<Readonly<Record<IpFamily, CellRuns>>>;
}

/**
 * The addresses of both families cut into cells: the coarsest ranges that some set of addresses in play tells apart. Cells
 * are numbered in order, those of IPv4 first.
 */
export class AddressSpace {
  private readonly starts: Readonly<Record<IpFamily, readonly bigint[]>>;
  private readonly offsets: Readonly<Record<IpFamily, number>>;
  /** Number of cells. */
  public readonly size: number;

  public constructor(sets: Iterable<IpSet>) {
    const starts: Record<IpFamily, Set<bigint>> = { IPv4: new Set([0n]), IPv6: new Set([0n]) };
    for (const set of sets) {
      for (const family of IP_FAMILIES) {
        for (const { first, last } of set.ranges(family)) starts[family].add(first).add(last + 1n);
      }
    }
    const sorted = (family: IpFamily): bigint[] => {
      starts[family].delete(1n << BigInt(widthOf(family)));
      return [...starts[family]].sort((a, b) => (a < b ? -1 : 1));
    };
    this.starts = { IPv4: sorted('IPv4'), IPv6: sorted('IPv6') };
    this.offsets = { IPv4: 0, IPv6: this.starts.IPv4.length };
    this.size = this.starts.IPv4.length + this.starts.IPv6.length;
  }

  /** The whereabouts of something that may have any address. */
  public get everywhere(): Whereabouts {
    const { IPv6 } = this.offsets;
    return { key: 'everywhere', known: 'some-address', cells: { IPv4: [0, IPv6], IPv6: [IPv6, this.size] } };
  }

  /** Number of the cell that an address is in. */
  public cellOf(family: IpFamily, address: bigint): number {
    return this.offsets[family] + countUpTo(this.starts[family], address) - 1;
  }

  /** Number of the cells of a family. */
  public sizeOf(family: IpFamily): number {
    return this.starts[family].length;
  }

  public familyOf(cell: number): IpFamily {
    return cell < this.offsets.IPv6 ? 'IPv4' : 'IPv6';
  }

  public rangeOf(cell: number): AddressRange {
    const family = this.familyOf(cell);
    const starts = this.starts[family];
    const index = cell - this.offsets[family];
    const end = index + 1 < starts.length ? starts[index + 1] : 1n << BigInt(widthOf(family));
    return { family, first: starts[index], last: end - 1n };
  }

  /** The cells of a family that make up a set, which must be one of those the space was made for. */
  public runsOf(set: IpSet, family: IpFamily): CellRuns {
    return set.ranges(family).flatMap(({ first, last }) => [this.cellOf(family, first), this.cellOf(family, last) + 1]);
  }
}
