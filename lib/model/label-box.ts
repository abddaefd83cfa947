import {
  ANY_VALUE_OR_ABSENT,
  areDisjointValues,
  complementOf,
  holds,
  intersectValues,
  isEmptySet,
  isSubsetOf,
  type LabelValueSet,
} from './label-value-set';

/** Sets of labels as a product: what each mentioned key may hold. Keys left out are free. */
export type LabelBox = ReadonlyMap<string, LabelValueSet>;

export function isEmptyBox(box: LabelBox): boolean {
  for (const allowed of box.values()) if (isEmptySet(allowed)) return true;
  return false;
}

/** Labels that lie in the box: keys absent as far as they may be, else with their first value; none in an empty box. */
export function exampleIn(box: LabelBox): Readonly<Record<string, string>> | undefined {
  const labels: [key: string, value: string][] = [];
  for (const [key, allowed] of [...box].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (isEmptySet(allowed)) return undefined;
    if (allowed.absent) continue;
    labels.push([key, allowed.complement ? freshValue(allowed.values) : [...allowed.values].sort()[0]]);
  }
  return Object.fromEntries(labels);
}

/** The labels that lie in both boxes, as a box; it may be empty. */
export function intersectBoxes(a: LabelBox, b: LabelBox): LabelBox {
  const both = new Map(a);
  for (const [key, allowed] of b) {
    const before = both.get(key);
    both.set(key, before ? intersectValues(before, allowed) : allowed);
  }
  return both;
}

/** Whether no set of labels lies in both, provided that neither is empty. */
export function areDisjoint(a: LabelBox, b: LabelBox): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const [key, allowed] of few) {
    const other = many.get(key);
    if (other && areDisjointValues(allowed, other)) return true;
  }
  return false;
}

/** Comparisons after which a proof is given up: the worst case grows exponentially, what users write takes a handful. */
const MOST_COMPARISONS = 50_000;

/** Whether every point of `box` lies in one of `covers`; no also where the proof would take too long. */
export function isBoxCovered(box: LabelBox, covers: readonly LabelBox[]): boolean {
  if (isEmptyBox(box)) return true;
  const touching = covers.filter((cover) => !isEmptyBox(cover) && !areDisjoint(box, cover));
  if (touching.some((cover) => isInside(box, cover))) return true;
  // Most boxes that are not covered have an obvious point outside; without it the proof would cut off cover by cover.
  if (hasObviousPointOutside(box, touching)) return false;
  return isUsedUp(box, touching);
}

/** Takes the covers away from the box one after the other, piece by piece, until a piece survives them all. */
function isUsedUp(box: LabelBox, covers: readonly LabelBox[]): boolean {
  const pending: { readonly piece: LabelBox; readonly from: number }[] = [{ piece: box, from: 0 }];
  let comparisons = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { piece } = next;
    let { from } = next;
    while (from < covers.length && areDisjoint(piece, covers[from])) from++;
    comparisons += from - next.from + 1;
    if (from === covers.length || comparisons > MOST_COMPARISONS) return false;
    for (const rest of subtract(piece, covers[from])) pending.push({ piece: rest, from: from + 1 });
  }
  return true;
}

function isInside(inner: LabelBox, outer: LabelBox): boolean {
  for (const [key, allowed] of outer) {
    if (!isSubsetOf(inner.get(key) ?? ANY_VALUE_OR_ABSENT, allowed)) return false;
  }
  return true;
}

/** Looks at two points of the box: keys absent as far as they may be, and present with values that no cover mentions. */
function hasObviousPointOutside(box: LabelBox, covers: readonly LabelBox[]): boolean {
  const mentioned = new Map<string, Set<string>>();
  for (const each of [box, ...covers]) {
    for (const [key, { values }] of each) {
      const known = mentioned.get(key) ?? new Set();
      mentioned.set(key, known);
      for (const value of values) known.add(value);
    }
  }
  return [true, false].some((preferAbsent) => {
    const point = new Map<string, string | undefined>();
    for (const [key, values] of mentioned) {
      point.set(key, pick(box.get(key) ?? ANY_VALUE_OR_ABSENT, values, preferAbsent));
    }
    return !covers.some((cover) => [...cover].every(([key, allowed]) => holds(allowed, point.get(key))));
  });
}

/** An element of a set that is not empty: absent, a value outside `mentioned`, or else one of its values. */
function pick(set: LabelValueSet, mentioned: ReadonlySet<string>, preferAbsent: boolean): string | undefined {
  if (set.absent && (preferAbsent || (!set.complement && set.values.size === 0))) return undefined;
  if (!set.complement) return set.values.values().next().value;
  return freshValue(mentioned);
}

function freshValue(mentioned: ReadonlySet<string>): string {
  let fresh = 'x';
  while (mentioned.has(fresh)) fresh += 'x';
  return fresh;
}

/** The part of `box` outside `removed`, as disjoint boxes: one for each key on which it can differ. */
function subtract(box: LabelBox, removed: LabelBox): LabelBox[] {
  const outside: LabelBox[] = [];
  let inside = box;
  for (const [key, allowed] of removed) {
    const before = inside.get(key) ?? ANY_VALUE_OR_ABSENT;
    if (isSubsetOf(before, allowed)) continue;
    outside.push(new Map(inside).set(key, intersectValues(before, complementOf(allowed))));
    inside = new Map(inside).set(key, intersectValues(before, allowed));
  }
  return outside;
}
