import fc from 'fast-check';
import {
  areDisjoint,
  exampleIn,
  intersectBoxes,
  isBoxCovered,
  isEmptyBox,
  type LabelBox,
} from '../../lib/model/label-box';
import { holds, type LabelValueSet } from '../../lib/model/label-value-set';

const KEYS = ['app', 'tier'];
/** The first values that somebody in need of a new one would take are taken. */
const MENTIONED = ['', 'x', 'xx', 'b'];
const VALUES = [...MENTIONED, 'another', undefined];

type Point = Readonly<Record<string, string | undefined>>;

/** Every point that boxes over these keys and values can tell apart. */
const POINTS: readonly Point[] = VALUES.flatMap((app) => VALUES.map((tier) => ({ app, tier })));

const valueSet: fc.Arbitrary<LabelValueSet> = fc.record({
  complement: fc.boolean(),
  values: fc.subarray(MENTIONED).map((values) => new Set(values)),
  absent: fc.boolean(),
});

/** Boxes as no selector makes them, too: finite sets with an absent key, and keys in any order. */
const box: fc.Arbitrary<LabelBox> = fc
  .tuple(fc.shuffledSubarray(KEYS), valueSet, valueSet)
  .map(([keys, ...sets]) => new Map(keys.map((key, i) => [key, sets[i]])));

const isIn = (point: Point, each: LabelBox): boolean => [...each].every(([key, allowed]) => holds(allowed, point[key]));
const pointsOf = (each: LabelBox): Point[] => POINTS.filter((point) => isIn(point, each));

test('a box is covered if and only if each of its points lies in a cover', () => {
  fc.assert(
    fc.property(box, fc.array(box, { maxLength: 5 }), (inner, covers) => {
      const expected = pointsOf(inner).every((point) => covers.some((cover) => isIn(point, cover)));
      expect(isBoxCovered(inner, covers)).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});

test('a box cut in two at any value is covered by its halves', () => {
  fc.assert(
    fc.property(box, fc.constantFrom(...KEYS), valueSet, (whole, key, cut) => {
      const rest: LabelValueSet = { complement: !cut.complement, values: cut.values, absent: !cut.absent };
      const halves = [cut, rest].map((half) => intersectBoxes(whole, new Map([[key, half]])));
      expect(isBoxCovered(whole, halves)).toBe(true);
    }),
  );
});

test('empty, disjoint and shared are what the points say', () => {
  fc.assert(
    fc.property(box, box, (a, b) => {
      const shared = pointsOf(a).filter((point) => isIn(point, b));
      expect(isEmptyBox(a)).toBe(pointsOf(a).length === 0);
      expect(pointsOf(intersectBoxes(a, b))).toEqual(shared);
      expect(isEmptyBox(a) || isEmptyBox(b) || areDisjoint(a, b)).toBe(shared.length === 0);
    }),
    { numRuns: 300 },
  );
});

test('an example lies in its box, has as few keys as it may, in order, and the first value of a list', () => {
  fc.assert(
    fc.property(box, (each) => {
      const example = exampleIn(each);
      expect(example === undefined).toBe(isEmptyBox(each));
      if (!example) return;
      expect([...each].every(([key, allowed]) => holds(allowed, example[key] as string | undefined))).toBe(true);
      const needed = KEYS.filter((key) => each.get(key)?.absent === false);
      expect(Object.keys(example)).toEqual(needed);
      for (const key of needed) {
        const { complement, values } = each.get(key)!;
        if (!complement) expect(example[key]).toBe([...values].sort()[0]);
      }
    }),
    { numRuns: 300 },
  );
});

test('examples are the same in whatever order keys and values come', () => {
  const boxOf = (values: string[], keys: string[]): LabelBox =>
    new Map(keys.map((key) => [key, { complement: false, values: new Set(values), absent: false }]));
  const example = exampleIn(boxOf(['b', 'a'], ['tier', 'app', 'zone']))!;
  expect(Object.entries(example)).toEqual([
    ['app', 'a'],
    ['tier', 'a'],
    ['zone', 'a'],
  ]);
  expect(JSON.stringify(exampleIn(boxOf(['a', 'b'], ['zone', 'app', 'tier'])))).toBe(JSON.stringify(example));
});

test('one cover that holds the whole box is seen, however entangled the others are', () => {
  const only = (value: string): LabelValueSet => ({ complement: false, values: new Set([value]), absent: false });
  const inner: LabelBox = new Map([['app', only('web')]]);
  // Each pair of keys doubles the pieces: nobody can take all these away one after the other.
  const pairs = Array.from(
    { length: 24 },
    (_, i): LabelBox =>
      new Map([
        [`k${i}`, only('a')],
        [`l${i}`, only('b')],
      ]),
  );
  const wide: LabelBox = new Map([['app', { complement: false, values: new Set(['web', 'db']), absent: false }]]);
  expect(isBoxCovered(inner, [...pairs, wide])).toBe(true);
  expect(isBoxCovered(inner, [...pairs, new Map([['app', only('db')]])])).toBe(false);
});
