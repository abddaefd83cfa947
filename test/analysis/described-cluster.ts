import type { AnalysisOptions } from '../../lib/analysis/options';
import { Reachability } from '../../lib/analysis/reachability';
import { readNetworkPolicy } from '../../lib/manifest/read-network-policy';
import type { PolicyManifest } from '../../lib/model/policy-manifest';
import { Cluster, type ClusterNamespace } from '../../lib/model/cluster';
import type { Workload } from '../../lib/model/workload';
import { ClusterOracle } from '../support/cluster-oracle';
import type { PlainPolicy } from '../support/point-evaluator';

/** A cluster and what to assume of it, as JSON. The policies are as YAML would give them. */
export interface DescribedCluster {
  readonly namespaces: ClusterNamespace[];
  readonly workloads: Workload[];
  readonly policies: PlainPolicy[];
  readonly options: AnalysisOptions;
}

/** The policy as an object that the API server takes. */
export function manifestOf(policy: PlainPolicy): object {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', ...policy };
}

export function clusterOf({ namespaces, workloads, policies }: DescribedCluster): Cluster {
  return Cluster.of({
    namespaces,
    workloads,
    policies: policies.map((policy, i) => ({ policy: readNetworkPolicy(policy as PolicyManifest, `policy ${i}`) })),
  });
}

/** The engine's answers. */
export function reachabilityOf(described: DescribedCluster): Reachability {
  return Reachability.of(clusterOf(described), described.options);
}

/** The answers straight from the rules. */
export function oracleOf({ namespaces, policies, options }: DescribedCluster): ClusterOracle {
  return new ClusterOracle(policies, Object.fromEntries(namespaces.map(({ name, labels }) => [name, labels])), options);
}
