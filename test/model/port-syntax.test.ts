import { isPortNumber, portNameProblems } from '../../lib/model/port-syntax';

test.each([1, 80, 65535])('V11: %p is a port number', (value) => {
  expect(isPortNumber(value)).toBe(true);
});

test.each([0, -0, -1, 65536, 80.5, NaN, Infinity])('V11: %p is no port number', (value) => {
  expect(isPortNumber(value)).toBe(false);
});

test.each([
  ['http', 0],
  ['h', 0],
  ['8080-a', 0],
  ['a'.repeat(15), 0],
  ['80', 1],
  ['', 2],
  ['HTTP', 2],
  ['http_api', 1],
  ['my-very-long-port-name', 1],
  ['-80-', 2],
  ['a--b', 1],
  ['-', 2],
  ['--', 3],
  ['é', 2],
  ['€'.repeat(6), 3],
  ['a'.repeat(16), 1],
])('V12, V13: the port name %p has %i problems', (name, count) => {
  expect(portNameProblems(name)).toHaveLength(count);
});
