import { wildcard } from '../../lib/base/wildcard';

test.each([
  ['web', 'web', true],
  ['web', 'webs', false],
  ['', '', true],
  ['', 'web', false],
  ['*', '', true],
  ['*', 'web', true],
  ['w*b', 'wb', true],
  ['w*b', 'we', false],
  ['*-*-*', 'a-b-c', true],
  ['*-*-*', 'a-b', false],
  ['**b', 'web', true],
  ['a*a', 'a', false],
  ['a*ab*b', 'aab', false],
  ['w.b', 'web', false],
])('%j and %j: %j', (pattern, text, expected) => {
  expect(wildcard(pattern)(text)).toBe(expected);
});
