import { exampleIn, type LabelBox } from './label-box';
import type { Labels } from './label-selector';
import { complementOf, intersectValues, type LabelValueSet } from './label-value-set';

/** Labels that lie in the box: its example, and one more for each further value that it lists. None in an empty box. */
export function pointsInside(box: LabelBox): Labels[] {
  const others = [...box].flatMap(([key, allowed]) =>
    allowed.complement || allowed.values.size < 2
      ? []
      : [...allowed.values].map((value) => new Map(box).set(key, only(value))),
  );
  return distinct([box, ...others]);
}

/**
 * Labels just outside the box, which differ from its example in one key: for each value that it excludes, and for each
 * key that it wants absent. A key that must be there is missing in labels of others, which need no example.
 */
export function pointsBeside(box: LabelBox): Labels[] {
  const beside = [...box].flatMap(([key, allowed]) => {
    if (!allowed.absent) return [];
    const excluded = complementOf(allowed);
    const values = excluded.complement ? [excluded] : [...excluded.values].map(only);
    return values.map((value) => new Map(box).set(key, value));
  });
  return distinct(beside);
}

/** Labels that lie in the box and not in `removed`: some for each key on which they can differ. Neither is empty. */
export function pointsOutside(box: LabelBox, removed: LabelBox): Labels[] {
  const outside = [...removed].map(([key, allowed]) => {
    const before = box.get(key);
    return new Map(box).set(key, before ? intersectValues(before, complementOf(allowed)) : complementOf(allowed));
  });
  return distinct(outside);
}

function only(value: string): LabelValueSet {
  return { complement: false, values: new Set([value]), absent: false };
}

function distinct(boxes: readonly LabelBox[]): Labels[] {
  if (boxes.length === 1) return [exampleIn(boxes[0]) ?? []].flat();
  const points = new Map<string, Labels>();
  for (const box of boxes) {
    const point = exampleIn(box);
    if (point) points.set(JSON.stringify(point), point);
  }
  return [...points.values()];
}
