import fc from 'fast-check';
import {
  ANY_VALUE_OR_ABSENT,
  areDisjointValues,
  complementOf,
  holds,
  intersectValues,
  isEmptySet,
  isSubsetOf,
  type LabelValueSet,
} from '../../lib/model/label-value-set';

const MENTIONED = ['', 'a', 'b'];
/** All that sets over the mentioned values can tell apart: each of them, another value, and no value. */
const POINTS = [...MENTIONED, 'another', undefined];

const valueSet: fc.Arbitrary<LabelValueSet> = fc.record({
  complement: fc.boolean(),
  values: fc.subarray(MENTIONED).map((values) => new Set(values)),
  absent: fc.boolean(),
});

test('an intersection holds what both hold', () => {
  fc.assert(
    fc.property(valueSet, valueSet, (a, b) => {
      const both = intersectValues(a, b);
      for (const point of POINTS) expect(holds(both, point)).toBe(holds(a, point) && holds(b, point));
    }),
  );
});

test('a complement holds what the set does not hold, and twice it is the set', () => {
  fc.assert(
    fc.property(valueSet, (set) => {
      for (const point of POINTS) expect(holds(complementOf(set), point)).toBe(!holds(set, point));
      expect(complementOf(complementOf(set))).toEqual(set);
    }),
  );
});

test('empty, disjoint and subset are what the points say', () => {
  fc.assert(
    fc.property(valueSet, valueSet, (a, b) => {
      expect(isEmptySet(a)).toBe(!POINTS.some((point) => holds(a, point)));
      expect(areDisjointValues(a, b)).toBe(!POINTS.some((point) => holds(a, point) && holds(b, point)));
      expect(isSubsetOf(a, b)).toBe(POINTS.every((point) => !holds(a, point) || holds(b, point)));
    }),
  );
});

test('any value or absent holds everything', () => {
  for (const point of POINTS) expect(holds(ANY_VALUE_OR_ABSENT, point)).toBe(true);
  expect(Object.isFrozen(ANY_VALUE_OR_ABSENT)).toBe(true);
});
