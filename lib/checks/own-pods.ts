import type { LabelSelector } from '../model/label-selector';
import type { CheckContext } from './check-context';
import { requiredLabels } from './label-hint';

/**
 * Whether a policy of a namespace has pods like these for its subject, so that they are probably there. Of a namespace
 * whose pods the input does not tell, nothing else says so.
 */
export function ownPodsMentioned(context: CheckContext, namespace: string, pods: LabelSelector): boolean {
  const mentioned = context.once(labelsOfSubjects).get(namespace);
  return requiredLabels(pods).some(({ key, values }) => values.some((value) => mentioned?.has(`${key}=${value}`)));
}

/**
 * Whether a policy of each of these namespaces has exactly such pods for its subject. Where there are none, it says so
 * itself, once for all peers that ask for them.
 */
export function areSubjects(context: CheckContext, namespaces: readonly string[], pods: LabelSelector): boolean {
  const subjects = context.once(subjectsByNamespace);
  return namespaces.every((namespace) => subjects.get(namespace)?.has(pods.key) === true);
}

function subjectsByNamespace({ policiesByNamespace }: CheckContext): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    [...policiesByNamespace].map(([namespace, policies]) => [
      namespace,
      new Set(policies.map(({ policy }) => policy.podSelector.key)),
    ]),
  );
}

/** Labels that the subjects of policies have, `key=value`, by namespace. */
function labelsOfSubjects({ policiesByNamespace }: CheckContext): Map<string, Set<string>> {
  const labels = new Map<string, Set<string>>();
  for (const [namespace, policies] of policiesByNamespace) {
    const required = policies.flatMap(({ policy }) => requiredLabels(policy.podSelector));
    labels.set(namespace, new Set(required.flatMap(({ key, values }) => values.map((value) => `${key}=${value}`))));
  }
  return labels;
}
