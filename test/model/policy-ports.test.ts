import fc from 'fast-check';
import {
  coversWholeProtocol,
  isNamedPort,
  PolicyPorts,
  type PolicyPort,
  type PortRange,
} from '../../lib/model/policy-ports';
import { PROTOCOLS, type ProtocolName } from '../../lib/model/protocol';

const protocol = fc.constantFrom(...PROTOCOLS);
/** Few numbers at both ends, so that ranges touch, overlap and cover everything. */
const number = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 65530, max: 65535 }));
const range = fc
  .tuple(protocol, number, number)
  .map(([name, a, b]): PolicyPort => ({ protocol: name, first: Math.min(a, b), last: Math.max(a, b) }));
const named = fc.record({ protocol, name: fc.constantFrom('http', 'grpc') });
const port: fc.Arbitrary<PolicyPort> = fc.oneof({ arbitrary: range, weight: 3 }, named);
const list = fc.array(port, { maxLength: 6 });
const ports = fc.oneof(
  { arbitrary: list.map((each) => PolicyPorts.of(each)), weight: 9 },
  fc.constant(PolicyPorts.ALL),
);

const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 65529, 65530, 65531, 65532, 65533, 65534, 65535];

function hasNumber(entries: readonly PolicyPort[], name: ProtocolName, wanted: number): boolean {
  return entries.some(
    (each) => each.protocol === name && !isNamedPort(each) && each.first <= wanted && wanted <= each.last,
  );
}

function hasEveryNumber(entries: readonly PolicyPort[], name: ProtocolName): boolean {
  return NUMBERS.every((each) => hasNumber(entries, name, each));
}

/** A name can stand for any number, so it is in a set that has it or has every number. */
function hasName(entries: readonly PolicyPort[], name: ProtocolName, wanted: string): boolean {
  return (
    hasEveryNumber(entries, name) ||
    entries.some((each) => each.protocol === name && isNamedPort(each) && each.name === wanted)
  );
}

/** Every port and name that is in the set, one by one. */
function membersOf(set: PolicyPorts): string[] {
  return PROTOCOLS.flatMap((name) => [
    ...NUMBERS.filter((each) => set.isAll || hasNumber(set.entries, name, each)).map((each) => `${name}/${each}`),
    ...['http', 'grpc']
      .filter((each) => set.isAll || hasName(set.entries, name, each))
      .map((each) => `${name}/${each}`),
  ]);
}

test('a union holds what one of the two holds', () => {
  fc.assert(
    fc.property(list, list, (a, b) => {
      const union = PolicyPorts.of(a).union(PolicyPorts.of(b));
      expect(membersOf(union)).toEqual(membersOf(PolicyPorts.of([...a, ...b])));
      for (const name of PROTOCOLS) {
        for (const each of NUMBERS) {
          expect(hasNumber(union.entries, name, each)).toBe(hasNumber(a, name, each) || hasNumber(b, name, each));
        }
      }
    }),
  );
});

