/*
 * Positions with equal answers. Law: two positions are in one group if and only if every row and every column that was
 * looked at has the same entry for both, and the rows and columns of their own, where they were looked at, are equal.
 */
import type { Entries } from './connectivity-matrix';

/** Collects rows and columns, and then tells which positions no entry tells apart. */
export class EqualAnswers {
  private readonly hashes: Uint32Array;
  private readonly more: Uint32Array;
  private readonly ownHashes = new Map<number, string>();
  private readonly own = new Map<number, Entries[]>();
  private readonly all: Entries[] = [];

  public constructor(private readonly size: number) {
    this.hashes = new Uint32Array(size);
    this.more = new Uint32Array(size);
  }

  /** Adds a row or a column of a position. */
  public add(position: number, entries: Entries): void {
    const { hashes, more } = this;
    let [hash, another] = [0, 0];
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i];
      hashes[i] = mix(hashes[i], entry);
      more[i] = mixOtherwise(more[i], entry);
      hash = mix(hash, entry);
      another = mixOtherwise(another, entry);
    }
    this.all.push(entries);
    const ownRows = this.own.get(position) ?? [];
    this.own.set(position, ownRows);
    ownRows.push(entries);
    this.ownHashes.set(position, `${this.ownHashes.get(position) ?? ''} ${hash >>> 0} ${another >>> 0}`);
  }

  /** The groups, each with its positions in order. `kindOf` keeps positions of different kinds apart. */
  public groups(kindOf: (position: number) => string): number[][] {
    const groups = new Map<string, number[]>();
    for (let position = 0; position < this.size; position++) {
      const key = `${kindOf(position)} ${this.hashes[position]} ${this.more[position]}${this.ownHashes.get(position) ?? ''}`;
      const group = groups.get(key);
      if (group) group.push(position);
      else groups.set(key, [position]);
    }
    const candidates = [...groups.values()];
    return this.areAllEqual(candidates) ? candidates : candidates.flatMap((group) => this.verified(group));
  }

  /** Goes row by row, as they lie in memory: to jump from row to row takes many times as long. */
  private areAllEqual(groups: readonly (readonly number[])[]): boolean {
    const firsts = new Uint32Array(this.size);
    for (const group of groups) for (const position of group) firsts[position] = group[0];
    for (const entries of this.all) {
      for (let i = 0; i < entries.length; i++) if (entries[i] !== entries[firsts[i]]) return false;
    }
    return firsts.every((first, position) => first === position || this.hasEqualOwn(first, position));
  }

  private hasEqualOwn(a: number, b: number): boolean {
    const [rowsOfA = [], rowsOfB = []] = [this.own.get(a), this.own.get(b)];
    return rowsOfA.length === rowsOfB.length && rowsOfA.every((row, i) => isSame(row, rowsOfB[i]));
  }

  /** Equal hashes are no proof: what differs from the first of its group all the same goes into a group of its own. */
  private verified(group: readonly number[]): number[][] {
    const groups: number[][] = [];
    for (const position of group) {
      const equal = groups.find(([first]) => this.isEqual(first, position));
      if (equal) equal.push(position);
      else groups.push([position]);
    }
    return groups;
  }

  private isEqual(a: number, b: number): boolean {
    return this.hasEqualOwn(a, b) && this.all.every((row) => row[a] === row[b]);
  }
}

function isSame(a: Entries, b: Entries): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function mix(hash: number, entry: number): number {
  return (Math.imul(hash ^ entry, 0x9e3779b1) ^ (hash >>> 15)) >>> 0;
}

function mixOtherwise(hash: number, entry: number): number {
  return (Math.imul(hash + entry + 1, 0x85ebca6b) ^ (hash >>> 13)) >>> 0;
}
