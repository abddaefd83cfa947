import fc from 'fast-check';
import { both, combine, countUpTo, either, holdsPoint, onlyFirst } from '../../lib/base/boundaries';

const HIGHEST = 12;
const POINTS = Array.from({ length: HIGHEST + 1 }, (_, point) => point);

/** A sorted list without repetitions, of an even length or, where the set has no end, of an odd one. */
const boundaries = fc
  .uniqueArray(fc.integer({ min: 0, max: HIGHEST }), { maxLength: HIGHEST })
  .map((list) => list.sort((a, b) => a - b));

/** What the definition says: a point is inside after an odd number of changes. */
function isInside(list: readonly number[], point: number): boolean {
  return list.filter((change) => change <= point).length % 2 === 1;
}

const OPERATIONS: [string, (inA: boolean, inB: boolean) => boolean][] = [
  ['either', either],
  ['both', both],
  ['onlyFirst', onlyFirst],
  ['exactly one', (inA, inB) => inA !== inB],
  ['nothing', () => false],
];

describe.each(OPERATIONS)('combine, %s', (_, keep) => {
  test('holds at each point what it keeps there', () => {
    fc.assert(
      fc.property(boundaries, boundaries, (a, b) => {
        const combined = combine(a, b, keep);
        for (const point of POINTS) {
          expect(isInside(combined, point)).toBe(keep(isInside(a, point), isInside(b, point)));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is sorted, without repetitions, and made of places where one of the two changes', () => {
    fc.assert(
      fc.property(boundaries, boundaries, (a, b) => {
        const combined = combine(a, b, keep);
        expect(combined).toEqual([...new Set(combined)].sort((x, y) => x - y));
        expect([...a, ...b]).toEqual(expect.arrayContaining(combined));
      }),
    );
  });

  test('is the same for big integers', () => {
    fc.assert(
      fc.property(boundaries, boundaries, (a, b) => {
        expect(combine(a.map(BigInt), b.map(BigInt), keep)).toEqual(combine(a, b, keep).map(BigInt));
      }),
    );
  });
});

test.each<[boolean, boolean, boolean, boolean, boolean]>([
  [false, false, false, false, false],
  [false, true, true, false, false],
  [true, false, true, false, true],
  [true, true, true, true, false],
])('in a: %s, in b: %s', (inA, inB, expectedEither, expectedBoth, expectedOnlyFirst) => {
  expect([either(inA, inB), both(inA, inB), onlyFirst(inA, inB)]).toEqual([
    expectedEither,
    expectedBoth,
    expectedOnlyFirst,
  ]);
});

test.each<[string, number[], number[], number[]]>([
  ['neighbours become one', [1, 5], [5, 9], [1, 9]],
  ['a gap of one point stays', [1, 5], [6, 9], [1, 5, 6, 9]],
  ['a set without an end swallows what follows', [3], [1, 2, 5, 6], [1, 2, 3]],
  ['an inner range disappears', [1, 9], [2, 3, 5, 6], [1, 9]],
  ['nothing and nothing', [], [], []],
])('union: %s', (_, a, b, union) => {
  expect(combine(a, b, either)).toEqual(union);
  expect(combine(b, a, either)).toEqual(union);
});

test('big integers beyond the precision of numbers stay apart', () => {
  const big = 1n << 100n;
  expect(combine([big, big + 1n], [big + 2n, big + 3n], either)).toEqual([big, big + 1n, big + 2n, big + 3n]);
  expect(holdsPoint([big, big + 1n], big)).toBe(true);
  expect(holdsPoint([big, big + 1n], big + 1n)).toBe(false);
});

test('entries up to a point are counted, and a point is inside after an odd number', () => {
  fc.assert(
    fc.property(boundaries, fc.integer({ min: -1, max: HIGHEST + 1 }), (list, point) => {
      expect(countUpTo(list, point)).toBe(list.filter((entry) => entry <= point).length);
      expect(holdsPoint(list, point)).toBe(isInside(list, point));
    }),
    { numRuns: 300 },
  );
});

test('equal entries are all counted', () => {
  expect(countUpTo([2, 2, 2, 3], 2)).toBe(3);
});
