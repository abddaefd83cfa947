import { isAtLeast, readCniVersion, type CniVersion } from '../../lib/cni/cni-version';

test.each([
  ['1', '1', [1]],
  ['1.16', '1.16', [1, 16]],
  ['v1.16.3', '1.16.3', [1, 16, 3]],
  ['V3.19.0', '3.19.0', [3, 19, 0]],
  ['1.26.4-gke.500', '1.26.4-gke.500', [1, 26, 4]],
  ['v1.17.1-eksbuild.1', '1.17.1-eksbuild.1', [1, 17, 1]],
  ['1.20.0-rc.1', '1.20.0-rc.1', [1, 20, 0]],
  ['1.2.3+build', '1.2.3+build', [1, 2, 3]],
  ['1.2.3.4', '1.2.3.4', [1, 2, 3, 4]],
])('%s is a version', (given, text, parts) => {
  expect(readCniVersion(given)).toEqual({ text, parts });
});

test.each([
  '',
  'v',
  'latest',
  '1.',
  '.1',
  '1..2',
  '1.x',
  '1.16 ',
  ' 1.16',
  '-1',
  '1.2.3.4.5',
  '1.16@2',
  'vv1',
  '1.16-',
  '1.16\n',
  '１.16',
  '1'.repeat(7),
  `1-${'a'.repeat(1_000_000)}`,
])('version %# is none', (given) => {
  expect(readCniVersion(given)).toBeUndefined();
});

test.each([
  ['1.16', '1.16', true],
  ['1.16.0', '1.16', true],
  ['1.16.9', '1.16', true],
  ['1.17', '1.16', true],
  ['2', '1.16', true],
  ['1.100', '1.16', true],
  ['1.15', '1.16', false],
  ['1.15.99', '1.16', false],
  ['1.9', '1.16', false],
  ['0', '1.16', false],
  ['1', '1.16', undefined],
  ['1.3', '1.3.0', true],
  ['1', '1.3.0', undefined],
  ['1.2', '1.3.0', false],
  ['1.4', '1.4.15', undefined],
  ['1.4.14', '1.4.15', false],
  ['1.4.15-rc.1', '1.4.15', true],
  ['1.5', '1.4.15', true],
])('whether %s is %s or later: %s', (given, bound, expected) => {
  expect(isAtLeast(readCniVersion(given) as CniVersion, bound)).toBe(expected);
});
