import type { ConnectionId } from '../connection-table';
import type { End } from '../ends';
import type { PlacedEnd } from './end-finder';

/** Ends of one position, all with the same answers, and as destinations with the same connections in question. */
export interface EndGroup {
  readonly position: number;
  readonly asked: ConnectionId;
  /** How little the first of its ends says to people. */
  readonly rank: number;
  /** At least one. */
  readonly ends: readonly End[];
}

/** Groups ends in their order. Those that are `apart` are groups of their own. */
export function groupEnds(
  ends: readonly PlacedEnd[],
  askedAt: (end: End) => ConnectionId,
  isApart: (end: End) => boolean,
): EndGroup[] {
  const groups = new Map<string, EndGroup & { readonly ends: End[] }>();
  for (const { end, position, rank } of ends) {
    const asked = askedAt(end);
    const key = `${position} ${asked}${isApart(end) ? ` ${end.id}` : ''}`;
    const group = groups.get(key);
    if (group) group.ends.push(end);
    else groups.set(key, { position, asked, rank, ends: [end] });
  }
  return [...groups.values()];
}

/** Which ends that are the same count as a pair: two pods of one workload, or none. */
export enum SameEnd {
  IS_NO_PAIR,
  IS_TWO_PODS,
}

/** Whether two ends are a pair that can be asked about. */
export function isPair(from: End, to: End, sameEnd: SameEnd): boolean {
  if (from.kind === 'address') return to.kind === 'pod';
  // Two pods of one workload are different pods; a bare pod is only one.
  return from.id !== to.id || (sameEnd === SameEnd.IS_TWO_PODS && from.workload.kind !== 'Pod');
}

/** Number of pairs between two groups. */
export function countPairs(from: EndGroup, to: EndGroup, sameEnd: SameEnd): number {
  const all = from.ends.length * to.ends.length;
  if (from.position !== to.position) return isAddress(from) && isAddress(to) ? 0 : all;
  if (isAddress(from)) return 0;
  const ids = new Set(from.ends.map(({ id }) => id));
  return all - to.ends.filter((end) => ids.has(end.id) && !isPair(end, end, sameEnd)).length;
}

/** The first pair between two groups, if there is any. */
export function firstPair(
  from: EndGroup,
  to: EndGroup,
  sameEnd: SameEnd,
): { readonly from: End; readonly to: End } | undefined {
  for (const source of from.ends) {
    const destination = to.ends.find((end) => isPair(source, end, sameEnd));
    if (destination) return { from: source, to: destination };
  }
  return undefined;
}

function isAddress({ ends: [first] }: EndGroup): boolean {
  return first.kind === 'address';
}
