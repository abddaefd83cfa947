import { sortedByKey } from '../base/sorted-by-key';
import { areDisjoint, exampleIn, isBoxCovered, isEmptyBox, type LabelBox } from './label-box';
import { holds, intersectValues, type LabelValueSet } from './label-value-set';

/** Operators of a label selector; `Gt` and `Lt` do not exist here (S32). */
export type LabelOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

/** One entry of `matchExpressions`. `values` is empty for `Exists` and `DoesNotExist`. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: LabelOperator;
  readonly values: readonly string[];
}

/** Labels by their keys. */
export type Labels = Readonly<Record<string, string>>;

const NO_REQUIREMENTS: readonly LabelRequirement[] = Object.freeze([]);

/**
 * A label selector: all entries are AND-ed (S28). The empty selector selects everything.
 * A frozen value; two selectors with equal {@link key} are written the same way.
 */
export class LabelSelector {
  public static readonly EVERYTHING = new LabelSelector({}, NO_REQUIREMENTS);

  /** The selector with these `matchLabels` and `matchExpressions`. */
  public static of(labels: Labels = {}, expressions: readonly LabelRequirement[] = NO_REQUIREMENTS): LabelSelector {
    const isEmpty = expressions.length === 0 && Object.keys(labels).length === 0;
    return isEmpty ? LabelSelector.EVERYTHING : new LabelSelector(labels, expressions);
  }

  readonly #canonicalKey: string;
  #constraints: LabelBox | undefined;

  private constructor(labels: Labels, expressions: readonly LabelRequirement[]) {
    this.labels = Object.freeze(sortedByKey(labels));
    this.expressions = expressions.length === 0 ? NO_REQUIREMENTS : canonicalRequirements(expressions);
    this.#canonicalKey =
      JSON.stringify(this.labels) + (this.expressions.length === 0 ? '' : JSON.stringify(this.expressions));
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

  /** @internal What each mentioned label key may hold. */
  public get constraints(): LabelBox {
    this.#constraints ??= compile(this);
    return this.#constraints;
  }

  /** Whether some set of labels matches at all; a contradiction matches none (S31). */
  public get isSatisfiable(): boolean {
    return !isEmptyBox(this.constraints);
  }

  /** Whether something with these labels is selected (S28, S29). */
  public matches(labels: Labels): boolean {
    for (const [name, allowed] of this.constraints) {
      if (!holds(allowed, Object.hasOwn(labels, name) ? labels[name] : undefined)) return false;
    }
    return true;
  }

  /** Labels that match, with as few keys as can be; none where the selector contradicts itself (S31). */
  public get example(): Labels | undefined {
    return exampleIn(this.constraints);
  }

  /** Whether some set of labels matches both. */
  public intersects(other: LabelSelector): boolean {
    return this.isSatisfiable && other.isSatisfiable && !areDisjoint(this.constraints, other.constraints);
  }

  /**
   * Whether everything that matches this matches one of `others`. Proven, not guessed: where others are so entangled
   * that the proof would take too long, the answer is no.
   */
  public isCoveredBy(others: readonly LabelSelector[]): boolean {
    return isBoxCovered(
      this.constraints,
      others.map(({ constraints }) => constraints),
    );
  }
}

function canonicalRequirements(expressions: readonly LabelRequirement[]): readonly LabelRequirement[] {
  const frozen = expressions.map(({ key, operator, values }) =>
    Object.freeze({ key, operator, values: Object.freeze([...new Set(values)].sort()) }),
  );
  const byText = new Map(frozen.map((requirement) => [JSON.stringify(requirement), requirement]));
  return Object.freeze([...byText.keys()].sort().map((text) => byText.get(text) as LabelRequirement));
}

function compile(selector: LabelSelector): LabelBox {
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
