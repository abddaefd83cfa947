import { both, combine, either, holdsPoint, onlyFirst, type Boundaries } from '../base/boundaries';
import { FIRST_PORT, LAST_PORT } from './protocol';

/**
 * A set of port numbers of one protocol, from 1 to 65535, as ranges. A frozen value: the full range costs what one port
 * costs, and two sets are equal if and only if they have equal {@link key}.
 */
export class PortSet {
  public static readonly EMPTY = new PortSet([]);
  /** Every port from 1 to 65535. */
  public static readonly ALL = new PortSet([FIRST_PORT, LAST_PORT + 1]);

  /** Ports from `first` to `last`, both included, as far as there are such ports. Nothing where `first` is the higher one. */
  public static range(first: number, last: number): PortSet {
    const [lowest, highest] = [Math.max(first, FIRST_PORT), Math.min(last, LAST_PORT)];
    return lowest > highest ? PortSet.EMPTY : PortSet.from([lowest, highest + 1]);
  }

  private static from(boundaries: Boundaries<number>): PortSet {
    if (boundaries.length === 0) return PortSet.EMPTY;
    const isAll = boundaries[0] === FIRST_PORT && boundaries[1] > LAST_PORT;
    return isAll ? PortSet.ALL : new PortSet(boundaries);
  }

  /** Text that is equal for two sets if and only if they hold the same ports. */
  public readonly key: string;

  private constructor(private readonly boundaries: Boundaries<number>) {
    this.key = boundaries.join(' ');
    Object.freeze(this);
  }

  public get isEmpty(): boolean {
    return this.boundaries.length === 0;
  }

  public get isAll(): boolean {
    return this === PortSet.ALL;
  }

  /** Whether a port is in the set. */
  public has(port: number): boolean {
    return holdsPoint(this.boundaries, port);
  }

  /** What is in either set. */
  public union(other: PortSet): PortSet {
    if (this === other || other.isEmpty || this.isAll) return this;
    return this.isEmpty || other.isAll ? other : PortSet.from(combine(this.boundaries, other.boundaries, either));
  }

  /** What is in both sets. */
  public intersection(other: PortSet): PortSet {
    if (this === other || this.isEmpty || other.isAll) return this;
    return other.isEmpty || this.isAll ? other : PortSet.from(combine(this.boundaries, other.boundaries, both));
  }

  /** What is in this set and not in the other. */
  public difference(other: PortSet): PortSet {
    return other.isEmpty ? this : PortSet.from(combine(this.boundaries, other.boundaries, onlyFirst));
  }

  /** Whether everything in the other set is in this one. */
  public contains(other: PortSet): boolean {
    return other.difference(this).isEmpty;
  }

  /** The lowest port; `undefined` in the empty set. */
  public get first(): number | undefined {
    return this.boundaries.at(0);
  }

  /** The ranges in order, each from its first to its last port; no two of them touch. */
  public get ranges(): { readonly first: number; readonly last: number }[] {
    const ranges = [];
    for (let i = 0; i < this.boundaries.length; i += 2) {
      ranges.push({ first: this.boundaries[i], last: this.boundaries[i + 1] - 1 });
    }
    return ranges;
  }

  /** The ranges as text: `80`, `8000-8100`. */
  public toTexts(): string[] {
    return this.ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
  }
}
