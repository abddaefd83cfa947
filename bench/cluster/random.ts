/** Numbers that look random and are the same for the same seed: the mulberry32 generator. */
export class Random {
  private state: number;

  public constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** An integer from `first` to `last`, both included. */
  public integer(first: number, last: number): number {
    return first + Math.floor(this.fraction() * (last - first + 1));
  }

  public pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)];
  }

  /** One of the items, the heavier the likelier. */
  public weighted<T extends { readonly weight: number }>(items: readonly T[]): T {
    let rest = this.fraction() * items.reduce((sum, { weight }) => sum + weight, 0);
    return items.find(({ weight }) => (rest -= weight) < 0) ?? items[items.length - 1];
  }

  /** From 0 to below 1. */
  public fraction(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** As many things as are asked for, made one after the other. */
export function repeat<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
