import { LabelSelector } from '../model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../model/namespace';
import { checkedSelector, type LabelExpression } from './label-expression';
import { namespaceNameProblems } from './name-checks';
import { selectorSlug } from './slugs';
import { problemsAt, type ValueProblem } from './value-problem';

/** In which namespaces the pods of a peer live. There is no default: leaving it out would mean one of these by accident (T1). */
export class Namespaces {
  /** The namespace of the policy. */
  public static same(): Namespaces {
    return new Namespaces(undefined, 'same', []);
  }

  /** The namespaces with these names, by the label that every namespace carries (S26). */
  public static named(...names: string[]): Namespaces {
    const problems = names.flatMap((name) =>
      namespaceNameProblems(name, 'write the name as it stands in metadata.name'),
    );
    if (names.length === 0) problems.push(nothingNamed('Namespaces.named() without a name selects nothing'));
    const usable = names.filter((name) => typeof name === 'string');
    return new Namespaces(selectorOfNames(usable), usable.join('-'), problemsAt(Namespaces.named, problems));
  }

  /**
   * The namespaces that carry all these labels. Labels come with the namespace's object: check who may set them.
   *
   * @param labels Label keys and values, all of which must be there.
   * @param expressions Further conditions. @default - none
   */
  public static labelled(labels: { [key: string]: string }, expressions?: LabelExpression[]): Namespaces {
    const { selector, problems } = checkedSelector(labels, expressions);
    const found = [...problems];
    if (selector.isEverything)
      found.push(nothingNamed('Namespaces.labelled({}) names no label, which is every namespace'));
    return new Namespaces(selector, selectorSlug(selector), problemsAt(Namespaces.labelled, found));
  }

  /** Every namespace of the cluster, whoever made it. */
  public static all(): Namespaces {
    return new Namespaces(LabelSelector.EVERYTHING, 'all', []);
  }

  private constructor(
    /** @internal Left out for the namespace of the policy. */
    public readonly _selector: LabelSelector | undefined,
    /** @internal */
    public readonly _slug: string,
    /** @internal */
    public readonly _problems: readonly ValueProblem[],
  ) {
    Object.freeze(this);
  }
}

/** Selects namespaces by name: one by its label, several by an expression, because a label has one value. */
export function selectorOfNames(
  names: readonly string[],
  also: LabelSelector = LabelSelector.EVERYTHING,
): LabelSelector {
  if (names.length === 1)
    return LabelSelector.of({ ...also.labels, [NAMESPACE_NAME_LABEL]: names[0] }, also.expressions);
  return LabelSelector.of(also.labels, [
    ...also.expressions,
    { key: NAMESPACE_NAME_LABEL, operator: 'In', values: names },
  ]);
}

function nothingNamed(message: string): ValueProblem {
  return { code: 'namespaces-missing', message, help: 'for every namespace of the cluster write Namespaces.all()' };
}
