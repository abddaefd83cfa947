import { shown } from '../base/show-value';
import { labelKeyProblems, labelValueProblems } from '../model/label-syntax';
import { LabelSelector, type LabelOperator, type LabelRequirement } from '../model/label-selector';
import { isPlainObject, listOf, textFaults } from './untyped-props';
import { isReadAsNumber, octal } from './text-checks';
import { problemsAt, type ValueProblem } from './value-problem';

/** One condition on a label; conditions of a selector are all AND-ed (S28, S29). */
export class LabelExpression {
  /** The label is there and has one of the values. */
  public static in(key: string, values: string[]): LabelExpression {
    return LabelExpression.make(LabelExpression.in, key, 'In', values);
  }

  /** The label is absent, or has none of the values. Note that a pod without the label matches. */
  public static notIn(key: string, values: string[]): LabelExpression {
    return LabelExpression.make(LabelExpression.notIn, key, 'NotIn', values);
  }

  /** The label is there, whatever its value. */
  public static exists(key: string): LabelExpression {
    return LabelExpression.make(LabelExpression.exists, key, 'Exists', []);
  }

  /** The label is absent. */
  public static doesNotExist(key: string): LabelExpression {
    return LabelExpression.make(LabelExpression.doesNotExist, key, 'DoesNotExist', []);
  }

  private static make(
    factory: (...args: never[]) => LabelExpression,
    key: string,
    operator: LabelOperator,
    given: readonly string[],
  ): LabelExpression {
    const values = listOf(given);
    const problems = [...keyProblems(key), ...values.flatMap((value) => valueProblems(key, value))];
    if (values.length === 0 && (operator === 'In' || operator === 'NotIn')) {
      const message = `${operator} on label ${shown(key)} compares with no value`;
      const help = 'name at least one value, or use LabelExpression.exists or doesNotExist';
      problems.push({ code: 'selector-values-missing', message, help });
    }
    return new LabelExpression({ key, operator, values: values.filter(isText) }, problemsAt(factory, problems));
  }

  private constructor(
    /** @internal */
    public readonly _requirement: LabelRequirement,
    /** @internal */
    public readonly _problems: readonly ValueProblem[],
  ) {
    Object.freeze(this);
  }
}

/** A selector made from what a user gave, with everything that is wrong with it. */
export interface CheckedSelector {
  readonly selector: LabelSelector;
  readonly problems: readonly ValueProblem[];
}

export function checkedSelector(
  labels: { readonly [key: string]: string } | undefined,
  expressions: readonly LabelExpression[] | undefined,
): CheckedSelector {
  const given = listOf(expressions);
  const usable = given.filter(isExpression);
  const problems = [
    ...labelProblems(labels),
    ...usable.flatMap((expression) => expression._problems),
    ...given.filter((expression) => !isExpression(expression)).map(noExpression),
  ];
  const requirements = usable.map((expression) => expression._requirement);
  return { selector: LabelSelector.of(textLabels(labels), requirements), problems };
}

/** The labels whose values are text, and nothing else; what else there is has been refused. */
export function textLabels(labels: { readonly [key: string]: string } | undefined): { [key: string]: string } {
  if (!isPlainObject(labels)) return {};
  return Object.fromEntries(Object.entries(labels).filter(([, value]) => isText(value)));
}

/** By its shape, because two copies of this package may meet in one process. */
function isExpression(given: unknown): given is LabelExpression {
  return typeof given === 'object' && given !== null && '_requirement' in given;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function noExpression(given: unknown): ValueProblem {
  const help = 'write LabelExpression.in(...), notIn(...), exists(...) or doesNotExist(...)';
  return { code: 'label-key-invalid', message: `${shown(given)} is no LabelExpression`, help };
}

export function labelProblems(labels: { readonly [key: string]: string } | undefined): ValueProblem[] {
  const given: unknown = labels ?? {};
  if (!isPlainObject(given)) {
    const help = "write labels as an object of keys and values, e.g. { app: 'web' }";
    return [{ code: 'label-key-invalid', message: `${shown(given)} is no object of label keys and values`, help }];
  }
  return Object.entries(given).flatMap(([key, value]) => [...keyProblems(key), ...valueProblems(key, value)]);
}

function keyProblems(key: string): ValueProblem[] {
  if (isReadAsNumber(key)) return [octal('label key', key)];
  const wrong = textFaults(key, labelKeyProblems);
  if (wrong.length === 0) return [];
  const help = 'use an optional DNS prefix with "/", and a name of at most 63 letters, digits, "-", "_" and "."';
  return [{ code: 'label-key-invalid', message: `label key ${shown(key)}: ${wrong.join('; ')}`, help }];
}

function valueProblems(key: string, value: unknown): ValueProblem[] {
  if (isReadAsNumber(value)) return [octal(`value of label ${shown(key)}`, value)];
  const wrong = textFaults(value, labelValueProblems);
  if (wrong.length === 0) return [];
  const help = 'use at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends';
  const message = `value ${shown(value)} of label ${shown(key)}: ${wrong.join('; ')}`;
  return [{ code: 'label-value-invalid', message, help }];
}
