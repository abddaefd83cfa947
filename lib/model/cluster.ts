import { compareText } from '../base/compare-text';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { findClusterFaults } from './cluster-faults';
import type { Ingress } from './ingress';
import type { Labels } from './label-selector';
import { NAMESPACE_NAME_LABEL } from './namespace';
import type { NetworkPolicy } from './network-policy';
import type { ClusterNode } from './node';
import type { PolicyManifest } from './policy-manifest';
import type { Service } from './service';
import type { SourcePlace } from '../diagnostics/origin';
import { workloadId, type Workload } from './workload';

/** A namespace. The label with its name need not be given: every namespace has it (S26). */
export interface ClusterNamespace {
  readonly name: string;
  readonly labels: Labels;
  readonly source?: SourcePlace;
}

/** A policy, and where it comes from. */
export interface ClusterPolicy {
  readonly policy: NetworkPolicy;
  /** As it was written, where it comes from a manifest. */
  readonly written?: PolicyManifest;
  readonly source?: SourcePlace;
}

/** Everything that decides who reaches whom. The order of the lists carries no meaning. */
export interface ClusterParts {
  readonly namespaces?: readonly ClusterNamespace[];
  readonly workloads?: readonly Workload[];
  readonly services?: readonly Service[];
  readonly policies?: readonly ClusterPolicy[];
  readonly ingresses?: readonly Ingress[];
  readonly nodes?: readonly ClusterNode[];
}

/**
 * What is known of a cluster: namespaces, workloads, Services and policies, checked and in a fixed order. A frozen value,
 * which keeps what is in the lists as it was given. Namespaces that are only named by something in them exist too, with no
 * label that is known but the automatic one: what rests on others is `unknown`.
 */
export class Cluster {
  /**
   * @throws DiagnosticsError where the parts contradict each other: `duplicate-namespace` (equal names, different
   * labels) or `duplicate-object`.
   */
  public static of(parts: ClusterParts): Cluster {
    const faults: readonly Diagnostic[] = findClusterFaults(parts);
    if (faults.length > 0) throw new DiagnosticsError('the cluster cannot be analysed', faults);
    return new Cluster(parts);
  }

  /** By name. Each has the automatic label, which nobody can override (S26). */
  public readonly namespaces: ReadonlyMap<string, ClusterNamespace>;
  /** In the order of their ids. */
  public readonly workloads: readonly Workload[];
  /** In the order of `<namespace>/<name>`. */
  public readonly services: readonly Service[];
  /** In the order of `<namespace>/<name>`. */
  public readonly policies: readonly ClusterPolicy[];
  /** In the order of `<namespace>/<name>`. */
  public readonly ingresses: readonly Ingress[];
  /** In the order of their names. */
  public readonly nodes: readonly ClusterNode[];

  /** Names of those that were given with their labels, and are not only named by something in them. */
  public readonly declaredNamespaces: ReadonlySet<string>;

  /** Those that were given: one that is only implied may still be given its labels. */
  readonly #declared: readonly ClusterNamespace[];

  private constructor(parts: ClusterParts) {
    const { namespaces = [], workloads = [], services = [], policies = [], ingresses = [], nodes = [] } = parts;
    this.workloads = sortedBy(workloads, workloadId);
    this.services = sortedBy(services, ({ namespace, name }) => `${namespace}/${name}`);
    this.policies = sortedBy(policies, ({ policy }) => `${policy.namespace}/${policy.name}`);
    this.ingresses = sortedBy(ingresses, ({ namespace, name }) => `${namespace}/${name}`);
    this.nodes = sortedBy(nodes, ({ name }) => name);
    const labels = new Map(namespaces.map(({ name, labels: own }) => [name, own]));
    const implied = [
      ...this.workloads,
      ...this.services,
      ...this.ingresses,
      ...this.policies.map(({ policy }) => policy),
    ];
    const names = new Set([...labels.keys(), ...implied.map(({ namespace }) => namespace)]);
    this.namespaces = new Map(
      [...names]
        .sort()
        .map((name) => [name, Object.freeze({ name, labels: labelsOfNamespace(name, labels.get(name) ?? {}) })]),
    );
    this.declaredNamespaces = new Set(labels.keys());
    this.#declared = [...this.namespaces.values()].filter(({ name }) => labels.has(name));
    Object.freeze(this);
  }

  /** The same cluster with more in it. */
  public with(parts: ClusterParts): Cluster {
    const { namespaces = [], workloads = [], services = [], policies = [], ingresses = [], nodes = [] } = parts;
    return Cluster.of({
      namespaces: [...this.#declared, ...namespaces],
      workloads: [...this.workloads, ...workloads],
      services: [...this.services, ...services],
      policies: [...this.policies, ...policies],
      ingresses: [...this.ingresses, ...ingresses],
      nodes: [...this.nodes, ...nodes],
    });
  }
}

function labelsOfNamespace(name: string, labels: Labels): Labels {
  return Object.freeze({ ...labels, [NAMESPACE_NAME_LABEL]: name });
}

function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((a, b) => compareText(a.key, b.key));
  return Object.freeze(keyed.map(({ item }) => item));
}
