/**
 * What one label key may hold: a finite or a co-finite set of strings, and whether the key may be absent.
 * Every selector operator is such a set (S28, S29), and they are closed under intersection and complement, which is
 * what makes questions like "does this policy select every pod of that tier" decidable.
 */
export interface LabelValueSet {
  /** `true`: every string but `values`; `false`: exactly `values`. */
  readonly complement: boolean;
  readonly values: ReadonlySet<string>;
  /** Whether a pod without the key is in the set. */
  readonly absent: boolean;
}

export const ANY_VALUE_OR_ABSENT: LabelValueSet = Object.freeze({
  complement: true,
  values: new Set<string>(),
  absent: true,
});

export function intersectValues(a: LabelValueSet, b: LabelValueSet): LabelValueSet {
  const absent = a.absent && b.absent;
  if (a.complement && b.complement) {
    return { complement: true, values: new Set([...a.values, ...b.values]), absent };
  }
  const [finite, other] = a.complement ? [b, a] : [a, b];
  const values = new Set([...finite.values].filter((value) => other.values.has(value) !== other.complement));
  return { complement: false, values, absent };
}

export function complementOf(set: LabelValueSet): LabelValueSet {
  return { complement: !set.complement, values: set.values, absent: !set.absent };
}

/** A co-finite set is never empty: label values are bounded in length, but there are more of them than any list holds. */
export function isEmptySet(set: LabelValueSet): boolean {
  return !set.absent && !set.complement && set.values.size === 0;
}

/** Whether nothing lies in both: the same as an empty intersection, without building it. */
export function areDisjointValues(a: LabelValueSet, b: LabelValueSet): boolean {
  if ((a.absent && b.absent) || (a.complement && b.complement)) return false;
  const [finite, other] = a.complement ? [b, a] : [a, b];
  for (const value of finite.values) if (other.values.has(value) !== other.complement) return false;
  return true;
}

export function isSubsetOf(inner: LabelValueSet, outer: LabelValueSet): boolean {
  return areDisjointValues(inner, complementOf(outer));
}

export function holds(set: LabelValueSet, value: string | undefined): boolean {
  return value === undefined ? set.absent : set.values.has(value) !== set.complement;
}
