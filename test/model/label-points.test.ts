import fc from 'fast-check';
import { pointsBeside, pointsInside, pointsOutside } from '../../lib/model/label-points';
import { LabelSelector, type Labels } from '../../lib/model/label-selector';
import { matchesNaively, read, UNIVERSE, writtenSelector } from './label-selector-cases';

function textsOf(points: readonly Labels[]): string[] {
  return points.map((point) => JSON.stringify(point));
}

test('points inside match, there are some exactly where anything matches, and each is there once', () => {
  fc.assert(
    fc.property(writtenSelector, (written) => {
      const points = pointsInside(read(written).constraints);
      for (const point of points) expect(matchesNaively(written, point)).toBe(true);
      expect(points.length > 0).toBe(UNIVERSE.some((point) => matchesNaively(written, point)));
      expect(new Set(textsOf(points)).size).toBe(points.length);
    }),
    { numRuns: 500 },
  );
});

test('points beside do not match', () => {
  fc.assert(
    fc.property(writtenSelector, (written) => {
      for (const point of pointsBeside(read(written).constraints)) expect(matchesNaively(written, point)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('points outside are found exactly where some set of labels matches one selector and not the other', () => {
  fc.assert(
    fc.property(writtenSelector, writtenSelector, (a, b) => {
      const [inner, outer] = [read(a), read(b)];
      if (!inner.isSatisfiable) return;
      const isOutside = (point: Labels): boolean => matchesNaively(a, point) && !matchesNaively(b, point);
      const points = pointsOutside(inner.constraints, outer.constraints);
      for (const point of points) expect(isOutside(point)).toBe(true);
      expect(points.length > 0).toBe(UNIVERSE.some(isOutside));
    }),
    { numRuns: 500 },
  );
});

test.each<[why: string, selector: LabelSelector, inside: Labels[], beside: Labels[]]>([
  ['everything', LabelSelector.EVERYTHING, [{}], []],
  ['one value', LabelSelector.of({ app: 'web' }), [{ app: 'web' }], []],
  [
    'each value of a list',
    LabelSelector.of({ app: 'web' }, [{ key: 'tier', operator: 'In', values: ['b', 'a'] }]),
    [
      { app: 'web', tier: 'a' },
      { app: 'web', tier: 'b' },
    ],
    [],
  ],
  [
    'each value that is excluded',
    LabelSelector.of({}, [{ key: 'track', operator: 'NotIn', values: ['canary', 'beta'] }]),
    [{}],
    [{ track: 'beta' }, { track: 'canary' }],
  ],
  [
    'a key that must not be there',
    LabelSelector.of({ app: 'web' }, [{ key: 'track', operator: 'DoesNotExist', values: [] }]),
    [{ app: 'web' }],
    [{ app: 'web', track: 'x' }],
  ],
  ['any value', LabelSelector.of({}, [{ key: 'app', operator: 'Exists', values: [] }]), [{ app: 'x' }], []],
])('%s', (_, { constraints }, inside, beside) => {
  expect(pointsInside(constraints)).toEqual(inside);
  expect(pointsBeside(constraints)).toEqual(beside);
});
