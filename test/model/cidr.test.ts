import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { containsCidr, formatAddress, isStrictSubset, parseAddress, parseCidr } from '../../lib/model/cidr';
import type { Cidr } from '../../lib/model/cidr';

function cidr(text: string): Cidr {
  const read = parseCidr(text);
  if (read === undefined) throw new Error(`not a CIDR: ${text}`);
  return read;
}

const ipv4 = fc.nat(0xffffffff).map((value) => formatAddress('IPv4', BigInt(value)));
const ipv6 = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n });
/** IPv6 numbers with many zero groups, which exercise the short forms. */
const sparseIpv6 = fc
  .array(fc.constantFrom(0n, 0n, 0n, 1n, 0xffffn, 0xab0n), { minLength: 8, maxLength: 8 })
  .map((groups) => groups.reduce<bigint>((value, group) => (value << 16n) | group, 0n));
const anyCidr = fc.oneof(
  fc.tuple(ipv4, fc.nat(32)).map(([address, length]) => `${address}/${length}`),
  fc
    .tuple(fc.oneof(ipv6, sparseIpv6), fc.nat(128))
    .map(([value, length]) => `${formatAddress('IPv6', value)}/${length}`),
);
/** Texts near the border between addresses and others. */
const nearlyAddress = fc
  .array(fc.constantFrom('0', '1', '255', '256', 'ffff', 'g', '.', '.', ':', ':', '::', '00a', '10.0.0.1', '%e'), {
    maxLength: 12,
  })
  .map((pieces) => pieces.join(''));

