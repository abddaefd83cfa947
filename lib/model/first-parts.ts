import type { ClusterParts } from './cluster';
import { workloadId } from './workload';

/** The parts of a cluster, of those with equal names the first: what contradicts itself is gone. */
export function firstParts({
  namespaces = [],
  workloads = [],
  services = [],
  policies = [],
  ingresses = [],
  nodes = [],
}: ClusterParts): Required<ClusterParts> {
  const qualified = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string =>
    `${namespace}/${name}`;
  return {
    namespaces: firstOf(namespaces, ({ name }) => name),
    workloads: firstOf(workloads, workloadId),
    services: firstOf(services, qualified),
    policies: firstOf(policies, ({ policy }) => qualified(policy)),
    ingresses: firstOf(ingresses, qualified),
    nodes: firstOf(nodes, ({ name }) => name),
  };
}

/** Of those with equal keys the first. */
export function firstOf<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}
