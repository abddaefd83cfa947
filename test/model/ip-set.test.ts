import { BlockList } from 'node:net';
import fc from 'fast-check';
import { IpSet } from '../../lib/model/ip-set';
import { addressText, POINTS, smallCidr } from './address-points';
import { booleanLaws } from './boolean-laws';
import { holdsNaively, made, writtenSets } from './written-sets';

const written = writtenSets(fc.oneof({ arbitrary: smallCidr, weight: 9 }, fc.constantFrom('0.0.0.0/0', '::/0')));
const setOf = (cidr: string): IpSet => IpSet.ofCidrs([cidr]);
const ipSet = fc.oneof(
  { arbitrary: written.map((each) => made(each, setOf)), weight: 8 },
  fc.constant(IpSet.ALL),
  fc.constant(IpSet.EMPTY),
);
const pointsOf = (set: IpSet): string[] =>
  POINTS.filter(({ family, value }) => set.has(family, value)).map(({ text }) => text);

/** Node's own reading of a CIDR: neither the parser nor the sets are ours. */
function nodeHolds(cidr: string, { family, text }: { family: 'IPv4' | 'IPv6'; text: string }): boolean {
  const [network, prefixLength] = cidr.split('/');
  const cidrFamily = network.includes(':') ? 'IPv6' : 'IPv4';
  const list = new BlockList();
  list.addSubnet(network, Number(prefixLength), cidrFamily === 'IPv6' ? 'ipv6' : 'ipv4');
  // Node takes IPv4 addresses for their mapped IPv6 ones; in policies families never mix (S44).
  return cidrFamily === family && list.check(text, family === 'IPv6' ? 'ipv6' : 'ipv4');
}

test.each(booleanLaws(IpSet.EMPTY, IpSet.ALL))('address sets: %s', (_, sides) => {
  fc.assert(
    fc.property(ipSet, ipSet, ipSet, (a, b, c) => {
      const [left, right] = sides(a, b, c);
      expect(left.key).toBe(right.key);
    }),
  );
});

test('an address set holds what Node says that its CIDRs hold, address by address', () => {
  fc.assert(
    fc.property(written, (each) => {
      const expected = POINTS.filter((point) => holdsNaively(each, (cidr) => nodeHolds(cidr, point)));
      expect(pointsOf(made(each, setOf))).toEqual(expected.map(({ text }) => text));
    }),
    { numRuns: 150 },
  );
});

test('keys of address sets are equal if and only if the addresses are', () => {
  fc.assert(
    fc.property(ipSet, ipSet, (a, b) => {
      expect(a.key === b.key).toBe(pointsOf(a).join() === pointsOf(b).join());
    }),
    { numRuns: 300 },
  );
});

test('address sets: empty and contained are what the addresses say', () => {
  fc.assert(
    fc.property(ipSet, ipSet, (a, b) => {
      const inA = new Set(pointsOf(a));
      expect(a.isEmpty).toBe(inA.size === 0);
      expect(a.contains(b)).toBe(pointsOf(b).every((point) => inA.has(point)));
    }),
    { numRuns: 300 },
  );
});

test('ranges make up the address set, in order, and no two of them touch', () => {
  fc.assert(
    fc.property(ipSet, (set) => {
      for (const family of ['IPv4', 'IPv6'] as const) {
        const ranges = set.ranges(family);
        for (const { first, last } of ranges) expect(first <= last).toBe(true);
        for (const [i, { first }] of ranges.slice(1).entries()) expect(first > ranges[i].last + 1n).toBe(true);
        for (const range of ranges) expect(range.family).toBe(family);
        const ofFamily = POINTS.filter((point) => point.family === family);
        expect(
          ofFamily.filter(({ value }) => ranges.some(({ first, last }) => first <= value && value <= last)),
        ).toEqual(ofFamily.filter(({ value }) => set.has(family, value)));
      }
    }),
  );
});

test('an address set is made again by the CIDRs that it is written as', () => {
  fc.assert(
    fc.property(ipSet, (set) => {
      expect(IpSet.ofCidrs(set.toCidrs()).key).toBe(set.key);
    }),
  );
});

/** Any prefix of any length, the addresses at its edges among those looked at. */
const anyBlock = fc
  .constantFrom({ family: 'IPv4', width: 32 } as const, { family: 'IPv6', width: 128 } as const)
  .chain(({ family, width }) =>
    fc.record({
      family: fc.constant(family),
      address: fc.bigInt({ min: 0n, max: (1n << BigInt(width)) - 1n }),
      prefixLength: fc.integer({ min: 0, max: width }),
      hole: fc.integer({ min: 0, max: width }),
      width: fc.constant(width),
    }),
  );

test('a block holds what Node says, at the edges of its CIDR and of its exception', () => {
  fc.assert(
    fc.property(anyBlock, ({ family, address, prefixLength, hole, width }) => {
      const cidr = `${addressText(family, address)}/${prefixLength}`;
      const except = `${addressText(family, address)}/${Math.max(prefixLength, hole)}`;
      const set = IpSet.ofIpBlock({ cidr, except: [except] });
      const end = 1n << BigInt(width);
      const edges = [prefixLength, Math.max(prefixLength, hole)].flatMap((length) => {
        const size = 1n << BigInt(width - length);
        const first = address - (address % size);
        return [first - 1n, first, first + size - 1n, first + size];
      });
      for (const value of [0n, address, end - 1n, ...edges].filter((each) => each >= 0n && each < end)) {
        const point = { family, text: addressText(family, value) };
        expect(set.has(family, value)).toBe(nodeHolds(cidr, point) && !nodeHolds(except, point));
      }
    }),
    { numRuns: 300 },
  );
});
