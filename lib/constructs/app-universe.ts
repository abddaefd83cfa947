import type { IConstruct } from 'constructs';
import { Reachability } from '../analysis/reachability';
import { universeOf, type PeerAt } from '../closure/universe';
import type { Cluster } from '../model/cluster';
import { peerKey } from '../model/policy-peer';
import { analysisOptionsAt, keyOfOptions } from './analysis-settings';
import type { AppAnalysis } from './app-analysis';
import { currentAppOf, type CurrentApp } from './current-app';

const KNOWN = new WeakMap<CurrentApp, AppUniverse>();

/**
 * The pods over which assertions are decided: besides those that an app knows, such as stand for others. It is that of the
 * app as it is now, and not to be kept.
 */
export class AppUniverse {
  /** The universe of the app that a construct belongs to; the same one until the tree changes. */
  public static of(scope: IConstruct): AppUniverse {
    const app = currentAppOf(scope);
    const universe = KNOWN.get(app) ?? new AppUniverse(app);
    KNOWN.set(app, universe);
    return universe;
  }

  /** By the peers that are in them besides. */
  private readonly clusters = new Map<string, Cluster>();
  /** By these peers and by the options. */
  private readonly reachabilities = new Map<string, Reachability>();

  private constructor(private readonly app: CurrentApp) {}

  /** What is known of the app. */
  public get analysis(): AppAnalysis {
    return this.app.analysis;
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
    const { cluster, analysis } = this.app;
    const { graph, lowering } = analysis;
    const policies = [...lowering.policies, ...graph.foreignPolicies];
    const universe = universeOf(graph, policies, { peers, workloads: cluster.otherPods });
    return cluster.withUniverse(universe);
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
