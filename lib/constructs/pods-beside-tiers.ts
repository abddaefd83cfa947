import { PodIndex } from '../analysis/pod-index';
import type { GraphTier } from '../graph/app-graph';
import type { Workload } from '../model/workload';

/** The workloads whose pods are in no tier of their namespace. The others are what the tiers declare. */
export function podsBesideTiers(tiers: readonly GraphTier[], workloads: readonly Workload[]): Workload[] {
  const pods = workloads.map(({ namespace, labels }) => ({ namespace, labels, isSelectable: true }));
  const index = new PodIndex(pods, new Map());
  const taken = new Set<number>();
  for (const { endpoint, hostNetwork } of tiers) {
    index.inNamespace(endpoint.namespace.name, endpoint.pods).forEach((i) => {
      // Pods that use the network of their node are none that a tier selects which does not say so.
      if (workloads[i].hostNetwork === hostNetwork) taken.add(i);
    });
  }
  return workloads.filter((_, i) => !taken.has(i));
}
