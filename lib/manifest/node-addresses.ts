import type { ClusterNode } from '../model/node';
import type { OwnedWorkload } from './read-workload';

/** Pods with the addresses of the nodes that they run on, also where their own status does not tell them. */
export function withNodeAddresses(pods: readonly OwnedWorkload[], nodes: readonly ClusterNode[]): OwnedWorkload[] {
  const byName = new Map(nodes.map(({ name, addresses }) => [name, addresses]));
  return pods.map((each) => {
    const found = each.nodeName === undefined ? undefined : byName.get(each.nodeName);
    if (!found) return each;
    const nodeAddresses = [...new Set([...each.workload.nodeAddresses, ...found])];
    return { ...each, workload: { ...each.workload, nodeAddresses } };
  });
}
