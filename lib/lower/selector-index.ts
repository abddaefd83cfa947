import type { LabelSelector } from '../model/label-selector';
import { PinIndex } from '../model/pin-index';

interface Entry<T> {
  readonly selector: LabelSelector;
  readonly item: T;
}

/** Many selectors of pods in one namespace, and how much of a given one they select together. */
export class SelectorIndex<T> {
  private readonly byKey = new Map<string, Entry<T>>();
  private readonly byPins = new PinIndex<Entry<T>>();
  private hasEverything = false;

  /** Of two items with equal selectors the first one stays. */
  public add(selector: LabelSelector, item: T): void {
    if (this.byKey.has(selector.key)) return;
    const entry = { selector, item };
    this.byKey.set(selector.key, entry);
    this.byPins.add(selector.constraints, entry);
    this.hasEverything ||= selector.isEverything;
  }

  public coverage(pods: LabelSelector): Coverage<T> {
    if (this.hasEverything || this.byKey.has(pods.key)) return { extent: 'all' };
    const matching = this.byPins.touching(pods.constraints).filter(({ selector }) => selector.intersects(pods));
    if (matching.length === 0) return { extent: 'none' };
    if (pods.isCoveredBy(matching.map(({ selector }) => selector))) return { extent: 'all' };
    return { extent: 'some', example: matching[0].item };
  }
}

/**
 * `all`: every pod is selected; `some`: a pod may be selected, and another may not; `none`: no pod can be.
 * `example` is one whose selector selects some.
 */
export type Coverage<T> =
  | { readonly extent: 'all'; readonly example?: undefined }
  | { readonly extent: 'some'; readonly example: T }
  | { readonly extent: 'none'; readonly example?: undefined };
