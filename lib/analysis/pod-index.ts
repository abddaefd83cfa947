import { TypedFastBitSet as BitSet } from 'typedfastbitset';
import type { ClusterNamespace } from '../model/cluster';
import { LabelSelector, type Labels } from '../model/label-selector';
import { holds } from '../model/label-value-set';
import { NAMESPACE_NAME_LABEL } from '../model/namespace';
import type { IpBlock, PolicyPeer } from '../model/network-policy';
import { isFinished, type Workload } from '../model/workload';

/** A peer that selects pods. */
export type PodPeer = Exclude<PolicyPeer, { ipBlock: IpBlock }>;

/** A pod, or many that nothing tells apart, at its position in a {@link PodIndex}. */
export interface IndexedPod {
  readonly namespace: string;
  readonly labels: Labels;
  /** Whether selectors can match it at all (S51, S52). */
  readonly isSelectable: boolean;
}

/** Finds the pods that selectors match, without looking at all of them. The same question is answered once. */
export class PodIndex {
  private readonly byNamespace = new Map<string, number[]>();
  private readonly byLabel = new Map<string, number[]>();
  private readonly selected = new Map<string, BitSet>();
  private readonly undeclared: readonly string[];
  private readonly podsOfNamespaces = new Map<string, readonly number[]>();
  private readonly matchingNamespaces = new Map<string, ReadonlySet<string>>();
  private readonly possibleNamespaces = new Map<string, ReadonlySet<string>>();

  /** The pods of workloads, each at the position of its workload. */
  public static ofWorkloads(
    workloads: readonly Workload[],
    namespaces: ReadonlyMap<string, ClusterNamespace>,
  ): PodIndex {
    const pods = workloads.map((workload) => {
      const { namespace, labels, hostNetwork } = workload;
      return { namespace, labels, isSelectable: !hostNetwork && !isFinished(workload) };
    });
    return new PodIndex(pods, namespaces);
  }

  /** @param declared Names of the namespaces whose labels are known, and not their name alone. @default - all of them */
  public constructor(
    private readonly pods: readonly IndexedPod[],
    private readonly namespaces: ReadonlyMap<string, ClusterNamespace>,
    declared?: ReadonlySet<string>,
  ) {
    this.undeclared = declared ? [...namespaces.keys()].filter((name) => !declared.has(name)) : [];
    pods.forEach(({ namespace, labels, isSelectable }, position) => {
      if (!isSelectable) return;
      append(this.byNamespace, namespace, position);
      for (const [key, value] of Object.entries(labels)) append(this.byLabel, labelText(key, value), position);
    });
  }

  /** Positions of all pods that selectors can match. */
  public get all(): BitSet {
    return new BitSet([...this.pods.keys()].filter((position) => this.pods[position].isSelectable));
  }

  /** Positions of the pods of one namespace that match. Not to be changed. */
  public inNamespace(namespace: string, pods: LabelSelector): BitSet {
    return this.remembered(`${namespace} ${pods.key}`, () => {
      const local = this.byNamespace.get(namespace) ?? [];
      const candidates = this.shortest(pods, local);
      return this.filter(candidates, pods, candidates === local ? undefined : (name) => name === namespace);
    });
  }

  /** Positions of the pods that match, in all namespaces that do. Not to be changed. */
  public inNamespaces(namespaces: LabelSelector, pods: LabelSelector): BitSet {
    return this.remembered(`* ${namespaces.key} ${pods.key}`, () =>
      this.inNamed(this.namesOf(namespaces), `surely ${namespaces.key}`, pods),
    );
  }

  /** Positions of the pods that a peer of a policy of the namespace `home` selects (S19 to S22). Not to be changed. */
  public ofPeer({ podSelector = LabelSelector.EVERYTHING, namespaceSelector }: PodPeer, home: string): BitSet {
    return namespaceSelector ? this.inNamespaces(namespaceSelector, podSelector) : this.inNamespace(home, podSelector);
  }

