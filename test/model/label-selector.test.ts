import fc from 'fast-check';
import { exampleIn, intersectBoxes } from '../../lib/model/label-box';
import { LabelSelector } from '../../lib/model/label-selector';
import { matchesNaively, read, UNIVERSE, writtenSelector, type WrittenSelector } from './label-selector-cases';

const selectors = fc.array(writtenSelector, { maxLength: 4 });

/** The same selector, written in another order and with repetitions. */
function rewritten({ labels, expressions }: WrittenSelector): WrittenSelector {
  const shuffled = expressions.map((each) => ({ ...each, values: [...each.values, ...each.values].reverse() }));
  return { labels: [...labels].reverse(), expressions: [...shuffled.reverse(), ...expressions] };
}

test('a selector matches what the rules say, absent keys and empty values included', () => {
  fc.assert(
    fc.property(writtenSelector, (written) => {
      const selector = read(written);
      const expected = UNIVERSE.filter((point) => matchesNaively(written, point));
      expect(UNIVERSE.filter((point) => selector.matches(point))).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test('satisfiable is what matches some set of labels', () => {
  fc.assert(
    fc.property(writtenSelector, (written) => {
      expect(read(written).isSatisfiable).toBe(UNIVERSE.some((point) => matchesNaively(written, point)));
    }),
  );
});

test('two selectors intersect if and only if some set of labels matches both', () => {
  fc.assert(
    fc.property(writtenSelector, writtenSelector, (a, b) => {
      const both = UNIVERSE.some((point) => matchesNaively(a, point) && matchesNaively(b, point));
      expect(read(a).intersects(read(b))).toBe(both);
      expect(read(b).intersects(read(a))).toBe(both);
    }),
  );
});

test('a selector is covered if and only if each set of labels that it matches is matched by another', () => {
  fc.assert(
    fc.property(writtenSelector, selectors, (inner, others) => {
      const covered = UNIVERSE.every(
        (point) => !matchesNaively(inner, point) || others.some((other) => matchesNaively(other, point)),
      );
      expect(read(inner).isCoveredBy(others.map(read))).toBe(covered);
    }),
    { numRuns: 500 },
  );
});

test('a selector is covered by itself cut in two', () => {
  fc.assert(
    fc.property(writtenSelector, fc.constantFrom('app', 'tier'), (written, key) => {
      const halves = (['Exists', 'DoesNotExist'] as const).map((operator) =>
        read({ ...written, expressions: [...written.expressions, { key, operator, values: [] }] }),
      );
      expect(read(written).isCoveredBy(halves)).toBe(true);
    }),
  );
});

test('the key is equal if and only if the selector is written the same way', () => {
  const canonical = ({ labels, expressions }: WrittenSelector): string => {
    const texts = expressions.map(({ key, operator, values }) => JSON.stringify([key, operator, [...values].sort()]));
    return JSON.stringify([labels.map((pair) => pair.join('=')).sort(), [...new Set(texts)].sort()]);
  };
  fc.assert(
    fc.property(writtenSelector, writtenSelector, (a, b) => {
      expect(read(a).key === read(b).key).toBe(canonical(a) === canonical(b));
      expect(read(rewritten(a)).key).toBe(read(a).key);
    }),
  );
});

test('only the empty selector is everything, and there is one of it', () => {
  expect(LabelSelector.of()).toBe(LabelSelector.EVERYTHING);
  expect(LabelSelector.of({}, []).isEverything).toBe(true);
  expect(LabelSelector.of({ app: '' }).isEverything).toBe(false);
  expect(LabelSelector.of({}, [{ key: 'app', operator: 'Exists', values: [] }]).isEverything).toBe(false);
  for (const point of UNIVERSE) expect(LabelSelector.EVERYTHING.matches(point)).toBe(true);
});

test('a selector is frozen, and keeps nothing that its maker can change', () => {
  const labels = { app: 'web' };
  const values = ['a'];
  const selector = LabelSelector.of(labels, [{ key: 'tier', operator: 'In', values }]);
  labels.app = 'db';
  values.push('b');
  expect(selector.matches({ app: 'web', tier: 'a' })).toBe(true);
  expect(selector.matches({ app: 'web', tier: 'b' })).toBe(false);
  for (const part of [selector, selector.labels, selector.expressions, selector.expressions[0].values]) {
    expect(Object.isFrozen(part)).toBe(true);
  }
});

describe('labels named like what every object inherits', () => {
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s', (key) => {
    const labels = Object.fromEntries([[key, 'x']]);
    const selector = LabelSelector.of(labels);
    expect(selector.isEverything).toBe(false);
    expect(Object.keys(selector.labels)).toEqual([key]);
    expect(selector.matches({})).toBe(false);
    expect(selector.matches(labels)).toBe(true);
    expect(LabelSelector.of({}, [{ key, operator: 'DoesNotExist', values: [] }]).matches({})).toBe(true);
  });
});

describe('coverage in cases that need a proof', () => {
  const labelled = (...pairs: [string, string][]) => LabelSelector.of(Object.fromEntries(pairs));

  test('finitely many values are covered one by one', () => {
    const names = Array.from({ length: 300 }, (_, index) => `web-${index}`);
    const any = LabelSelector.of({}, [{ key: 'app', operator: 'In', values: names }]);
    const tiers = names.map((name) => labelled(['app', name]));
    expect(any.isCoveredBy(tiers)).toBe(true);
    expect(any.isCoveredBy(tiers.slice(1))).toBe(false);
  });

  test('many tiers never cover a namespace', () => {
    const tiers = Array.from({ length: 5000 }, (_, index) => labelled(['app', `a${index}`], ['tier', `t${index}`]));
    expect(LabelSelector.EVERYTHING.isCoveredBy(tiers)).toBe(false);
  });

  test('a proof that would take too long is no proof', () => {
    // Each pair of keys doubles the pieces, and only the selectors at the end close the gaps that the last pair leaves.
    const pairs = Array.from({ length: 24 }, (_, index) => labelled([`k${index}`, 'a'], [`l${index}`, 'b']));
    const gaps = [
      LabelSelector.of({}, [{ key: 'k23', operator: 'NotIn', values: ['a'] }]),
      LabelSelector.of({}, [{ key: 'l23', operator: 'NotIn', values: ['b'] }]),
    ];
    expect(LabelSelector.EVERYTHING.isCoveredBy([pairs[23], ...gaps])).toBe(true);
    expect(LabelSelector.EVERYTHING.isCoveredBy([...pairs, ...gaps])).toBe(false);
  });
});

test('the example of a selector matches it, and there is one exactly where anything matches', () => {
  fc.assert(
    fc.property(writtenSelector, (written) => {
      const selector = read(written);
      const { example } = selector;
      expect(example !== undefined).toBe(selector.isSatisfiable);
      if (example) expect(selector.matches(example)).toBe(true);
    }),
  );
});

test('the intersection of two boxes holds what both hold', () => {
  fc.assert(
    fc.property(writtenSelector, writtenSelector, (a, b) => {
      const [one, other] = [read(a), read(b)];
      const example = exampleIn(intersectBoxes(one.constraints, other.constraints));
      expect(example !== undefined).toBe(one.intersects(other));
      if (example) expect([one.matches(example), other.matches(example)]).toEqual([true, true]);
    }),
  );
});
