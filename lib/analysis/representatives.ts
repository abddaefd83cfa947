import type { Cluster } from '../model/cluster';
import { LabelSelector, type Labels } from '../model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../model/namespace';
import { representative, UNKNOWN_NAMESPACE, workloadId } from '../model/workload';
import type { PodPeer } from './pod-index';

/** A pod that nobody has declared, and that a selector would match. */
export interface PossiblePod {
  /** `*` where the selector goes by other labels than the name. */
  readonly namespace: string;
  readonly namespaceLabels: Labels;
  readonly labels: Labels;
}

/**
 * Pods that a peer of a policy in `home` would match, if they were there: one in each namespace that it names, in the
 * policy's own, or in an unknown one where it goes by other labels. None where no labels match.
 */
export function podsThatWouldMatch(
  { podSelector, namespaceSelector }: PodPeer,
  home: string,
  cluster: Cluster,
): PossiblePod[] {
  const labels = (podSelector ?? LabelSelector.EVERYTHING).example;
  if (!labels) return [];
  const at = (namespace: string): PossiblePod => {
    const known = cluster.namespaces.get(namespace)?.labels;
    return { namespace, namespaceLabels: known ?? { [NAMESPACE_NAME_LABEL]: namespace }, labels };
  };
  if (!namespaceSelector) return [at(home)];
  const named = namespaceSelector.constraints.get(NAMESPACE_NAME_LABEL);
  if (named && !named.complement) {
    const places = [...named.values].sort().map(at);
    return places.filter(({ namespaceLabels }) => namespaceSelector.matches(namespaceLabels));
  }
  const namespaceLabels = namespaceSelector.example;
  if (!namespaceLabels) return [];
  const withName = { ...namespaceLabels, [NAMESPACE_NAME_LABEL]: UNKNOWN_NAMESPACE };
  return [{ namespace: UNKNOWN_NAMESPACE, namespaceLabels: withName, labels }];
}

/** Whether a peer of a policy in `home` matches a pod. */
export function wouldMatch({ podSelector, namespaceSelector }: PodPeer, home: string, pod: PossiblePod): boolean {
  if (podSelector && !podSelector.matches(pod.labels)) return false;
  return namespaceSelector ? namespaceSelector.matches(pod.namespaceLabels) : pod.namespace === home;
}

/** Id of the pod: `<namespace>/{k=v,...}`. */
export function possiblePodId({ namespace, labels }: PossiblePod): string {
  return workloadId(representative(namespace, labels));
}

/** Name of a namespace that stands for all with these labels, that with its name left out: `{k=v,...}`, or `*`. */
export function nameOfNamespaceWith(labels: Labels): string {
  const texts = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return texts.length === 0 ? UNKNOWN_NAMESPACE : `{${texts.sort().join(',')}}`;
}
