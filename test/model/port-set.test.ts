import fc from 'fast-check';
import { PortSet } from '../../lib/model/port-set';
import { booleanLaws } from './boolean-laws';
import { holdsNaively, made, writtenSets } from './written-sets';

/** Both ends of the range; 9, the lowest, stands for all the numbers between them, which no bound tells apart. */
const LOW = [1, 2, 3, 4, 5, 6, 7, 8];
const HIGH = LOW.map((port) => 65536 - port).reverse();
const POINTS = [...LOW, 9, ...HIGH];

/** Bounds in any order: every other range is backwards, and holds nothing. */
const part = fc.tuple(fc.constantFrom(...LOW, ...HIGH), fc.constantFrom(...LOW, ...HIGH));
const written = writtenSets(part);
const setOf = ([first, last]: readonly [number, number]): PortSet => PortSet.range(first, last);
const portSet = written.map((each) => made(each, setOf));
const pointsOf = (set: PortSet): number[] => POINTS.filter((port) => set.has(port));

test.each(booleanLaws(PortSet.EMPTY, PortSet.ALL))('port sets: %s', (_, sides) => {
  fc.assert(
    fc.property(portSet, portSet, portSet, (a, b, c) => {
      const [left, right] = sides(a, b, c);
      expect(left.key).toBe(right.key);
    }),
  );
});

test('a port set holds what its definition says, point by point', () => {
  fc.assert(
    fc.property(written, (each) => {
      const expected = POINTS.filter((port) => holdsNaively(each, ([first, last]) => first <= port && port <= last));
      expect(pointsOf(made(each, setOf))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('keys of port sets are equal if and only if the points are', () => {
  fc.assert(
    fc.property(portSet, portSet, (a, b) => {
      expect(a.key === b.key).toBe(pointsOf(a).join() === pointsOf(b).join());
    }),
    { numRuns: 500 },
  );
});

test('port sets: empty, full, contained and first are what the points say', () => {
  fc.assert(
    fc.property(portSet, portSet, (a, b) => {
      const [inA, inB] = [pointsOf(a), pointsOf(b)];
      expect(a.isEmpty).toBe(inA.length === 0);
      expect(a.isAll).toBe(inA.length === POINTS.length);
      expect(a.contains(b)).toBe(inB.every((port) => inA.includes(port)));
      expect(a.first).toBe(inA.at(0));
    }),
    { numRuns: 500 },
  );
});

test('no new port set is made where one of two is the answer for an obvious reason', () => {
  fc.assert(
    fc.property(portSet, (set) => {
      const [none, all] = [PortSet.EMPTY, PortSet.ALL];
      for (const answer of [set.union(set), set.union(none), none.union(set)]) expect(answer).toBe(set);
      for (const answer of [set.intersection(set), set.intersection(all), all.intersection(set)]) {
        expect(answer).toBe(set);
      }
      for (const answer of [set.union(all), all.union(set)]) expect(answer).toBe(all);
      for (const answer of [set.intersection(none), none.intersection(set)]) expect(answer).toBe(none);
      expect(set.difference(none)).toBe(set);
    }),
  );
});

test('there is one empty and one full port set, however they were made', () => {
  fc.assert(
    fc.property(portSet, (set) => {
      expect(set.difference(set)).toBe(PortSet.EMPTY);
      expect(set.union(PortSet.ALL.difference(set))).toBe(PortSet.ALL);
    }),
  );
});

test('ranges make up the port set, in order, and no two of them touch', () => {
  fc.assert(
    fc.property(portSet, (set) => {
      const { ranges } = set;
      expect(POINTS.filter((port) => ranges.some(({ first, last }) => first <= port && port <= last))).toEqual(
        pointsOf(set),
      );
      for (const { first, last } of ranges) expect(first).toBeLessThanOrEqual(last);
      for (const [i, { first }] of ranges.slice(1).entries()) expect(first).toBeGreaterThan(ranges[i].last + 1);
    }),
  );
});

test.each<[string, [number, number][], string[]]>([
  ['the first port', [[1, 1]], ['1']],
  ['the last port', [[65535, 65535]], ['65535']],
  ['all ports', [[1, 65535]], ['1-65535']],
  ['a backwards range', [[81, 80]], []],
  ['no ports', [], []],
  ['neighbours', [[80, 80], [81, 81]], ['80-81']], // prettier-ignore
  ['overlapping ranges', [[80, 90], [85, 95]], ['80-95']], // prettier-ignore
  ['a gap of one port, given backwards', [[82, 90], [80, 80]], ['80', '82-90']], // prettier-ignore
  ['a range across both ends', [[0, 65536]], ['1-65535']],
  ['no port that there is', [[-3, 0], [65536, 70000]], []], // prettier-ignore
])('port set as text: %s', (_, ranges, texts) => {
  const set = ranges.reduce((sum, [first, last]) => sum.union(PortSet.range(first, last)), PortSet.EMPTY);
  expect(set.toTexts()).toEqual(texts);
});

test('everything begins at 1 and ends at 65535', () => {
  expect([0, 1, 65535, 65536].map((port) => PortSet.ALL.has(port))).toEqual([false, true, true, false]);
  expect(PortSet.range(1, 65535)).toBe(PortSet.ALL);
  expect(PortSet.range(1, 65534).isAll).toBe(false);
  expect(PortSet.range(2, 65535).isAll).toBe(false);
  expect(PortSet.range(5, 4)).toBe(PortSet.EMPTY);
});

test('a port set is frozen, and its ranges are copies', () => {
  const set = PortSet.range(80, 90);
  expect(Object.isFrozen(set)).toBe(true);
  set.ranges.pop();
  expect(set.toTexts()).toEqual(['80-90']);
});
