import type { LabelBox } from './label-box';

/**
 * Finds, among many boxes of labels, the few that have to be compared with a given one, without looking at all of them.
 * A box pins a key where it leaves it one value; two boxes that pin the same key to different values are disjoint. Each
 * box is filed under the rarest of its pins, so that a label that all share (`app: shop`) costs nothing.
 */
export class PinIndex<T> {
  private readonly entries: Entry<T>[] = [];
  private filed: Filed<T> | undefined;

  public add(box: LabelBox, item: T): void {
    this.entries.push({ pins: pinsOf(box), item });
    this.filed = undefined;
  }

  /** Items of all boxes that may have a point in common with `box`, and perhaps of others. */
  public touching(box: LabelBox): T[] {
    const { unpinned, byKey } = this.files();
    const found = [...unpinned];
    for (const [key, byValue] of byKey) {
      const allowed = box.get(key);
      const values = allowed && !allowed.complement ? allowed.values : byValue.keys();
      for (const value of values) found.push(...(byValue.get(value) ?? []));
    }
    return found;
  }

  /** Items of all boxes that may contain `box`, which is not empty, and perhaps of others. */
  public containing(box: LabelBox): T[] {
    const { unpinned, byKey } = this.files();
    return unpinned.concat(...pinsOf(box).map(({ key, value }) => byKey.get(key)?.get(value) ?? []));
  }

  private files(): Filed<T> {
    this.filed ??= file(this.entries);
    return this.filed;
  }
}

interface Pin {
  readonly key: string;
  readonly value: string;
}

interface Entry<T> {
  readonly pins: readonly Pin[];
  readonly item: T;
}

interface Filed<T> {
  readonly unpinned: T[];
  readonly byKey: Map<string, Map<string, T[]>>;
}

function pinsOf(box: LabelBox): Pin[] {
  const pins: Pin[] = [];
  for (const [key, { complement, values, absent }] of box) {
    if (complement || absent || values.size !== 1) continue;
    for (const value of values) pins.push({ key, value });
  }
  return pins;
}

function file<T>(entries: readonly Entry<T>[]): Filed<T> {
  const counts = new Map<string, number>();
  for (const { pins } of entries) for (const pin of pins) counts.set(textOf(pin), countOf(counts, pin) + 1);

  const filed: Filed<T> = { unpinned: [], byKey: new Map() };
  for (const { pins, item } of entries) {
    if (pins.length === 0) {
      filed.unpinned.push(item);
      continue;
    }
    const rarest = pins.reduce((best, pin) => (countOf(counts, pin) < countOf(counts, best) ? pin : best));
    const byValue = filed.byKey.get(rarest.key) ?? new Map<string, T[]>();
    filed.byKey.set(rarest.key, byValue);
    const items = byValue.get(rarest.value) ?? [];
    byValue.set(rarest.value, items);
    items.push(item);
  }
  return filed;
}

function countOf(counts: ReadonlyMap<string, number>, pin: Pin): number {
  return counts.get(textOf(pin)) ?? 0;
}

function textOf({ key, value }: Pin): string {
  return `${key} ${value}`;
}
