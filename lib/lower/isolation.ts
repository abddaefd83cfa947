import type { Direction } from '../model/direction';
import type { LabelSelector } from '../model/label-selector';
import { SelectorIndex, type Coverage } from './selector-index';

/** What isolates pods in which direction, by namespace (S11). `T` says who isolates. */
export class IsolationFacts<T> {
  private readonly indexes = new Map<string, SelectorIndex<T>>();

  public add(namespace: string, direction: Direction, pods: LabelSelector, source: T): void {
    const key = `${direction} ${namespace}`;
    const index = this.indexes.get(key) ?? new SelectorIndex<T>();
    this.indexes.set(key, index);
    index.add(pods, source);
  }

  public coverage(namespace: string, direction: Direction, pods: LabelSelector): Coverage<T> {
    return this.indexes.get(`${direction} ${namespace}`)?.coverage(pods) ?? { extent: 'none' };
  }
}
