import fc from 'fast-check';
import { LabelSelector, type LabelRequirement, type Labels } from '../../lib/model/label-selector';

/** A selector as somebody writes it. Keys are pairs, so that one of them can be `__proto__`. */
export interface WrittenSelector {
  readonly labels: readonly (readonly [string, string])[];
  readonly expressions: readonly LabelRequirement[];
}

/** Some keys have the names of things that every object inherits. */
const KEYS = ['app', 'constructor', '__proto__'] as const;
const VALUES = ['', 'a', 'toString'] as const;
/** A value that no selector mentions stands for all such values. */
const FRESH = 'never-mentioned';

const values = fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 1 });

const requirement: fc.Arbitrary<LabelRequirement> = fc.oneof(
  fc.record({ key: fc.constantFrom(...KEYS), operator: fc.constantFrom('In' as const, 'NotIn' as const), values }),
  fc.record({
    key: fc.constantFrom(...KEYS),
    operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const),
    values: fc.constant([]),
  }),
);

export const writtenSelector: fc.Arbitrary<WrittenSelector> = fc.record({
  labels: fc.uniqueArray(fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES)), {
    maxLength: 2,
    selector: ([key]) => key,
  }),
  expressions: fc.array(requirement, { maxLength: 2 }),
});

export function read({ labels, expressions }: WrittenSelector): LabelSelector {
  return LabelSelector.of(Object.fromEntries(labels), expressions);
}

/** Every set of labels that selectors over these keys and values can tell apart. */
export const UNIVERSE: readonly Labels[] = KEYS.reduce<Labels[]>(
  (points, key) =>
    points.flatMap((point) => [
      point,
      ...[...VALUES, FRESH].map((value) => Object.fromEntries([...Object.entries(point), [key, value]])),
    ]),
  [{}],
);

/** S28 and S29, word by word. */
export function matchesNaively({ labels, expressions }: WrittenSelector, point: Labels): boolean {
  const present = new Map(Object.entries(point));
  return (
    labels.every(([key, value]) => present.has(key) && present.get(key) === value) &&
    expressions.every(({ key, operator, values: listed }) => {
      const value = present.get(key);
      switch (operator) {
        case 'In':
          return value !== undefined && listed.includes(value);
        case 'NotIn':
          return value === undefined || !listed.includes(value);
        case 'Exists':
          return value !== undefined;
        case 'DoesNotExist':
          return value === undefined;
      }
    })
  );
}
