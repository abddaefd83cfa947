import { describeValue, messageOf, printable, quoted, quotedList, shown } from '../../lib/base/show-value';

const UNPRINTABLE = {
  toString: (): string => {
    throw new Error('unprintable');
  },
};

test.each([
  ['web', 'web'],
  ['', ''],
  ['zwölf', 'zwölf'],
  ['a\nb\tc', 'a\\nb\\tc'],
  ['\u001b[31m', '\\u{1b}[31m'],
  ['a\u202eb\u200bc\u2028', 'a\\u{202e}b\\u{200b}c\\u{2028}'],
  ['\ud800', '\\u{d800}'],
  ['a'.repeat(60), 'a'.repeat(60)],
  ['a'.repeat(61), `${'a'.repeat(60)}...`],
  [`${'a'.repeat(59)}😀`, `${'a'.repeat(59)}...`],
])('printable: %j', (text, expected) => {
  expect(printable(text)).toBe(expected);
});

test('nothing that a terminal obeys is left, whatever the character', () => {
  for (let code = 0; code < 0x10ffff; code += code < 0x3000 ? 1 : 61) {
    expect(printable(String.fromCodePoint(code))).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  }
});

test.each([
  ['80', '"80"'],
  [80, '80'],
  [undefined, 'undefined'],
  [null, 'null'],
  [['a', 'b'], 'a,b'],
  [{}, 'an object'],
  [[{}], 'a list'],
  [Object.create(null), 'an object'],
  [UNPRINTABLE, 'an object'],
  [{ toString: () => '\u001b' }, '\\u{1b}'],
])('shown: %#', (value, expected) => {
  expect(shown(value)).toBe(expected);
});

test('quoted and listed', () => {
  expect(quoted('a\nb')).toBe('"a\\nb"');
  expect(quotedList(['a', 'b'])).toBe('["a", "b"]');
  expect(quotedList(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('["a", "b", "c", "d", "e", ...]');
});

test.each([
  [null, 'null'],
  ['80', 'the string "80"'],
  [80, 'the number 80'],
  [true, 'the boolean true'],
  [1n, 'of type bigint, which JSON does not have'],
  [[], 'a list'],
  [{}, 'an object'],
])('describeValue: %#', (value, expected) => {
  expect(describeValue(value)).toBe(expected);
});

test('messageOf says what was thrown, error or not', () => {
  expect(messageOf(new Error('no'))).toBe('no');
  expect(messageOf('no')).toBe('no');
  expect(messageOf(UNPRINTABLE)).toBe('an object');
});
