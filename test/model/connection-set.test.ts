import fc from 'fast-check';
import { ConnectionSet } from '../../lib/model/connection-set';
import { PortSet } from '../../lib/model/port-set';
import { PROTOCOLS, type ProtocolName } from '../../lib/model/protocol';
import { booleanLaws } from './boolean-laws';
import { holdsNaively, made, writtenSets } from './written-sets';

/** 4, the lowest, stands for all the numbers in the middle, which no bound tells apart. */
const PORTS = [1, 2, 3, 4, 65534, 65535];
const POINTS = PROTOCOLS.flatMap((protocol) => PORTS.map((port) => ({ protocol, port })));

interface Part {
  readonly protocol: ProtocolName;
  readonly ports: readonly [number, number];
}

const bound = fc.constantFrom(...PORTS.filter((port) => port !== 4));
const part: fc.Arbitrary<Part> = fc.record({
  protocol: fc.constantFrom(...PROTOCOLS),
  ports: fc.oneof(fc.tuple(bound, bound), fc.constant([1, 65535] as const)),
});
const written = writtenSets(part);
const setOf = ({ protocol, ports: [first, last] }: Part): ConnectionSet =>
  ConnectionSet.of(protocol, PortSet.range(first, last));
const connectionSet = fc.oneof(
  { arbitrary: written.map((each) => made(each, setOf)), weight: 8 },
  fc.constant(ConnectionSet.ALL),
  fc.constant(ConnectionSet.EMPTY),
);
const pointsOf = (set: ConnectionSet): string[] =>
  POINTS.filter(({ protocol, port }) => set.has(protocol, port)).map(({ protocol, port }) => `${protocol}/${port}`);

test.each(booleanLaws(ConnectionSet.EMPTY, ConnectionSet.ALL))('connection sets: %s', (_, sides) => {
  fc.assert(
    fc.property(connectionSet, connectionSet, connectionSet, (a, b, c) => {
      const [left, right] = sides(a, b, c);
      expect(left.key).toBe(right.key);
      expect(left.equals(right)).toBe(true);
    }),
  );
});

test('a connection set holds what its definition says, point by point', () => {
  fc.assert(
    fc.property(written, (each) => {
      const expected = POINTS.filter(({ protocol, port }) =>
        holdsNaively(each, (leaf) => leaf.protocol === protocol && leaf.ports[0] <= port && port <= leaf.ports[1]),
      );
      expect(pointsOf(made(each, setOf))).toEqual(expected.map(({ protocol, port }) => `${protocol}/${port}`));
    }),
    { numRuns: 500 },
  );
});

test('keys of connection sets are equal if and only if the points are', () => {
  fc.assert(
    fc.property(connectionSet, connectionSet, (a, b) => {
      const areEqual = pointsOf(a).join() === pointsOf(b).join();
      expect(a.key === b.key).toBe(areEqual);
      expect(a.equals(b)).toBe(areEqual);
    }),
    { numRuns: 500 },
  );
});

test('connection sets: empty, full, contained and the example are what the points say', () => {
  fc.assert(
    fc.property(connectionSet, connectionSet, (a, b) => {
      const [inA, inB] = [pointsOf(a), pointsOf(b)];
      expect(a.isEmpty).toBe(inA.length === 0);
      expect(a.isAll).toBe(inA.length === POINTS.length);
      expect(a.contains(b)).toBe(inB.every((point) => inA.includes(point)));
      expect(a.example && `${a.example.protocol}/${a.example.port}`).toBe(inA.at(0));
    }),
    { numRuns: 500 },
  );
});

test('no new connection set is made where one of two is the answer for an obvious reason', () => {
  fc.assert(
    fc.property(connectionSet, (set) => {
      const [none, all] = [ConnectionSet.EMPTY, ConnectionSet.ALL];
      for (const answer of [set.union(set), set.union(none), none.union(set)]) expect(answer).toBe(set);
      for (const answer of [set.intersection(set), set.intersection(all), all.intersection(set)]) {
        expect(answer).toBe(set);
      }
      for (const answer of [set.union(all), all.union(set)]) expect(answer).toBe(all);
      for (const answer of [set.intersection(none), none.intersection(set)]) expect(answer).toBe(none);
      expect(set.difference(none)).toBe(set);
    }),
  );
});

test('there is one empty and one full connection set, however they were made', () => {
  fc.assert(
    fc.property(connectionSet, (set) => {
      expect(set.difference(set)).toBe(ConnectionSet.EMPTY);
      expect(set.union(ConnectionSet.ALL.difference(set))).toBe(ConnectionSet.ALL);
    }),
  );
});

const tcp = (first: number, last = first): ConnectionSet => ConnectionSet.of('TCP', PortSet.range(first, last));
const udp = (first: number, last = first): ConnectionSet => ConnectionSet.of('UDP', PortSet.range(first, last));
const sctp = (first: number, last = first): ConnectionSet => ConnectionSet.of('SCTP', PortSet.range(first, last));

test.each<[string, ConnectionSet, object, object | undefined]>([
  ['nothing', ConnectionSet.EMPTY, {}, undefined],
  [
    'all connections',
    ConnectionSet.ALL,
    { TCP: ['1-65535'], UDP: ['1-65535'], SCTP: ['1-65535'] },
    { protocol: 'TCP', port: 1 },
  ],
  ['TCP 80', tcp(80), { TCP: ['80'] }, { protocol: 'TCP', port: 80 }],
  [
    'TCP 80, 8000-8100; UDP all ports',
    udp(1, 65535).union(tcp(8000, 8100)).union(tcp(80)),
    { TCP: ['80', '8000-8100'], UDP: ['1-65535'] },
    { protocol: 'TCP', port: 80 },
  ],
  ['UDP 53; SCTP 9', sctp(9).union(udp(53)), { UDP: ['53'], SCTP: ['9'] }, { protocol: 'UDP', port: 53 }],
  ['SCTP 65535', sctp(65535), { SCTP: ['65535'] }, { protocol: 'SCTP', port: 65535 }],
  [
    'TCP all ports; UDP all ports',
    ConnectionSet.ALL.difference(sctp(1, 65535)),
    { TCP: ['1-65535'], UDP: ['1-65535'] },
    { protocol: 'TCP', port: 1 },
  ],
])('connection set as text: %s', (text, set, texts, example) => {
  expect(set.toString()).toBe(text);
  expect(set.toTexts()).toEqual(texts);
  expect(Object.keys(set.toTexts())).toEqual(Object.keys(texts));
  expect(set.example).toEqual(example);
});

test('protocols never mix', () => {
  expect(PROTOCOLS.map((protocol) => udp(53).portsOf(protocol).key)).toEqual(['', '53 54', '']);
  expect(udp(53).has('TCP', 53)).toBe(false);
  expect(tcp(53).intersection(udp(53))).toBe(ConnectionSet.EMPTY);
  expect(new Set([tcp(53), udp(53), sctp(53)].map(({ key }) => key)).size).toBe(3);
});

test('no ports of a protocol are nothing', () => {
  expect(ConnectionSet.of('TCP', PortSet.EMPTY)).toBe(ConnectionSet.EMPTY);
});

test('a connection set is frozen', () => {
  for (const set of [ConnectionSet.EMPTY, ConnectionSet.ALL, tcp(80)]) expect(Object.isFrozen(set)).toBe(true);
});
