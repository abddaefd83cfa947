/*
 * A bare pod that nothing equals has no other pod to be asked about with itself: its entry for itself is no answer, and
 * must not tell it from others. Law: two positions whose answers are equal about everybody else, and about each other,
 * are in one group afterwards.
 */
import type { Entries } from './connectivity-matrix';

/** Entries by position, for each position that was looked at. */
type Lines = ReadonlyMap<number, Entries>;

/**
 * Lets bare pods that are alone in their groups join groups that only their entries for themselves tell them from; these
 * entries become those for the others. All positions that were looked at have a line in each of `ways`.
 *
 * @param groups Positions with equal lines, in order.
 * @param isBarePod Whether the entry of a position for itself is no answer.
 * @param kindOf Kinds of positions, which never share a group.
 */
export function joinBarePods(
  groups: readonly number[][],
  ways: readonly Lines[],
  isBarePod: (position: number) => boolean,
  kindOf: (position: number) => string,
): number[][] {
  const byFirst = new Map(groups.map((group) => [group[0], group]));
  const unsettled = new Set(
    [...byFirst.values()].filter(({ length }) => length === 1).flatMap((group) => group.filter(isBarePod)),
  );
  if (unsettled.size === 0) return [...groups];
  const known = [...byFirst.keys()].filter((position) => ways.some((lines) => lines.has(position)));
  const mayJoin = (position: number, other: number): boolean =>
    position !== other && byFirst.has(other) && kindOf(position) === kindOf(other);

  const candidates = byKey(known, (position) => keysOf(position, ways[0], unsettled));
  for (const position of known) {
    if (!unsettled.has(position)) continue;
    const equals = keysOf(position, ways[0], unsettled)
      .flatMap((key) => candidates.get(key) ?? [])
      .filter((each) => mayJoin(position, each) && isEqualApart(position, each, ways, unsettled));
    // Two pods that found each other first would be a group beside the one that both belong to.
    const other = equals.find((each) => !unsettled.has(each)) ?? equals.at(0);
    if (other === undefined) continue;
    settle(ways, position, other);
    if (unsettled.has(other)) settle(ways, other, position);
    unsettled.delete(position);
    unsettled.delete(other);
    byFirst.get(other)?.push(position);
    byFirst.delete(position);
  }
  return [...byFirst.values()].map((group) => group.sort((a, b) => a - b));
}

function settle(ways: readonly Lines[], position: number, other: number): void {
  for (const lines of ways) {
    const entries = lines.get(position) as Entries;
    entries[position] = entries[other];
  }
}

function byKey(positions: readonly number[], keysAt: (position: number) => string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const position of positions) {
    for (const key of keysAt(position)) {
      const list = found.get(key);
      if (list) list.push(position);
      else found.set(key, [position]);
    }
  }
  return found;
}

/**
 * What a line may amount to once its own entry is settled: a sum over its entries, where each of the others may stand for
 * the own one. A sum, as the place of the own entry is another one in each line.
 */
function keysOf(position: number, lines: Lines, unsettled: ReadonlySet<number>): string[] {
  const entries = lines.get(position) as Entries;
  const others = new Set<number>();
  let [sum, last] = [0, -1];
  for (let i = 0; i < entries.length; i++) {
    if (i === position) continue;
    const entry = entries[i];
    sum = (sum + mixed(i, entry)) >>> 0;
    // Neighbours are mostly equal, and a set is slow.
    if (entry !== last) others.add(entry);
    last = entry;
  }
  const own = unsettled.has(position) ? [...others] : [entries[position]];
  return own.map((entry) => `${entry} ${(sum + mixed(position, entry)) >>> 0}`);
}

function mixed(position: number, entry: number): number {
  const mix = Math.imul(position + 1, 0x9e3779b1) ^ Math.imul(entry + 1, 0x85ebca6b);
  return Math.imul(mix ^ (mix >>> 15), 0xc2b2ae35) >>> 0;
}

/** Whether nothing tells two positions apart but what they are to themselves, where that is no answer. */
function isEqualApart(a: number, b: number, ways: readonly Lines[], unsettled: ReadonlySet<number>): boolean {
  return ways.every((lines) => {
    const [ofA, ofB] = [a, b].map((position) => lines.get(position) as Entries);
    if (ofA[b] !== ofB[a] || (!unsettled.has(b) && ofB[b] !== ofB[a])) return false;
    for (let i = 0; i < ofA.length; i++) {
      if (i !== a && i !== b && ofA[i] !== ofB[i]) return false;
    }
    for (const [position, entries] of lines) {
      if (position !== a && position !== b && entries[a] !== entries[b]) return false;
    }
    return true;
  });
}
