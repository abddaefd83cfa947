import type { IConstruct } from 'constructs';
import { cannotAnswer } from '../analysis/ends';
import { Reachability } from '../analysis/reachability';
import type { Cluster } from '../model/cluster';
import { analysisOptionsAt, keyOfOptions } from './analysis-settings';
import type { AppAnalysis } from './app-analysis';
import { AppCluster } from './app-cluster';
import { stateOf } from './app-state';
import { isEqualManifests, manifestsOf, type ClusterManifest } from './cluster-manifests';
import { Endpoints } from './endpoints';
import { isInTree } from './scopes';
import type { Tier } from './tier';

/** What was worked out for an app as it is now. */
interface Known {
  readonly analysis: AppAnalysis;
  readonly manifests: readonly ClusterManifest[];
  readonly appCluster: AppCluster;
  readonly cluster: Cluster;
  readonly byOptions: Map<string, Reachability>;
}

const KNOWN = new WeakMap<IConstruct, Known>();

/** The reachability of the app that a construct belongs to, by the settings in force there. */
export function reachabilityAt(scope: IConstruct): Reachability {
  const { cluster, byOptions } = knownOf(scope.node.root);
  const options = analysisOptionsAt(scope);
  const key = keyOfOptions(options);
  const reachability = byOptions.get(key) ?? Reachability.of(cluster, options);
  byOptions.set(key, reachability);
  return reachability;
}

/** The endpoint id of a tier. @throws DiagnosticsError `endpoint-unknown`. */
export function tierIdAt(scope: IConstruct, tier: Tier): string {
  const { analysis, appCluster } = knownOf(scope.node.root);
  const endpoint = new Endpoints(new Map(analysis.graph.namespaces.map((each) => [each.name, each]))).of(tier);
  const isHere = tier.node.root === scope.node.root && isInTree(tier);
  const id = endpoint && isHere ? appCluster.idOf(endpoint) : undefined;
  if (id !== undefined) return id;
  const help = 'ask about a tier in a Namespace of this App whose labels some pod can have';
  throw cannotAnswer('endpoint-unknown', `the tier ${tier.node.path} has no pods in this App`, help);
}

function knownOf(root: IConstruct): Known {
  const analysis = stateOf(root).analyze();
  const manifests = manifestsOf(analysis.collection.clusterObjects);
  const known = KNOWN.get(root);
  if (known?.analysis === analysis && isEqualManifests(known.manifests, manifests)) return known;
  const { graph, lowering } = analysis;
  const appCluster = new AppCluster({ graph, policies: lowering.policies, manifests });
  const fresh: Known = { analysis, manifests, appCluster, cluster: appCluster.withPods, byOptions: new Map() };
  KNOWN.set(root, fresh);
  return fresh;
}
