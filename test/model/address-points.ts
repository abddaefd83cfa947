import fc from 'fast-check';

export type Family = 'IPv4' | 'IPv6';

/** An address as a number and as text, both written here, without the code under test. */
export interface AddressPoint {
  readonly family: Family;
  readonly value: bigint;
  readonly text: string;
}

/** Every octet or group in full: no zeros are left out, so that nothing depends on how IPv6 is shortened. */
export function addressText(family: Family, value: bigint): string {
  const [bits, count, radix] = family === 'IPv4' ? [8n, 4, 10] : [16n, 8, 16];
  const parts = Array.from({ length: count }, (_, i) => (value >> (bits * BigInt(count - 1 - i))) % (1n << bits));
  return parts.map((part) => part.toString(radix)).join(family === 'IPv4' ? '.' : ':');
}

export const LAST_ADDRESS = { IPv4: 2n ** 32n - 1n, IPv6: 2n ** 128n - 1n } as const;

const FAMILIES: readonly Family[] = ['IPv4', 'IPv6'];
const NEAR = Array.from({ length: 16 }, (_, i) => BigInt(i));

/** The first and the last sixteen addresses of both families, and one of the others, which small CIDRs never tell apart. */
export const POINTS: readonly AddressPoint[] = FAMILIES.flatMap((family) =>
  [...NEAR, 12345n, ...NEAR.map((i) => LAST_ADDRESS[family] - 15n + i)].map((value) => ({
    family,
    value,
    text: addressText(family, value),
  })),
);

/** A CIDR of one to sixteen addresses at one end of a family. */
export const smallCidr = fc
  .record({
    family: fc.constantFrom(...FAMILIES),
    atEnd: fc.boolean(),
    offset: fc.integer({ min: 0, max: 15 }),
    hostBits: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ family, atEnd, offset, hostBits }) => {
    const start = BigInt((offset >> hostBits) << hostBits);
    const value = atEnd ? LAST_ADDRESS[family] - 15n + start : start;
    return `${addressText(family, value)}/${(family === 'IPv4' ? 32 : 128) - hostBits}`;
  });
