import { BlockList } from 'node:net';
import { IP_FAMILIES, IpSet, cidrsOfRange, textOfRange, widthOf } from '../../lib/model/ip-set';
import { addressText, LAST_ADDRESS, type Family } from './address-points';

const SIZE = 32;

/** The fewest aligned blocks from `first` to `last`, by trying every block at every place. */
function fewestBlocks(first: number, last: number): number {
  const fewest = Array.from({ length: SIZE + 1 }, () => Infinity);
  fewest[last + 1] = 0;
  for (let at = last; at >= first; at--) {
    for (let size = 1; size <= SIZE; size *= 2) {
      const fits = at % size === 0 && at + size - 1 <= last;
      if (fits) fewest[at] = Math.min(fewest[at], 1 + fewest[at + size]);
    }
  }
  return fewest[first];
}

const ranges = Array.from({ length: SIZE }, (_, first) => first).flatMap((first) =>
  Array.from({ length: SIZE - first }, (_, length) => [first, first + length] as const),
);

describe.each<[string, Family, bigint]>([
  ['the first IPv4 addresses', 'IPv4', 0n],
  ['IPv4 addresses across an octet', 'IPv4', 256n * 4n - 32n],
  ['the last IPv4 addresses', 'IPv4', LAST_ADDRESS.IPv4 - 31n],
  ['the first IPv6 addresses', 'IPv6', 0n],
  ['the last IPv6 addresses', 'IPv6', LAST_ADDRESS.IPv6 - 31n],
])('every range among %s', (_, family, base) => {
  const type = family === 'IPv4' ? 'ipv4' : 'ipv6';
  const addresses = Array.from({ length: SIZE }, (_address, i) => addressText(family, base + BigInt(i)));
  const lists = new Map<string, BlockList>();
  const nodeHolds = (cidr: string, address: string): boolean => {
    let list = lists.get(cidr);
    if (!list) {
      const [network, prefixLength] = cidr.split('/');
      list = new BlockList();
      list.addSubnet(network, Number(prefixLength), type);
      lists.set(cidr, list);
    }
    return list.check(address, type);
  };

  test('is made up exactly by its CIDRs, as Node reads them, and they are the fewest and in order', () => {
    for (const [first, last] of ranges) {
      const cidrs = cidrsOfRange({ family, first: base + BigInt(first), last: base + BigInt(last) });
      expect(cidrs).toHaveLength(fewestBlocks(first, last));
      const starts = cidrs.map((cidr) => addresses.findIndex((address) => nodeHolds(cidr, address)));
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
      // Where each address of the range is in one CIDR and the others are in none, the CIDRs are disjoint as well.
      const timesHeld = addresses.map((address) => cidrs.filter((cidr) => nodeHolds(cidr, address)).length);
      expect(timesHeld).toEqual(addresses.map((_address, i) => (first <= i && i <= last ? 1 : 0)));
    }
  });
});

test.each<[string, Family, bigint, bigint, string[]]>([
  ['every IPv4 address', 'IPv4', 0n, LAST_ADDRESS.IPv4, ['0.0.0.0/0']],
  ['every IPv6 address', 'IPv6', 0n, LAST_ADDRESS.IPv6, ['::/0']],
  ['the first IPv4 address', 'IPv4', 0n, 0n, ['0.0.0.0/32']],
  ['the last IPv4 address', 'IPv4', LAST_ADDRESS.IPv4, LAST_ADDRESS.IPv4, ['255.255.255.255/32']],
  ['the first IPv6 address', 'IPv6', 0n, 0n, ['::/128']],
  ['the last IPv6 address', 'IPv6', LAST_ADDRESS.IPv6, LAST_ADDRESS.IPv6, [`${'ffff:'.repeat(7)}ffff/128`]],
  ['half of IPv4', 'IPv4', 1n << 31n, LAST_ADDRESS.IPv4, ['128.0.0.0/1']],
  ['a backwards range', 'IPv4', 1n, 0n, []],
])('the CIDRs of %s', (_, family, first, last, cidrs) => {
  expect(cidrsOfRange({ family, first, last })).toEqual(cidrs);
});

test('all but the first and the last address take two CIDRs for each length but two', () => {
  expect(cidrsOfRange({ family: 'IPv4', first: 1n, last: LAST_ADDRESS.IPv4 - 1n })).toHaveLength(62);
  expect(cidrsOfRange({ family: 'IPv6', first: 1n, last: LAST_ADDRESS.IPv6 - 1n })).toHaveLength(254);
});

