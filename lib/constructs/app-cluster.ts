import { tierKey, tiersOf, type UniverseTier } from '../closure/universe-tiers';
import type { Universe } from '../closure/universe';
import type { AppGraph, Endpoint } from '../graph/app-graph';
import type { LoweredPolicy } from '../lower/assemble';
import { Cluster, type ClusterNamespace, type ClusterPolicy } from '../model/cluster';
import type { Ingress } from '../model/ingress';
import type { Service } from '../model/service';
import { workloadId, type Workload } from '../model/workload';
import { firstOf } from '../model/first-parts';
import { writeNetworkPolicy } from '../manifest/write-network-policy';
import { clusterPartsOf, type ClusterManifest } from './cluster-manifests';
import { podsBesideTiers } from './pods-beside-tiers';

/** What of an app decides who reaches whom. */
export interface AppParts {
  readonly graph: AppGraph;
  readonly policies: readonly LoweredPolicy[];
  readonly manifests: readonly ClusterManifest[];
}

/** An app as a cluster. What contradicts itself, which ends a synth elsewhere, is there once. */
export class AppCluster {
  /** Pods that no tier stands for. */
  public readonly otherPods: readonly Workload[];
  private readonly tiers: readonly UniverseTier[];
  private ids?: ReadonlyMap<string, string>;
  private readonly services: readonly Service[];
  private readonly ingresses: readonly Ingress[];
  private readonly declared: readonly ClusterNamespace[];
  private readonly policies: readonly ClusterPolicy[];

  public constructor({ graph, policies, manifests }: AppParts) {
    const { namespaces, workloads, services, ingresses } = clusterPartsOf(manifests);
    this.declared = [...graph.namespaces, ...namespaces];
    this.otherPods = podsBesideTiers(graph.tiers, workloads);
    this.services = services;
    this.ingresses = ingresses;
    const lowered = policies.map(({ policy, rules }) => ({ policy, source: rules[0].origin }));
    const foreign = graph.foreignPolicies.map(({ policy, origin }) => ({ policy, source: origin }));
    const byName = ({ policy }: ClusterPolicy): string => `${policy.namespace}/${policy.name}`;
    this.policies = firstOf<ClusterPolicy>([...lowered, ...foreign], byName);
    this.tiers = tiersOf(graph);
  }

  /** The endpoint id of a tier; none of one that can have no pods. */
  public idOf(tier: Endpoint): string | undefined {
    this.ids ??= new Map(
      this.tiers.flatMap(({ endpoint, pod }) => (pod ? [[tierKey(endpoint), workloadId(pod)]] : [])),
    );
    return this.ids.get(tierKey(tier));
  }

  /** The pods that there are, as far as the app knows. */
  public get withPods(): Cluster {
    const pods = this.tiers.flatMap(({ pod }) => pod ?? []);
    return this.clusterOf([...pods, ...this.otherPods], []);
  }

  /** The pods that there are, and the policies as they will be written. */
  public get asWritten(): Cluster {
    const pods = this.tiers.flatMap(({ pod }) => pod ?? []);
    const policies = this.policies.map((each) => ({
      ...each,
      // What is written is what would be read again.
      written: writeNetworkPolicy(each.policy),
    }));
    return this.clusterOf([...pods, ...this.otherPods], [], policies);
  }

  /** The pods of a universe, which also stand for such as the app does not know. */
  public withUniverse({ workloads, namespaces }: Universe): Cluster {
    return this.clusterOf(workloads, namespaces);
  }

  private clusterOf(
    workloads: readonly Workload[],
    others: readonly ClusterNamespace[],
    policies: readonly ClusterPolicy[] = this.policies,
  ): Cluster {
    const { services, ingresses } = this;
    const labels = new Map<string, ClusterNamespace['labels']>();
    // A namespace that is both declared and written has the labels of both.
    for (const each of [...this.declared, ...others])
      labels.set(each.name, { ...each.labels, ...labels.get(each.name) });
    const namespaces = [...labels].map(([name, own]) => ({ name, labels: own }));
    return Cluster.of({ namespaces, workloads, services, policies, ingresses });
  }
}
