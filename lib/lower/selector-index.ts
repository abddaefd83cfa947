import type { LabelSelector } from '../model/label-selector';

/**
 * Finds, among many selectors, those that some pod of a given selector may match, without looking at all of them:
 * two selectors that pin the same key to different values have no pod in common.
 */
export class SelectorIndex<T> {
  private everything: { readonly selector: LabelSelector; readonly item: T } | undefined;
  private readonly unpinned: Entry<T>[] = [];
  private readonly pinned = new Map<string, Map<string, Entry<T>[]>>();

  public add(selector: LabelSelector, item: T): void {
    if (selector.isEverything) this.everything ??= { selector, item };
    for (const [key, value] of Object.entries(selector.labels)) {
      const byValue = this.pinned.get(key) ?? new Map<string, Entry<T>[]>();
      this.pinned.set(key, byValue);
      const entries = byValue.get(value) ?? [];
      byValue.set(value, entries);
      entries.push({ selector, item });
      return;
    }
    this.unpinned.push({ selector, item });
  }

  /** How much of `pods` the selectors match together, and one of them that matches some. */
  public coverage(pods: LabelSelector): Coverage<T> {
    if (this.everything) return { extent: 'all', example: this.everything.item };
    const matching = this.candidates(pods).filter(({ selector }) => selector.intersects(pods));
    if (matching.length === 0) return { extent: 'none' };
    const isCovered = pods.isCoveredBy(matching.map(({ selector }) => selector));
    return { extent: isCovered ? 'all' : 'some', example: matching[0].item };
  }

  private candidates(pods: LabelSelector): Entry<T>[] {
    const found = [...this.unpinned];
    for (const [key, byValue] of this.pinned) {
      const allowed = pods.constraints.get(key);
      if (!allowed || allowed.complement) {
        for (const entries of byValue.values()) found.push(...entries);
      } else {
        for (const value of allowed.values) found.push(...(byValue.get(value) ?? []));
      }
    }
    return found;
  }
}

interface Entry<T> {
  readonly selector: LabelSelector;
  readonly item: T;
}

/** `all`: every pod is matched; `some`: a pod may be matched, and another may not; `none`: no pod can be. */
export type Coverage<T> =
  { readonly extent: 'all' | 'some'; readonly example: T } | { readonly extent: 'none'; readonly example?: undefined };
