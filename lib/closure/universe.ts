/*
 * The pods over which closure and the assertions are decided: some for everything that the selectors in play can tell
 * apart. Laws: the order of the graph and of the policies changes nothing; every selector that matches any labels matches
 * some pod of the universe in each namespace that it names.
 */
import { compareText } from '../base/compare-text';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { AppGraph, Endpoint, GraphPeer } from '../graph/app-graph';
import type { ClusterNamespace } from '../model/cluster';
import type { LabelSelector } from '../model/label-selector';
import type { NetworkPolicy } from '../model/network-policy';
import { UNKNOWN_NAMESPACE, workloadId, type Workload } from '../model/workload';
import { intersectionsIn } from './intersections';
import { Representatives } from './representatives';
import { UniverseNamespaces } from './universe-namespaces';
import { podPeersOf, type PodPeerAt } from './universe-peers';
import { tierKey, tiersOf, type UniverseTier } from './universe-tiers';

/** A policy of the app, ours or not. */
export interface UniversePolicy {
  readonly policy: NetworkPolicy;
}

/** What is to be in a universe besides what a graph and its policies speak of. */
export interface UniverseExtras {
  /** Peers that somebody asks about. */
  readonly peers?: readonly PeerAt[];
  /** Pods that no tier declares. */
  readonly workloads?: readonly Workload[];
}

/** A peer, and the namespace in which it would be read. */
export interface PeerAt {
  readonly peer: GraphPeer;
  /** Namespace that a peer means which names none. */
  readonly home: string;
}

/** Namespaces and pods, as parts of a cluster without its policies. */
export interface Universe {
  readonly namespaces: readonly ClusterNamespace[];
  /** Tiers in the order of their ids, then the workloads that were given, then pods that stand for all with their labels. */
  readonly workloads: readonly Workload[];
  /** `closure-partial`, where pods had to be left out. */
  readonly diagnostics: readonly Diagnostic[];
  /** Id of the pod that stands for a tier: `<namespace>/Tier/<id>`. None of a tier that can have no pods. */
  idOf(tier: Endpoint): string | undefined;
}

/** Most intersections of two selectors, and most pods of peers in namespaces by labels, that a universe holds. */
const MOST_REPRESENTATIVES = 20_000;
/** Most pairs of selectors that are held against each other. */
const MOST_COMPARISONS = 2_000_000;

export function universeOf(
  graph: AppGraph,
  policies: readonly UniversePolicy[],
  { peers = [], workloads = [] }: UniverseExtras = {},
): Universe {
  const tiers = tiersOf(graph);
  const selectable = tiers.filter(({ hostNetwork }) => !hostNetwork);
  const podPeers = podPeersOf(graph, policies, peers);
  const namespaces = namespacesOf(graph, policies, podPeers, workloads);
  const representatives = new Representatives();
  for (const { pod } of selectable) if (pod) representatives.reserve(pod.namespace, pod.labels);

  for (const name of namespaces.names) representatives.add(name, {});
  const diagnostics: Diagnostic[] = [];
  addSelections(selectable, policies, representatives, diagnostics);
  addPeers(podPeers, namespaces, representatives, diagnostics);
  return {
    namespaces: namespaces.all.sort((a, b) => compareText(a.name, b.name)),
    workloads: [...tiers.flatMap(({ pod }) => pod ?? []), ...workloads, ...representatives.all],
    diagnostics,
    idOf: idsOf(tiers),
  };
}

/** Worked out when somebody asks: closure itself does not. */
function idsOf(tiers: readonly UniverseTier[]): Universe['idOf'] {
  let ids: ReadonlyMap<string, string> | undefined;
  return (tier) => {
    ids ??= new Map(tiers.flatMap(({ endpoint, pod }) => (pod ? [[tierKey(endpoint), workloadId(pod)]] : [])));
    return ids.get(tierKey(tier));
  };
}

function namespacesOf(
  graph: AppGraph,
  policies: readonly UniversePolicy[],
  podPeers: readonly PodPeerAt[],
  workloads: readonly Workload[],
): UniverseNamespaces {
  const implied = [...policies.map(({ policy }) => policy), ...workloads].map(({ namespace }) => namespace);
  const names = [...new Set(implied)].sort();
  const found = new UniverseNamespaces([...graph.namespaces, ...names.map((name) => ({ name, labels: {} }))]);
  for (const { selector } of graph.namespaces) found.addMatching(selector);
  for (const { namespaces } of podPeers) if (namespaces) found.addMatching(namespaces);
  return found;
}

/** Pods by the selectors of tiers and of policies: those that they tell apart one by one, and two by two. */
function addSelections(
  tiers: readonly UniverseTier[],
  policies: readonly UniversePolicy[],
  representatives: Representatives,
  diagnostics: Diagnostic[],
): void {
  const byNamespace = new Map<string, { tiers: UniverseTier[]; selectors: Map<string, LabelSelector> }>();
  const at = (namespace: string) => {
    const known = byNamespace.get(namespace) ?? { tiers: [], selectors: new Map<string, LabelSelector>() };
    byNamespace.set(namespace, known);
    return known;
  };
  for (const tier of tiers) at(tier.endpoint.namespace.name).tiers.push(tier);
  for (const { policy } of policies) at(policy.namespace).selectors.set(policy.podSelector.key, policy.podSelector);
  // Most policies select a tier.
  for (const { endpoint } of tiers) at(endpoint.namespace.name).selectors.delete(endpoint.pods.key);

  const budget = { found: MOST_REPRESENTATIVES, compared: MOST_COMPARISONS };
  for (const namespace of [...byNamespace.keys()].sort()) {
    const { tiers: local, selectors } = at(namespace);
    const sorted = [...selectors.keys()].sort().map((key) => selectors.get(key) as LabelSelector);
    for (const each of [...local.map(({ endpoint }) => endpoint.pods), ...sorted]) {
      representatives.addAround(each, [namespace]);
    }
    const { shared, leftOut } = intersectionsIn(local, sorted, budget);
    for (const { labels, ports } of shared) representatives.add(namespace, labels, ports);
    if (leftOut) {
      diagnostics.push(partial(leftOut, `the selectors of namespace ${namespace} have too many pods in common`));
      return;
    }
  }
}

/** Pods by the selectors of peers, in each namespace that they name, and in two where they do not match. */
function addPeers(
  podPeers: readonly PodPeerAt[],
  namespaces: UniverseNamespaces,
  representatives: Representatives,
  diagnostics: Diagnostic[],
): void {
  let left = MOST_REPRESENTATIVES;
  for (const { pods, namespaces: selector, home } of podPeers) {
    if (pods.isEverything) continue;
    const names = selector ? namespaces.namesOf(selector) : [];
    // A peer in one namespace costs no more than what somebody has written.
    left -= names.length > 1 ? names.length * representatives.pointsAround(pods).length : 0;
    if (left < 0) {
      diagnostics.push(partial(undefined, 'peers that are selected by labels match pods in too many namespaces'));
      return;
    }
    representatives.addAround(pods, [home, UNKNOWN_NAMESPACE, ...names]);
  }
}

function partial(tier: UniverseTier | undefined, why: string): Diagnostic {
  return diagnose('closure-partial', tier?.origin, {
    message: `${why}: of more than ${MOST_REPRESENTATIVES} only as many are looked at`,
    help: 'select tiers by one label that tells them apart, e.g. app, and give peers the labels of one namespace',
  });
}
