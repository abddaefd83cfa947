import type { LabelSelector } from '../model/label-selector';
import { holds } from '../model/label-value-set';
import { NAMESPACE_NAME_LABEL } from '../model/namespace';
import type { CheckContext } from './check-context';

/** Namespaces of the input that a selector may match. */
export interface NamespaceMatches {
  /** Those that it matches. */
  readonly sure: readonly string[];
  /** Those of which the input does not tell the labels that it asks for. */
  readonly perhaps: readonly string[];
}

/** Which namespaces of the input a selector matches, as far as the input tells. */
export function namespaceMatches(context: CheckContext, selector: LabelSelector): NamespaceMatches {
  return context.once(findMatches, selector, selector.key);
}

function findMatches(context: CheckContext, selector: LabelSelector): NamespaceMatches {
  const name = selector.constraints.get(NAMESPACE_NAME_LABEL);
  const asksForNameAlone = selector.constraints.size === (name ? 1 : 0);
  const sure: string[] = [];
  const perhaps: string[] = [];
  for (const namespace of context.cluster.namespaces.values()) {
    if (asksForNameAlone || context.isDeclared(namespace.name)) {
      if (selector.matches(namespace.labels)) sure.push(namespace.name);
    } else if (!name || holds(name, namespace.name)) {
      perhaps.push(namespace.name);
    }
  }
  return { sure, perhaps };
}
