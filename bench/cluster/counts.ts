import { median } from '../measure';
import {
  podCount,
  podLabels,
  selects,
  type ClusterObjects,
  type Peer,
  type PolicyObject,
  type Selector,
} from './manifests';

export interface ProfileCounts {
  readonly pods: number;
  readonly namespaces: number;
  readonly policies: number;
  /** Entries of `from` and `to` of policies that select a pod. */
  readonly peers: number;
  /** Policies that select no pod. */
  readonly idlePolicies: number;
  /** Pods that a policy selects: the median over policies that select any. */
  readonly localPods: number;
  /** Different pods among the peers of a policy: the median over policies that have any. */
  readonly peerPods: number;
}

export function countsOf(cluster: ClusterObjects): ProfileCounts {
  const pods = new PodIndex(cluster);
  const local = cluster.policies.map(({ metadata, spec }) =>
    pods.count(pods.inNamespace(metadata.namespace, spec.podSelector)),
  );
  const active = cluster.policies.filter((_, index) => local[index] > 0);
  return {
    pods: cluster.workloads.reduce((sum, workload) => sum + podCount(workload), 0),
    namespaces: cluster.namespaces.length,
    policies: cluster.policies.length,
    peers: active.reduce((sum, policy) => sum + peersOf(policy).length, 0),
    idlePolicies: cluster.policies.length - active.length,
    localPods: median(local.filter((count) => count > 0)),
    peerPods: median(active.map((policy) => pods.peerPods(policy)).filter((count) => count > 0)),
  };
}

export function peersOf({ spec }: PolicyObject): Peer[] {
  return [...(spec.ingress ?? []), ...(spec.egress ?? [])].flatMap(({ from = [], to = [] }) => [...from, ...to]);
}

/** Finds pods by selectors, each selector once. */
class PodIndex {
  private readonly byNamespace = new Map<string, number[]>();
  private readonly found = new Map<string, readonly number[]>();
  private readonly namespacesFound = new Map<string, readonly string[]>();

  public constructor(private readonly cluster: ClusterObjects) {
    for (const { metadata } of cluster.namespaces) this.byNamespace.set(metadata.name, []);
    cluster.workloads.forEach(({ metadata }, index) => this.byNamespace.get(metadata.namespace)?.push(index));
  }

  public count(workloads: Iterable<number>): number {
    let sum = 0;
    for (const index of workloads) sum += podCount(this.cluster.workloads[index]);
    return sum;
  }

  public inNamespace(namespace: string, selector: Selector): readonly number[] {
    return remembered(this.found, `${namespace} ${JSON.stringify(selector)}`, () =>
      (this.byNamespace.get(namespace) ?? []).filter((index) =>
        selects(selector, podLabels(this.cluster.workloads[index])),
      ),
    );
  }

  public peerPods(policy: PolicyObject): number {
    const pods = new Set<number>();
    for (const { podSelector = {}, namespaceSelector, ipBlock } of peersOf(policy)) {
      if (ipBlock) continue;
      const namespaces = namespaceSelector ? this.namespaces(namespaceSelector) : [policy.metadata.namespace];
      for (const namespace of namespaces) for (const index of this.inNamespace(namespace, podSelector)) pods.add(index);
    }
    return this.count(pods);
  }

  private namespaces(selector: Selector): readonly string[] {
    return remembered(this.namespacesFound, JSON.stringify(selector), () =>
      this.cluster.namespaces
        .filter(({ metadata }) => selects(selector, metadata.labels))
        .map(({ metadata }) => metadata.name),
    );
  }
}

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}
