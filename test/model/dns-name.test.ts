import fc from 'fast-check';
import { dnsLabelProblems, dnsSubdomainProblems } from '../../lib/model/dns-name';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const ONE_LABEL = new RegExp(`^${LABEL}$`);
const SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

test.each([
  ['a', 0],
  ['a-b.c--d.9', 0],
  ['a'.repeat(253), 0],
  ['', 1],
  ['.', 1],
  ['a.', 1],
  ['.a', 1],
  ['a..b', 1],
  ['a-.b', 1],
  ['a.-b', 1],
  ['A', 1],
  ['a_b', 1],
  ['a\n', 1],
  ['a'.repeat(254), 1],
  ['A'.repeat(254), 2],
])('V2: the subdomain %p has %i problems', (name, count) => {
  expect(dnsSubdomainProblems(name)).toHaveLength(count);
});

test.each([
  ['a', 0],
  ['9-a', 0],
  ['a'.repeat(63), 0],
  ['', 1],
  ['a.b', 1],
  ['a-', 1],
  ['a'.repeat(64), 1],
  [`a.${'a'.repeat(64)}`, 2],
])('V4: the label %p has %i problems', (name, count) => {
  expect(dnsLabelProblems(name)).toHaveLength(count);
});

test('the loop accepts what the published patterns accept', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '0', '-', '.', 'A', '_', '\n', 'é'), maxLength: 8 });
  fc.assert(
    fc.property(text, (name) => {
      expect(dnsSubdomainProblems(name).length === 0).toBe(SUBDOMAIN.test(name));
      expect(dnsLabelProblems(name).length === 0).toBe(ONE_LABEL.test(name));
    }),
    { numRuns: 2000 },
  );
});
