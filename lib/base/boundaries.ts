/*
 * Sets of whole numbers as the sorted list of the places where membership changes: `[80, 81, 90, 100]` holds 80 and
 * 90 to 99. Equal sets are equal lists, neighbouring ranges are one, and no operation needs to know the size of a step,
 * so the same code serves ports (numbers) and addresses (big integers).
 * Laws: the operations are those of a Boolean algebra; every result is sorted and without repetition.
 */

/** Membership changes at each entry: in from the first, out from the second, and so on. */
export type Boundaries<T extends number | bigint> = readonly T[];

/** Combines two sets point by point. `keep(false, false)` must be false: a set has to end somewhere. */
export function combine<T extends number | bigint>(
  a: Boundaries<T>,
  b: Boundaries<T>,
  keep: (inA: boolean, inB: boolean) => boolean,
): T[] {
  const combined: T[] = [];
  let [i, j] = [0, 0];
  let isIn = false;
  while (i < a.length || j < b.length) {
    const at = j === b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j];
    if (i < a.length && a[i] === at) i++;
    if (j < b.length && b[j] === at) j++;
    // An odd number of changes so far means inside.
    if (keep(i % 2 === 1, j % 2 === 1) !== isIn) {
      isIn = !isIn;
      combined.push(at);
    }
  }
  return combined;
}

/** Whether a point is in the set. */
export function holdsPoint<T extends number | bigint>(boundaries: Boundaries<T>, point: T): boolean {
  return countUpTo(boundaries, point) % 2 === 1;
}

/** How many entries are at or before a point. */
export function countUpTo<T extends number | bigint>(sorted: readonly T[], point: T): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const either = (inA: boolean, inB: boolean): boolean => inA || inB;
export const both = (inA: boolean, inB: boolean): boolean => inA && inB;
export const onlyFirst = (inA: boolean, inB: boolean): boolean => inA && !inB;
