import { groupBy } from '../base/group-by';
import { wildcard } from '../base/wildcard';
import type { Acknowledgement, AnnotatedAcknowledgement, PlannedAcknowledgement } from './acknowledgement';
import type { CheckedObject } from './check';

/** Acknowledgements by what they are about: each finding is held against the few that can be meant. */
export class AcknowledgementIndex {
  readonly #planned: ReadonlyMap<string, readonly CompiledAcknowledgement[]>;
  readonly #annotated: ReadonlyMap<string, readonly AnnotatedAcknowledgement[]>;

  public constructor(planned: readonly PlannedAcknowledgement[], annotated: readonly AnnotatedAcknowledgement[]) {
    const compiled = planned.map((given) => ({ given, isAbout: matcherOf(given) }));
    this.#planned = groupBy(compiled, ({ given }) => given.check);
    this.#annotated = groupBy(annotated, ({ check, object }) => keyOf(check, object));
  }

  /** Those of a check that are about an object, those of the configuration first. */
  public about(check: string, object: CheckedObject): readonly Acknowledgement[] {
    const planned = (this.#planned.get(check) ?? []).filter(({ isAbout }) => isAbout(object));
    return [...planned.map(({ given }) => given), ...(this.#annotated.get(keyOf(check, object)) ?? [])];
  }
}

interface CompiledAcknowledgement {
  readonly given: PlannedAcknowledgement;
  readonly isAbout: (object: CheckedObject) => boolean;
}

/** Whether an object is one of those that an acknowledgement of the configuration is about. */
export function matcherOf({ namespace = '*', name = '*' }: PlannedAcknowledgement): CompiledAcknowledgement['isAbout'] {
  const [isOfNamespace, isOfName] = [wildcard(namespace), wildcard(name)];
  return (object) => isOfNamespace(object.namespace) && isOfName(object.name);
}

function keyOf(check: string, { kind, namespace, name }: CheckedObject): string {
  return JSON.stringify([check, kind, namespace, name]);
}
