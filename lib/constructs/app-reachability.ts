import type { IConstruct } from 'constructs';
import { cannotAnswer } from '../analysis/ends';
import { Reachability } from '../analysis/reachability';
import { tierKey, tiersOf } from '../closure/universe-tiers';
import { workloadId } from '../model/workload';
import { analysisOptionsAt, keyOfOptions } from './analysis-settings';
import type { AppAnalysis } from './app-analysis';
import { AppCluster } from './app-cluster';
import { stateOf } from './app-state';
import { isEqualManifests, manifestsOf, type ClusterManifest } from './cluster-manifests';
import { Endpoints } from './endpoints';
import type { Tier } from './tier';

/** What was worked out for an app as it is now. */
interface Known {
  readonly analysis: AppAnalysis;
  readonly manifests: readonly ClusterManifest[];
  readonly cluster: AppCluster['withPods'];
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
  const { graph } = stateOf(scope.node.root).analyze();
  const endpoint = new Endpoints(new Map(graph.namespaces.map((each) => [each.name, each]))).of(tier);
  const key = endpoint && tierKey(endpoint);
  const found = tiersOf(graph).find((each) => tierKey(each.endpoint) === key);
  if (found?.pod && tier.node.root === scope.node.root) return workloadId(found.pod);
  const help = 'ask about a tier in a Namespace of this App whose labels some pod can have';
  throw cannotAnswer('endpoint-unknown', `the tier ${tier.node.path} has no pods in this App`, help);
}

function knownOf(root: IConstruct): Known {
  const analysis = stateOf(root).analyze();
  const manifests = manifestsOf(analysis.collection.clusterObjects);
  const known = KNOWN.get(root);
  if (known?.analysis === analysis && isEqualManifests(known.manifests, manifests)) return known;
  const { graph, lowering } = analysis;
  const cluster = new AppCluster({ graph, policies: lowering.policies, manifests }).withPods;
  const fresh: Known = { analysis, manifests, cluster, byOptions: new Map() };
  KNOWN.set(root, fresh);
  return fresh;
}