test.each<[Family, bigint, bigint, string]>([
  ['IPv4', 0n, LAST_ADDRESS.IPv4, '0.0.0.0/0'],
  ['IPv4', 0x0a000000n, 0x0affffffn, '10.0.0.0/8'],
  ['IPv4', 0x0a000001n, 0x0a000001n, '10.0.0.1/32'],
  ['IPv4', 0x0a000001n, 0x0a000002n, '10.0.0.1-10.0.0.2'],
  ['IPv4', 0x0b000000n, LAST_ADDRESS.IPv4, '11.0.0.0-255.255.255.255'],
  ['IPv6', 0n, LAST_ADDRESS.IPv6, '::/0'],
  ['IPv6', 1n, 1n, '::1/128'],
  ['IPv6', 1n, 2n, '::1-::2'],
])('%s addresses %s to %s as text', (family, first, last, text) => {
  expect(textOfRange({ family, first, last })).toBe(text);
});

describe('sets at their edges', () => {
  test('families never mix', () => {
    const [v4, v6] = [IpSet.ofCidrs(['0.0.0.0/0']), IpSet.ofCidrs(['::/0'])];
    expect(v4.intersection(v6).isEmpty).toBe(true);
    expect(v4.has('IPv6', 0n)).toBe(false);
    expect(v6.has('IPv4', 0n)).toBe(false);
    expect(v4.key).not.toBe(v6.key);
    expect(v4.union(v6).key).toBe(IpSet.ALL.key);
    expect(v4.ranges('IPv6')).toEqual([]);
    expect([v4.isEmpty, v6.isEmpty, IpSet.EMPTY.isEmpty]).toEqual([false, false, true]);
  });

  test('numbers do not run together in a key', () => {
    const [one, other] = [
      { family: 'IPv4', first: 1n, last: 232n },
      { family: 'IPv4', first: 12n, last: 32n },
    ] as const;
    expect(IpSet.ofCidr(one).key).not.toBe(IpSet.ofCidr(other).key);
    expect(IpSet.ofCidr({ ...one, family: 'IPv6' }).key).not.toBe(IpSet.ofCidr({ ...other, family: 'IPv6' }).key);
  });

  test('the CIDRs of both families are in order, IPv4 first', () => {
    const set = IpSet.ofCidrs(['fd00::/8', '10.0.0.0/8', '::1/128', '1.2.3.4/32', '11.0.0.0/8']);
    expect(set.toCidrs()).toEqual(['1.2.3.4/32', '10.0.0.0/7', '::1/128', 'fd00::/8']);
    expect(IpSet.ALL.toCidrs()).toEqual(['0.0.0.0/0', '::/0']);
  });

  test('first and last addresses are inside, their neighbours outside', () => {
    const set = IpSet.ofCidrs(['10.0.0.0/8']);
    const around = [0x09ffffffn, 0x0a000000n, 0x0affffffn, 0x0b000000n];
    expect(around.map((address) => set.has('IPv4', address))).toEqual([false, true, true, false]);
  });

  test('neighbouring CIDRs are one range, whichever way they come', () => {
    const halves = ['10.0.0.0/9', '10.128.0.0/9'];
    expect(IpSet.ofCidrs(halves).key).toBe(IpSet.ofCidrs(['10.0.0.0/8']).key);
    expect(IpSet.ofCidrs([...halves].reverse()).toCidrs()).toEqual(['10.0.0.0/8']);
  });

  test('bits beyond the prefix mean the whole network', () => {
    expect(IpSet.ofCidrs(['10.0.0.5/24']).toCidrs()).toEqual(['10.0.0.0/24']);
  });

  test('what is no CIDR is left out', () => {
    expect(IpSet.ofCidrs(['10.0.0.1', 'x/8', '', '10.0.0.0/33', '::/129', '10.0.0.0/32']).toCidrs()).toEqual([
      '10.0.0.0/32',
    ]);
    expect(IpSet.ofCidrs([]).key).toBe(IpSet.EMPTY.key);
  });

  test('an exception narrows its own block, and one of the other family does not', () => {
    const block = (...except: string[]): string[] => IpSet.ofIpBlock({ cidr: '10.0.0.0/30', except }).toCidrs();
    expect(block()).toEqual(['10.0.0.0/30']);
    expect(block('10.0.0.1/32')).toEqual(['10.0.0.0/32', '10.0.0.2/31']);
    expect(block('10.0.0.0/31', '10.0.0.2/31')).toEqual([]);
    expect(block('::/0')).toEqual(['10.0.0.0/30']);
    expect(block('10.0.0.0/8')).toEqual([]);
  });

  test('a backwards range is empty', () => {
    expect(IpSet.ofCidr({ family: 'IPv4', first: 2n, last: 1n })).toBe(IpSet.EMPTY);
    expect(IpSet.ofCidr({ family: 'IPv4', first: 2n, last: 2n }).toCidrs()).toEqual(['0.0.0.2/32']);
  });

  test('families have 32 and 128 bits, IPv4 comes first, and sets are frozen', () => {
    expect(IP_FAMILIES.map((family) => [family, widthOf(family)])).toEqual([
      ['IPv4', 32],
      ['IPv6', 128],
    ]);
    for (const value of [IP_FAMILIES, IpSet.ALL, IpSet.ofCidrs(['::/0'])]) expect(Object.isFrozen(value)).toBe(true);
  });
});
