import { sortedByKey } from '../../lib/base/sorted-by-key';

test.each([[[]], [['a']], [['a', 'b']], [['B', 'a', 'b.c', 'b/c']]])('%j in any order', (keys: string[]) => {
  const map = Object.fromEntries(keys.map((key) => [key, key]));
  const backwards = Object.fromEntries([...keys].reverse().map((key) => [key, key]));
  expect(Object.keys(sortedByKey(backwards))).toEqual(keys);
  expect(sortedByKey(backwards)).toEqual(map);
});

test.each([[['__proto__']], [['__proto__', 'a']]])('%j: a key with another meaning stays a key', (keys: string[]) => {
  const sorted = sortedByKey(Object.fromEntries(keys.map((key) => [key, 'x'])));
  expect(Object.entries(sorted)).toEqual(keys.map((key) => [key, 'x']));
});

test('the copy is one', () => {
  const map = { a: 1 };
  expect(sortedByKey(map)).not.toBe(map);
});
