import type { PodClass } from '../analysis/pod-classes';
import { compareText } from '../base/compare-text';
import type { Workload } from '../model/workload';

/** So many are named; a finding is about the cause, and the rest of the symptoms are counted. */
const NAMED = 2;

/** Some pods by their workloads: `Deployment/web, Deployment/api and 3 more`. */
export function namePods(workloads: readonly Pick<Workload, 'kind' | 'name'>[]): string {
  return nameSome(workloads.map(({ kind, name }) => `${kind}/${name}`));
}

/** Names in order, the first few of them, and how many more there are. */
export function nameSome(given: readonly string[]): string {
  const names = [...new Set(given)].sort(compareText);
  const named = names.slice(0, NAMED).join(', ');
  return names.length > NAMED ? `${named} and ${names.length - NAMED} more` : named;
}

/** All pods of some classes. */
export function membersOf(classes: readonly PodClass[]): Workload[] {
  return classes.flatMap(({ members }) => members);
}
