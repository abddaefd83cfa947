import type { IConstruct } from 'constructs';
import { Reachability } from '../analysis/reachability';
import { universeOf, type PeerAt } from '../closure/universe';
import type { Cluster } from '../model/cluster';
import { peerKey } from '../model/policy-peer';
import { analysisOptionsAt, keyOfOptions } from './analysis-settings';
import type { AppAnalysis } from './app-analysis';
import { AppCluster } from './app-cluster';
import { stateOf } from './app-state';
import { isEqualManifests, manifestsOf, type ClusterManifest } from './cluster-manifests';

const KNOWN = new WeakMap<IConstruct, AppUniverse>();

/**
 * The pods over which assertions are decided: besides those that an app knows, such as stand for others. It is that of the
 * app as it is now, and not to be kept.
 */
export class AppUniverse {
  /** The universe of the app that a construct belongs to; the same one until the tree changes. */
  public static of(scope: IConstruct): AppUniverse {
    const { root } = scope.node;
    const analysis = stateOf(root).analyze();
    const manifests = manifestsOf(analysis.collection.clusterObjects);
    const known = KNOWN.get(root);
    if (known?.analysis === analysis && isEqualManifests(known.manifests, manifests)) return known;
    const fresh = new AppUniverse(analysis, manifests);
    KNOWN.set(root, fresh);
    return fresh;
  }

  /** By the peers that are in them besides. */
  private readonly clusters = new Map<string, Cluster>();
  /** By these peers and by the options. */
  private readonly reachabilities = new Map<string, Reachability>();
  private readonly appCluster: AppCluster;

  private constructor(
    public readonly analysis: AppAnalysis,
    private readonly manifests: readonly ClusterManifest[],
  ) {
    const { graph, lowering } = analysis;
    this.appCluster = new AppCluster({ graph, policies: lowering.policies, manifests });
  }

  /** The reachability with pods for some peers besides, by the settings in force at a construct. */
  public reachability(scope: IConstruct, peers: readonly PeerAt[]): Reachability {
    const byKey = new Map(peers.flatMap((each) => entryOf(each)));
    const asked = [...byKey.keys()].sort().join('\n');
    const options = analysisOptionsAt(scope);
    const key = `${keyOfOptions(options)}\n${asked}`;
    const found = this.reachabilities.get(key);
    if (found) return found;
    const cluster = this.clusters.get(asked) ?? this.clusterWith([...byKey.values()]);
    this.clusters.set(asked, cluster);
    const reachability = Reachability.of(cluster, options);
    this.reachabilities.set(key, reachability);
    return reachability;
  }

  private clusterWith(peers: readonly PeerAt[]): Cluster {
    const { graph, lowering } = this.analysis;
    const policies = [...lowering.policies, ...graph.foreignPolicies];
    const universe = universeOf(graph, policies, { peers, workloads: this.appCluster.otherPods });
    return this.appCluster.withUniverse(universe);
  }
}

/** Peers that add pods to a universe. */
function entryOf(each: PeerAt): [string, PeerAt][] {
  const { peer, home } = each;
  if (peer.kind !== 'selection') return [];
  const { podSelector, namespaceSelector } = peer.peer;
  const isEverybody = (podSelector?.isEverything ?? true) && namespaceSelector?.isEverything === true;
  return isEverybody ? [] : [[`${home} ${peerKey(peer.peer)}`, each]];
}
