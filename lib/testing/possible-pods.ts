/*
 * Pods that are not there and may come: in manifests of one repository most peers of policies are somebody else's pods.
 * Laws: every namespace has a pod without labels, and there is one in a namespace that nobody knows; every peer that
 * matches any labels at all matches a pod in each namespace that it names.
 */
import { PodIndex, type PodPeer } from '../analysis/pod-index';
import { nameOfNamespaceWith, podsThatWouldMatch, type PossiblePod } from '../analysis/representatives';
import type { Cluster, ClusterNamespace, ClusterParts } from '../model/cluster';
import type { Labels } from '../model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../model/namespace';
import { peerKey } from '../model/policy-peer';
import { representative, UNKNOWN_NAMESPACE, workloadId, type Workload } from '../model/workload';

/** A peer that selects pods, in a policy of the namespace `home`. */
export interface PodPeerAt {
  readonly peer: PodPeer;
  readonly home: string;
}

/** Tells which peers match nothing that is there. */
export class PossiblePods {
  private readonly index: PodIndex;

  public constructor(private readonly cluster: Cluster) {
    this.index = PodIndex.ofWorkloads(cluster.workloads, cluster.namespaces);
  }

  /** Those of the peers that match no pod of the cluster, each once, by a text of their own. */
  public unmatched(peers: readonly PodPeerAt[]): Map<string, PodPeerAt> {
    const found = new Map<string, PodPeerAt>();
    for (const each of peers) {
      const { peer, home } = each;
      if (this.index.ofPeer(peer, home).isEmpty())
        found.set(`${peer.namespaceSelector ? '' : home} ${peerKey(peer)}`, each);
    }
    return found;
  }

  /** The cluster with pods that stand for what policies and `peers` would match. */
  public clusterWith(peers: readonly PodPeerAt[]): Cluster {
    const ofPolicies = this.cluster.policies.flatMap(({ policy }) =>
      [...policy.ingress, ...policy.egress]
        .flatMap((rule) => rule.peers)
        .filter((peer): peer is PodPeer => !('ipBlock' in peer))
        .map((peer) => ({ peer, home: policy.namespace })),
    );
    const unmatched = this.unmatched([...ofPolicies, ...peers]);
    const pods = [...unmatched.values()].flatMap(({ peer, home }) => podsThatWouldMatch(peer, home, this.cluster));
    return this.cluster.with(this.partsOf(pods));
  }

  private partsOf(pods: readonly PossiblePod[]): ClusterParts {
    const taken = new Set(this.cluster.workloads.map(workloadId));
    const namespaces = new Map<string, ClusterNamespace>();
    const workloads: Workload[] = [];
    const add = (namespace: string, labels: Labels): void => {
      const pod = representative(namespace, labels);
      if (taken.has(workloadId(pod))) return;
      taken.add(workloadId(pod));
      workloads.push(pod);
    };
    for (const { namespace, namespaceLabels, labels } of pods) {
      const { [NAMESPACE_NAME_LABEL]: _, ...others } = namespaceLabels;
      const name = namespace === UNKNOWN_NAMESPACE ? nameOfNamespaceWith(others) : namespace;
      if (!this.cluster.namespaces.has(name)) namespaces.set(name, { name, labels: others });
      add(name, labels);
    }
    namespaces.set(UNKNOWN_NAMESPACE, { name: UNKNOWN_NAMESPACE, labels: {} });
    for (const name of [...this.cluster.namespaces.keys(), ...namespaces.keys()]) add(name, {});
    return { namespaces: [...namespaces.values()], workloads };
  }
}