  /**
   * Positions of the pods that a peer selects, or does if their namespaces have the labels that it asks for, where nobody
   * knows which they have. Not to be changed.
   */
  public possiblyOfPeer(peer: PodPeer, home: string): BitSet {
    const { podSelector: pods = LabelSelector.EVERYTHING, namespaceSelector: namespaces } = peer;
    const possible = namespaces && this.possibleNamesOf(namespaces);
    if (!namespaces || !possible || possible.size === 0) return this.ofPeer(peer, home);
    return this.remembered(`possibly ${namespaces.key} ${pods.key}`, () => {
      const names = new Set([...this.namesOf(namespaces), ...possible]);
      return this.inNamed(names, `possibly ${namespaces.key}`, pods);
    });
  }

  /** Names of the namespaces that match. Of one that is not declared only the name is known (S26). */
  public namesOf(selector: LabelSelector): ReadonlySet<string> {
    const known = this.matchingNamespaces.get(selector.key);
    if (known) return known;
    const named = selector.constraints.get(NAMESPACE_NAME_LABEL);
    // Most selectors name their namespace, so that looking at each of them would be in vain.
    const candidates = named && !named.complement ? named.values : this.namespaces.keys();
    const names = new Set<string>();
    for (const name of candidates) {
      const namespace = this.namespaces.get(name);
      if (namespace && selector.matches(namespace.labels)) names.add(name);
    }
    for (const name of this.possibleNamesOf(selector)) names.delete(name);
    this.matchingNamespaces.set(selector.key, names);
    return names;
  }

  /** Names of the namespaces of which nobody knows whether they match: their names do not tell. */
  private possibleNamesOf(selector: LabelSelector): ReadonlySet<string> {
    const known = this.possibleNamespaces.get(selector.key);
    if (known) return known;
    const named = selector.constraints.get(NAMESPACE_NAME_LABEL);
    const isByNameAlone = selector.constraints.size === (named ? 1 : 0);
    const candidates = isByNameAlone || !selector.isSatisfiable ? [] : this.undeclared;
    const names = new Set(candidates.filter((name) => !named || holds(named, name)));
    this.possibleNamespaces.set(selector.key, names);
    return names;
  }

  /** Positions of the pods that match in some namespaces. `key` is equal for equal names. */
  private inNamed(names: ReadonlySet<string>, key: string, pods: LabelSelector): BitSet {
    if (names.size === 1) return this.inNamespace([...names][0], pods);
    const local = this.podsOf(key, names);
    const candidates = this.shortest(pods, local);
    return this.filter(candidates, pods, candidates === local ? undefined : (name) => names.has(name));
  }

  private podsOf(key: string, names: ReadonlySet<string>): readonly number[] {
    const known = this.podsOfNamespaces.get(key);
    if (known) return known;
    const pods = [...names].flatMap((name) => this.byNamespace.get(name) ?? []).sort((a, b) => a - b);
    this.podsOfNamespaces.set(key, pods);
    return pods;
  }

  /** The shortest list at hand that holds every pod that may match. */
  private shortest(selector: LabelSelector, local: readonly number[]): readonly number[] {
    let best = local;
    for (const [key, { complement, absent, values }] of selector.constraints) {
      if (complement || absent || values.size !== 1) continue;
      for (const value of values) {
        const labelled = this.byLabel.get(labelText(key, value)) ?? [];
        if (labelled.length < best.length) best = labelled;
      }
    }
    return best;
  }

  private filter(
    candidates: readonly number[],
    selector: LabelSelector,
    isInPlace: ((namespace: string) => boolean) | undefined,
  ): BitSet {
    const found = new BitSet();
    for (const position of candidates) {
      const { namespace, labels } = this.pods[position];
      if ((!isInPlace || isInPlace(namespace)) && selector.matches(labels)) found.add(position);
    }
    return found;
  }

  private remembered(key: string, find: () => BitSet): BitSet {
    const known = this.selected.get(key);
    if (known) return known;
    const found = find();
    this.selected.set(key, found);
    return found;
  }
}

function append(lists: Map<string, number[]>, key: string, item: number): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function labelText(key: string, value: string): string {
  return `${key}=${value}`;
}