test('a set contains another one if and only if it has each of its members', () => {
  fc.assert(
    fc.property(ports, ports, (a, b) => {
      const members = new Set(membersOf(a));
      // All protocols are not all ports: ALL speaks of protocols to come as well.
      const expected = a.isAll || (!b.isAll && membersOf(b).every((member) => members.has(member)));
      expect(a.contains(b)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

test('union is idempotent, commutative and associative, and its result contains both', () => {
  fc.assert(
    fc.property(ports, ports, ports, (a, b, c) => {
      expect(a.union(a).key).toBe(a.key);
      expect(a.union(b).key).toBe(b.union(a).key);
      expect(a.union(b).union(c).key).toBe(a.union(b.union(c)).key);
      expect(a.union(b).contains(a)).toBe(true);
    }),
  );
});

test('entries are canonical: sorted, disjoint, frozen, and the same for the same entries in any order', () => {
  fc.assert(
    fc.property(list, (given) => {
      const { entries, key } = PolicyPorts.of(given);
      expect(PolicyPorts.of([...given].reverse()).key).toBe(key);
      expect(PolicyPorts.of(entries).key).toBe(key);
      expect(entries.every((entry) => Object.isFrozen(entry))).toBe(true);
      for (const name of PROTOCOLS) {
        const ranges = entries.filter((each): each is PortRange => each.protocol === name && !isNamedPort(each));
        for (const [index, { first }] of ranges.slice(1).entries()) expect(first).toBeGreaterThan(ranges[index].last);
        if (ranges.some(coversWholeProtocol)) expect(entries.filter((each) => each.protocol === name)).toHaveLength(1);
      }
    }),
  );
});

test.each<[string, PolicyPort[], string]>([
  ['neighbours stay apart, as somebody wrote them', [tcp(81), tcp(80)], 'TCP/80-80,TCP/81-81'],
  ['overlapping ranges become one', [tcp(80, 90), tcp(85, 95)], 'TCP/80-95'],
  ['a range inside another one disappears', [tcp(80, 90), tcp(85)], 'TCP/80-90'],
  ['protocols in the order of the API server', [{ protocol: 'SCTP', name: 'x' }, tcp(80)], 'TCP/80-80,SCTP/x'],
  ['names after ranges', [{ protocol: 'TCP', name: 'http' }, tcp(80)], 'TCP/80-80,TCP/http'],
  ['every port of a protocol absorbs names', [{ protocol: 'TCP', name: 'http' }, tcp(1, 65535)], 'TCP/1-65535'],
  [
    'every port in pieces is every port',
    [tcp(1, 79), { protocol: 'TCP', name: 'http' }, tcp(80, 65535)],
    'TCP/1-65535',
  ],
  ['names of other protocols stay', [{ protocol: 'UDP', name: 'dns' }, tcp(1, 65535)], 'TCP/1-65535,UDP/dns'],
])('%s', (_, given, key) => {
  expect(PolicyPorts.of(given).key).toBe(key);
});

test('neighbours contain the range that they make up together, and no wider one', () => {
  const two = PolicyPorts.of([tcp(80), tcp(81)]);
  expect(two.contains(PolicyPorts.of([tcp(80, 81)]))).toBe(true);
  expect(PolicyPorts.of([tcp(80, 81)]).contains(two)).toBe(true);
  expect(two.contains(PolicyPorts.of([tcp(80, 82)]))).toBe(false);
});

test('a name is in its own set and in the whole protocol, not in a range', () => {
  const http = PolicyPorts.of([{ protocol: 'TCP', name: 'http' }]);
  expect(http.contains(http)).toBe(true);
  expect(PolicyPorts.of([tcp(1, 65535)]).contains(http)).toBe(true);
  expect(PolicyPorts.of([tcp(1, 65534)]).contains(http)).toBe(false);
  expect(PolicyPorts.of([{ protocol: 'UDP', first: 1, last: 65535 }]).contains(http)).toBe(false);
});

test.each<[number, number, boolean]>([
  [1, 65535, true],
  [2, 65535, false],
  [1, 65534, false],
])('%d to %d is a whole protocol: %s', (first, last, expected) => {
  expect(coversWholeProtocol({ protocol: 'TCP', first, last })).toBe(expected);
});

test('a union with the same ports is the set itself', () => {
  const ports = PolicyPorts.of([tcp(80), tcp(443)]);
  expect(ports.union(PolicyPorts.of([tcp(443), tcp(80)]))).toBe(ports);
});

test('no port and every port', () => {
  const none = PolicyPorts.of([]);
  expect(none.isEmpty).toBe(true);
  expect(none.isAll).toBe(false);
  expect(PolicyPorts.ALL.isEmpty).toBe(false);
  expect(PolicyPorts.of([tcp(80)]).isEmpty).toBe(false);
  expect(PolicyPorts.ALL.contains(none)).toBe(true);
  expect(none.contains(PolicyPorts.ALL)).toBe(false);
  expect(none.union(PolicyPorts.ALL)).toBe(PolicyPorts.ALL);
});

function tcp(first: number, last = first): PolicyPort {
  return { protocol: 'TCP', first, last };
}
