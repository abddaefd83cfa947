import fc from 'fast-check';
import { labelKeyProblems, labelValueProblems } from '../../lib/model/label-syntax';

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

describe('V20: label keys', () => {
  test.each([
    ['app', 0],
    ['a', 0],
    ['App.kubernetes_io-x', 0],
    ['app.kubernetes.io/name', 0],
    ['kubernetes.io/metadata.name', 0],
    [`${'a'.repeat(253)}/x`, 0],
    ['', 2],
    ['/', 3],
    ['/a', 1],
    ['a/', 2],
    ['a/b/c', 1],
    ['A/b', 1],
    ['a_b/c', 1],
    [`${'a'.repeat(254)}/x`, 1],
    [`${'A'.repeat(254)}/`, 4],
    ['-a', 1],
    ['a.', 1],
    ['a b', 1],
    ['a'.repeat(64), 1],
    ['é', 1],
    ['é'.repeat(32), 2],
  ])('%p has %i problems', (key, count) => {
    expect(labelKeyProblems(key)).toHaveLength(count);
  });
});

describe('V21: label values', () => {
  test.each([
    ['', 0],
    ['a', 0],
    ['A-b_c.9', 0],
    ['a'.repeat(63), 0],
    ['a'.repeat(64), 1],
    ['-', 1],
    ['a-', 1],
    ['_a', 1],
    ['a/b', 1],
    ['a b', 1],
    ['a:b', 1],
    ['*', 1],
    ['a\n', 1],
    ['é', 1],
    ['€'.repeat(21), 1],
    ['€'.repeat(22), 2],
    ['\u{1f600}'.repeat(15), 1],
    ['\u{1f600}'.repeat(16), 2],
  ])('%p has %i problems', (value, count) => {
    expect(labelValueProblems(value)).toHaveLength(count);
  });

  test('is the published pattern', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', '_', '.', '/', ' ', 'é', '\n'), maxLength: 6 });
    fc.assert(
      fc.property(text, (value) => {
        expect(labelValueProblems(value).length === 0).toBe(value === '' || NAME.test(value));
      }),
    );
  });
});
