import { compareText } from '../base/compare-text';
import { groupBy } from '../base/group-by';
import { Reachability } from '../analysis/reachability';
import type { AnalysisOptions } from '../analysis/options';
import type { PodClass } from '../analysis/pod-classes';
import { PodIndex } from '../analysis/pod-index';
import { behaviourOf } from '../cni/capability';
import type { NamedCni } from '../cni/named-profile';
import type { Cluster, ClusterNamespace } from '../model/cluster';
import type { LabelSelector } from '../model/label-selector';
import type { NetworkPolicy, PolicyPeer } from '../model/network-policy';
import { isOtherPolicy } from '../model/other-policies';
import type { Workload } from '../model/workload';
import type { MissingInput, Requirement } from './check';
import { checkedPolicy, type CheckedPolicy } from './checked-policy';

/** What checks may assume. */
export interface CheckAssumptions extends Pick<AnalysisOptions, 'podCidrs' | 'nodeCidrs'> {
  /** The network plugin of the cluster, and its version. @default - none in particular */
  readonly cni?: NamedCni;
  /**
   * Whether something in the input could not be read, so that there may be more namespaces, pods and Services.
   *
   * @default false
   */
  readonly isPartial?: boolean;
  /** Whether a policy of the input is left out, so that what was acknowledged may be found in it. @default false */
  readonly lacksPolicies?: boolean;
  /**
   * Kinds of the input that nobody has read, with their group (`Rollout.argoproj.io`): for some of them operators make pods.
   * @default - none
   */
  readonly otherKinds?: readonly string[];
  /** The day on which the checks run, as `YYYY-MM-DD`. @default - not known: nothing is overdue */
  readonly today?: string;
}

/**
 * What checks look at: a cluster with its policies, and answers about it, each worked out once, when it is asked for first.
 */
export class CheckContext {
  /** Policies in the order of `<namespace>/<name>`. */
  public readonly policies: readonly CheckedPolicy[];
  /** The same by the namespace that they are in. */
  public readonly policiesByNamespace: ReadonlyMap<string, readonly CheckedPolicy[]>;
  readonly #podsByNamespace: ReadonlyMap<string, readonly Workload[]>;
  readonly #answers = new Map<unknown, Map<unknown, unknown>>();
  #reachability?: Reachability;

  public constructor(
    public readonly cluster: Cluster,
    public readonly assumptions: CheckAssumptions = {},
  ) {
    this.policies = cluster.policies.flatMap((policy) => checkedPolicy(policy) ?? []);
    this.policiesByNamespace = groupBy(this.policies, ({ policy }) => policy.namespace);
    this.#podsByNamespace = groupBy(cluster.workloads, ({ namespace }) => namespace);
  }

  /** Answers about who reaches whom. */
  public get reachability(): Reachability {
    const { podCidrs, nodeCidrs, cni } = this.assumptions;
    this.#reachability ??= Reachability.of(this.cluster, {
      podCidrs,
      nodeCidrs,
      ...(cni && { plugin: behaviourOf(cni.profile, cni.version) }),
    });
    return this.#reachability;
  }

  /** What `work` finds out about this context, once however many checks ask. */
  public once<T>(work: (context: CheckContext) => T): T;
  /**
   * The same about something in it, once for each such thing.
   *
   * @param key What tells one such thing from the others. @default - the thing itself
   */
  public once<T, A>(work: (context: CheckContext, about: A) => T, about: A, key?: string): T;
  public once<T, A>(work: (context: CheckContext, about: A) => T, about?: A, key?: string): T {
    const answers = this.#answers.get(work) ?? new Map<unknown, unknown>();
    this.#answers.set(work, answers);
    const known = key ?? about;
    if (!answers.has(known)) answers.set(known, work(this, about as A));
    return answers.get(known) as T;
  }

  /**
   * Everything that is or makes pods at its position in `cluster.workloads`, also what no policy applies to (S51, S52).
   *
   * @internal
   */
  public get inventory(): PodIndex {
    return this.once(inventoryOf);
  }

  /** Whether the input tells of any pods in a namespace. Where it does not, nobody knows what a selector matches there. */
  public hasPods(namespace: string): boolean {
    return this.#podsByNamespace.has(namespace);
  }

  /** Everything in a namespace that is or makes pods. */
  public podsOfNamespace(namespace: string): readonly Workload[] {
    return this.#podsByNamespace.get(namespace) ?? [];
  }

  /** Whether the input tells which labels a namespace has. */
  public isDeclared(namespace: string): boolean {
    return this.cluster.declaredNamespaces.has(namespace);
  }

  /** Namespaces that a selector matches, among those that the input tells of. */
  public namespacesOf(selector: LabelSelector): readonly ClusterNamespace[] {
    const { namespaces } = this.cluster;
    const names = [...this.reachability._compiled.pods.namesOf(selector)].sort(compareText);
    return names.flatMap((name) => namespaces.get(name) ?? []);
  }

  /** Pods, and what makes pods, that a policy selects; none that policies pass over (S51, S52). */
  public podsSelectedBy(policy: NetworkPolicy): readonly Workload[] {
    return this.subjectsOf(policy).flatMap(({ members }) => members);
  }

  /**
   * Pods that a policy selects, as classes of pods that no rule tells apart.
   *
   * @internal
   */
  public subjectsOf({ namespace, podSelector }: NetworkPolicy): readonly PodClass[] {
    return this.podsOf({ podSelector }, namespace);
  }

  /**
   * Pods that a peer of a policy in the namespace `home` matches by its selectors; none for an ipBlock.
   *
   * @internal
   */
  public podsOf(peer: PolicyPeer, home: string): readonly PodClass[] {
    if ('ipBlock' in peer) return [];
    const { classes, pods } = this.reachability._compiled;
    return pods
      .ofPeer(peer, home)
      .array()
      .map((position) => classes[position]);
  }

  /**
   * What the input lacks of what a check cannot do without.
   *
   * @internal
   */
  public missing(needs: readonly Requirement[]): readonly MissingInput[] {
    const { isPartial = false, lacksPolicies = false, otherKinds = [], cni, today } = this.assumptions;
    const cannotTell: MissingInput | undefined = isPartial ? 'complete-input' : undefined;
    const missing: Record<Requirement, MissingInput | undefined> = {
      workloads: cannotTell ?? (this.#podsByNamespace.size === 0 ? 'workloads' : undefined),
      namespaces: cannotTell ?? (this.cluster.declaredNamespaces.size === 0 ? 'namespaces' : undefined),
      policies: lacksPolicies ? 'sound-policies' : otherKinds.some(isOtherPolicy) ? 'known-policies' : undefined,
      plugin: cni === undefined ? 'plugin' : undefined,
      today: today === undefined ? 'today' : undefined,
    };
    return [...new Set(needs.flatMap((each) => missing[each] ?? []))];
  }
}

function inventoryOf({ cluster }: CheckContext): PodIndex {
  const pods = cluster.workloads.map(({ namespace, labels }) => ({ namespace, labels, isSelectable: true }));
  return new PodIndex(pods, cluster.namespaces);
}