describe('parseCidr', () => {
  test.each([
    ['10.0.0.0/8', 'IPv4', 8, '10.0.0.0/8'],
    ['0.0.0.0/0', 'IPv4', 0, '0.0.0.0/0'],
    ['255.255.255.255/32', 'IPv4', 32, '255.255.255.255/32'],
    ['::/0', 'IPv6', 0, '::/0'],
    ['FD00:0:0:0:0:0:0:0/8', 'IPv6', 8, 'fd00::/8'],
    ['1:0:0:2:0:0:0:3/128', 'IPv6', 128, '1:0:0:2::3/128'],
    ['1:2:3:4:5:6:7::/112', 'IPv6', 112, '1:2:3:4:5:6:7:0/112'],
    ['::1.2.3.4/128', 'IPv6', 128, '::102:304/128'],
    ['64:ff9b::10.0.0.0/104', 'IPv6', 104, '64:ff9b::a00:0/104'],
  ])('reads %s', (text, family, prefixLength, canonical) => {
    expect(parseCidr(text)).toMatchObject({ family, prefixLength, canonical });
    expect(parseCidr(text)).not.toHaveProperty('defect');
  });

  test.each([
    ['010.0.0.0/8', 'leading-zeros', '10.0.0.0/8'],
    ['10.0.0.08/32', 'leading-zeros', '10.0.0.8/32'],
    ['0000000000010.0.0.0/8', 'leading-zeros', '10.0.0.0/8'],
    ['10.0.0.0/08', 'leading-zeros', '10.0.0.0/8'],
    ['10.0.0.0/00', 'leading-zeros', '0.0.0.0/0'],
    ['010.0.0.1/8', 'leading-zeros', '10.0.0.0/8'],
    ['00fd0::/16', 'leading-zeros', 'fd0::/16'],
    ['::ffff:010.0.0.0/104', 'leading-zeros', '::ffff:10.0.0.0/104'],
    ['::/064', 'leading-zeros', '::/64'],
    ['::ffff:10.0.0.0/104', 'ipv4-mapped', '::ffff:10.0.0.0/104'],
    ['::ffff:a00:1/104', 'ipv4-mapped', '::ffff:10.0.0.0/104'],
    ['::ffff:10.0.0.1/90', 'ipv4-mapped', '::ffc0:0:0/90'],
    ['10.0.0.1/8', 'host-bits', '10.0.0.0/8'],
    ['1.2.3.4/0', 'host-bits', '0.0.0.0/0'],
    ['fd00::1/64', 'host-bits', 'fd00::/64'],
  ])('reads %s, which has the defect %s (V34)', (text, defect, canonical) => {
    expect(parseCidr(text)).toMatchObject({ defect, canonical });
  });

  test.each([
    '',
    '/',
    '/8',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/x',
    '10.0.0.0/ 8',
    '10.0.0.0/+8',
    '10.0.0.0/-0',
    '10.0.0.0/8.0',
    '10.0.0.0/1e1',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '10/8',
    '1.2.3.4.5/8',
    '1..2.3/8',
    '.1.2.3.4/8',
    '1.2.3.4./8',
    '256.0.0.0/8',
    '0x1.0.0.0/8',
    '0a.0.0.0/8',
    '١.0.0.0/8',
    '+1.0.0.0/8',
    ' 1.0.0.0/8',
    '::/129',
    ':/8',
    ':::/8',
    '::1::/8',
    '1::2:/8',
    ':1::2/8',
    '1:2:3:4:5:6:7/8',
    '1:2:3:4:5:6:7:8:9/8',
    '1:2:3:4:5:6:7::8/8',
    '::1:2:3:4:5:6:7:8/8',
    '12345::/8',
    'g::/8',
    '::1%eth0/64',
    '::ffff:1.2.3/96',
    '::1.2.3.4:1/96',
    '1:2:3:4:5:6:7:1.2.3.4/96',
    '::ffff:256.0.0.1/128',
    '::0x1.0.0.1/128',
    '[::]/0',
    'localhost/8',
  ])('refuses %p (V33)', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  test('gives a frozen value with its bounds', () => {
    expect(cidr('10.0.0.5/30')).toEqual({
      family: 'IPv4',
      prefixLength: 30,
      first: 0x0a000004n,
      last: 0x0a000007n,
      canonical: '10.0.0.4/30',
      defect: 'host-bits',
    });
    expect(Object.isFrozen(cidr('10.0.0.0/8'))).toBe(true);
    expect(cidr('::/0').last).toBe(2n ** 128n - 1n);
  });

  test('the canonical text means the same, and is its own canonical text', () => {
    fc.assert(
      fc.property(anyCidr, (text) => {
        const { family, prefixLength, first, last, canonical } = cidr(text);
        expect(cidr(canonical)).toMatchObject({ family, prefixLength, first, last, canonical });
        expect(last - first + 1n).toBe(2n ** BigInt((family === 'IPv4' ? 32 : 128) - prefixLength));
        expect(first % (last - first + 1n)).toBe(0n);
      }),
    );
  });

  test('zeros in front change the defect and nothing else', () => {
    fc.assert(
      fc.property(anyCidr, fc.integer({ min: 1, max: 9 }), (text, zeros) => {
        const padded = text.replace(/(^|[:.])(?=[0-9a-f]+[:./])|(?<=\/)/g, (start) => start + '0'.repeat(zeros + 3));
        const { family, first, last, canonical } = cidr(text);
        expect(parseCidr(padded)).toMatchObject({ family, first, last, canonical, defect: 'leading-zeros' });
      }),
    );
  });

  test('agrees with the address parser of Node.js on what is an address', () => {
    fc.assert(
      fc.property(nearlyAddress, (text) => {
        const isAddress = isIPv4(text) || (isIPv6(text) && !text.includes('%'));
        expect(parseAddress(text) !== undefined).toBe(isAddress);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('parseAddress and formatAddress', () => {
  test.each([
    ['IPv4', '0.0.0.0', 0n],
    ['IPv4', '255.0.0.1', 0xff000001n],
    ['IPv6', '::', 0n],
    ['IPv6', '::1', 1n],
    ['IPv6', '1::', 1n << 112n],
    ['IPv6', '1:0:1::', (1n << 112n) | (1n << 80n)],
    ['IPv6', '::ffff:1.2.3.4', 0xffff01020304n],
    ['IPv6', '2001:db8::ff00:42:8329', 0x20010db8000000000000ff0000428329n],
  ] as const)('%s %s', (family, text, value) => {
    expect(formatAddress(family, value)).toBe(text);
    expect(parseAddress(text)).toEqual({ family, value });
  });

  test('are inverse to each other', () => {
    fc.assert(fc.property(ipv4, (text) => formatAddress('IPv4', parseAddress(text)!.value) === text));
    fc.assert(
      fc.property(fc.oneof(ipv6, sparseIpv6), (value) => {
        const text = formatAddress('IPv6', value);
        expect(isIPv6(text)).toBe(true);
        // The URL parser serializes as RFC 5952 says, save for mapped addresses, which it writes in hexadecimal.
        if (value >> 32n !== 0xffffn) expect(new URL(`http://[${text}]`).hostname).toBe(`[${text}]`);
        expect(parseAddress(text)).toEqual({ family: 'IPv6', value });
      }),
    );
  });

  test.each(['010.0.0.1', '10.0.0.1/32', '::00001', '::1%lo', '', '1'])('refuses %p', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});

describe('containsCidr and isStrictSubset', () => {
  test.each([
    ['10.0.0.0/8', '10.1.0.0/16', true, true],
    ['10.0.0.0/8', '10.0.0.0/8', true, false],
    ['10.0.0.0/8', '0.0.0.0/0', false, false],
    ['10.0.0.0/8', '11.0.0.0/16', false, false],
    ['::/0', '10.0.0.0/8', false, false],
    ['0.0.0.0/0', '::/1', false, false],
    ['fd00::/8', 'fdff::/16', true, true],
    ['10.0.0.9/8', '10.1.0.9/16', true, true],
  ])('%s and %s', (outer, inner, contained, strict) => {
    expect(containsCidr(cidr(outer), cidr(inner))).toBe(contained);
    expect(isStrictSubset(cidr(inner), cidr(outer))).toBe(strict);
  });

  test.each([
    ['::ffff:10.1.0.0/112', '10.0.0.0/8', true],
    ['::ffff:11.1.0.0/112', '10.0.0.0/8', false],
    ['10.1.0.0/16', '::ffff:10.0.0.0/104', false],
    ['::ffff:10.1.0.0/112', '::ffff:10.0.0.0/104', true],
    ['::ffff:10.1.0.0/112', '::/0', false],
  ])('%s is compared with %s as the API server does', (inner, outer, expected) => {
    expect(isStrictSubset(cidr(inner), cidr(outer))).toBe(expected);
  });

  test('are orders', () => {
    fc.assert(
      fc.property(anyCidr.map(cidr), anyCidr.map(cidr), (a, b) => {
        expect(containsCidr(a, a)).toBe(true);
        expect(isStrictSubset(a, a)).toBe(false);
        if (containsCidr(a, b) && containsCidr(b, a)) expect(a.canonical).toBe(b.canonical);
        if (a.defect !== 'ipv4-mapped' && b.defect !== 'ipv4-mapped') {
          expect(isStrictSubset(a, b)).toBe(containsCidr(b, a) && a.canonical !== b.canonical);
        }
      }),
    );
  });
});
