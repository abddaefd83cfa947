import {
  ANY_VALUE_OR_ABSENT,
  complementOf,
  holds,
  intersectValues,
  isEmptySet,
  isSubsetOf,
  type LabelValueSet,
} from './label-value-set';

/** Operators of a label selector; `Gt` and `Lt` do not exist here (S32). */
export type LabelOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

/** One entry of `matchExpressions`. `values` is empty for `Exists` and `DoesNotExist`. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: LabelOperator;
  readonly values: readonly string[];
}

export type Labels = Readonly<Record<string, string>>;

const NO_REQUIREMENTS: readonly LabelRequirement[] = Object.freeze([]);

/**
 * A label selector: all entries are AND-ed (S28). The empty selector selects everything.
 * A frozen value; two selectors with equal {@link key} are written the same way.
 */
export class LabelSelector {
  public static readonly EVERYTHING = new LabelSelector({}, NO_REQUIREMENTS);

  public static of(labels: Labels = {}, expressions: readonly LabelRequirement[] = NO_REQUIREMENTS): LabelSelector {
    const isEmpty = expressions.length === 0 && Object.keys(labels).length === 0;
    return isEmpty ? LabelSelector.EVERYTHING : new LabelSelector(labels, expressions);
  }

  readonly #canonicalKey: string;
  #constraints: ReadonlyMap<string, LabelValueSet> | undefined;

  private constructor(labels: Labels, expressions: readonly LabelRequirement[]) {
    const sorted: Record<string, string> = {};
    for (const name of Object.keys(labels).sort()) sorted[name] = labels[name];
    this.labels = Object.freeze(sorted);
    this.expressions = expressions.length === 0 ? NO_REQUIREMENTS : canonicalRequirements(expressions);
    this.#canonicalKey =
      JSON.stringify(sorted) + (this.expressions.length === 0 ? '' : JSON.stringify(this.expressions));
    Object.freeze(this);
  }

  /** `matchLabels`, sorted by key. */
  public readonly labels: Labels;
  /** `matchExpressions`, in a canonical order. */
  public readonly expressions: readonly LabelRequirement[];

  /** Text that is equal for two selectors if and only if they are written the same way. */
  public get key(): string {
    return this.#canonicalKey;
  }

  public get isEverything(): boolean {
    return this === LabelSelector.EVERYTHING;
  }

  /** What each mentioned label key may hold. */
  public get constraints(): ReadonlyMap<string, LabelValueSet> {
    this.#constraints ??= compile(this);
    return this.#constraints;
  }

  /** Whether some set of labels matches at all; a contradiction matches none (S31). */
  public get isSatisfiable(): boolean {
    return isSatisfiable(this.constraints);
  }

  public matches(labels: Labels): boolean {
    for (const [name, allowed] of this.constraints) {
      if (!holds(allowed, Object.hasOwn(labels, name) ? labels[name] : undefined)) return false;
    }
    return true;
  }

  /** Whether some set of labels matches both. */
  public intersects(other: LabelSelector): boolean {
    return isSatisfiable(intersectBoxes(this.constraints, other.constraints));
  }

  /** Whether everything that matches this matches one of `others`. */
  public isCoveredBy(others: readonly LabelSelector[]): boolean {
    let rest: Box[] = this.isSatisfiable ? [this.constraints] : [];
    for (const other of others) {
      if (rest.length === 0) return true;
      rest = rest.flatMap((box) => subtractBox(box, other.constraints));
    }
    return rest.length === 0;
  }
}

/** A product of label value sets, one for each mentioned key; keys left out are free. */
type Box = ReadonlyMap<string, LabelValueSet>;

function canonicalRequirements(expressions: readonly LabelRequirement[]): readonly LabelRequirement[] {
  const frozen = expressions.map(({ key, operator, values }) =>
    Object.freeze({ key, operator, values: Object.freeze([...new Set(values)].sort()) }),
  );
  const byText = new Map(frozen.map((requirement) => [JSON.stringify(requirement), requirement]));
  return Object.freeze([...byText.keys()].sort().map((text) => byText.get(text) as LabelRequirement));
}

function compile(selector: LabelSelector): Box {
  const box = new Map<string, LabelValueSet>();
  const narrow = (key: string, allowed: LabelValueSet): void => {
    const before = box.get(key);
    box.set(key, before ? intersectValues(before, allowed) : allowed);
  };
  for (const [key, value] of Object.entries(selector.labels)) {
    narrow(key, { complement: false, values: new Set([value]), absent: false });
  }
  for (const { key, operator, values } of selector.expressions) narrow(key, allowedBy(operator, values));
  return box;
}

function allowedBy(operator: LabelOperator, values: readonly string[]): LabelValueSet {
  switch (operator) {
    case 'In':
      return { complement: false, values: new Set(values), absent: false };
    case 'NotIn':
      return { complement: true, values: new Set(values), absent: true };
    case 'Exists':
      return { complement: true, values: new Set(), absent: false };
    case 'DoesNotExist':
      return { complement: false, values: new Set(), absent: true };
  }
}

function isSatisfiable(box: Box): boolean {
  for (const allowed of box.values()) if (isEmptySet(allowed)) return false;
  return true;
}

function intersectBoxes(a: Box, b: Box): Box {
  const both = new Map(a);
  for (const [key, allowed] of b) {
    const before = both.get(key);
    both.set(key, before ? intersectValues(before, allowed) : allowed);
  }
  return both;
}

/** The part of `box` outside `removed`, as disjoint boxes: one for each key on which it can differ. */
function subtractBox(box: Box, removed: Box): Box[] {
  if (!isSatisfiable(intersectBoxes(box, removed))) return [box];
  const outside: Box[] = [];
  let inside = box;
  for (const [key, allowed] of removed) {
    const before = inside.get(key) ?? ANY_VALUE_OR_ABSENT;
    if (isSubsetOf(before, allowed)) continue;
    outside.push(new Map(inside).set(key, intersectValues(before, complementOf(allowed))));
    inside = new Map(inside).set(key, intersectValues(before, allowed));
  }
  return outside;
}
