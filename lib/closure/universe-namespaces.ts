import { nameOfNamespaceWith } from '../analysis/representatives';
import type { ClusterNamespace } from '../model/cluster';
import type { LabelSelector, Labels } from '../model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../model/namespace';
import { UNKNOWN_NAMESPACE } from '../model/workload';

/**
 * The namespaces of a universe: those that are known, an unknown one, and for each selector of namespaces those that it
 * would match: by the names that it lists, or one that stands for all with certain labels.
 */
export class UniverseNamespaces {
  private readonly byName = new Map<string, Labels>();
  private readonly matching = new Map<string, readonly string[]>();

  /** Of two with the same name the labels of the first one count. */
  public constructor(known: readonly ClusterNamespace[]) {
    for (const { name, labels } of [...known, { name: UNKNOWN_NAMESPACE, labels: {} }]) {
      if (!this.byName.has(name)) this.byName.set(name, { ...labels, [NAMESPACE_NAME_LABEL]: name });
    }
  }

  public get all(): ClusterNamespace[] {
    return [...this.byName].map(([name, labels]) => ({ name, labels }));
  }

  public get names(): string[] {
    return [...this.byName.keys()];
  }

  /** Adds what a selector would match. All of them have to be added before anybody asks who matches. */
  public addMatching(selector: LabelSelector): void {
    if (selector.isEverything || this.matching.has(selector.key)) return;
    this.matching.set(selector.key, []);
    const example = selector.example;
    if (!example) return;
    const { [NAMESPACE_NAME_LABEL]: _, ...labels } = example;
    const named = selector.constraints.get(NAMESPACE_NAME_LABEL);
    const places = named && !named.complement ? [...named.values].sort() : [nameOfNamespaceWith(labels)];
    for (const name of places) {
      if (!this.byName.has(name)) this.byName.set(name, { ...labels, [NAMESPACE_NAME_LABEL]: name });
    }
  }

  /** Names of the namespaces that match. */
  public namesOf(selector: LabelSelector): readonly string[] {
    const known = this.matching.get(selector.key) ?? [];
    if (known.length > 0) return known;
    const named = selector.constraints.get(NAMESPACE_NAME_LABEL);
    const candidates = named && !named.complement ? [...named.values] : this.names;
    const found = candidates.filter((name) => {
      const labels = this.byName.get(name);
      return labels !== undefined && selector.matches(labels);
    });
    this.matching.set(selector.key, found);
    return found;
  }
}
