/*
 * Addresses as texts of zeros and ones, so that a CIDR holds an address if and only if both begin alike. Slow, and plain
 * to see; it shares no code with the library.
 */

/** `0` or `1` for each bit of an address: 32 of them are IPv4, 128 are IPv6. */
export type AddressBits = string;

const known = new Map<string, AddressBits>();
const knownParts = new Map<string, { network: AddressBits; length: number }>();

export function bitsOf(address: string): AddressBits {
  let bits = known.get(address);
  if (bits === undefined) known.set(address, (bits = readBits(address)));
  return bits;
}

/** The bits as an address; IPv6 with all its groups. */
export function addressOf(bits: AddressBits): string {
  const size = bits.length === 32 ? 8 : 16;
  const parts = Array.from({ length: bits.length / size }, (_, i) => parseInt(bits.slice(i * size, (i + 1) * size), 2));
  return size === 8 ? parts.join('.') : parts.map((part) => part.toString(16)).join(':');
}

/** Whether an address is in a CIDR. Bits beyond the prefix do not count (S45c), and families never mix (S44). */
export function isInside(cidr: string, bits: AddressBits): boolean {
  const { network, length } = partsOf(cidr);
  return network.length === bits.length && bits.startsWith(network.slice(0, length));
}

/** The lowest and the highest address of a CIDR. */
export function endsOf(cidr: string): readonly [first: AddressBits, last: AddressBits] {
  const { network, length } = partsOf(cidr);
  const prefix = network.slice(0, length);
  return [prefix.padEnd(network.length, '0'), prefix.padEnd(network.length, '1')];
}

/** The address that many steps away; nothing beyond the ends of the family. */
export function stepFrom(bits: AddressBits, steps: number): AddressBits | undefined {
  const moved = BigInt(`0b${bits}`) + BigInt(steps);
  if (moved < 0n || moved >= 1n << BigInt(bits.length)) return undefined;
  return moved.toString(2).padStart(bits.length, '0');
}

function partsOf(cidr: string): { network: AddressBits; length: number } {
  let parts = knownParts.get(cidr);
  if (parts === undefined) {
    const [network, length] = cidr.split('/');
    knownParts.set(cidr, (parts = { network: bitsOf(network), length: Number(length) }));
  }
  return parts;
}

function readBits(address: string): AddressBits {
  if (!address.includes(':')) return address.split('.').map(decimalBits).join('');
  const [head, tail = ''] = address.split('::').map((half) => half.split(':').filter(Boolean).map(groupBits).join(''));
  return head + '0'.repeat(128 - head.length - tail.length) + tail;
}

/** Leading zeros do not make a number octal (V33). */
function decimalBits(text: string): string {
  return parseInt(text, 10).toString(2).padStart(8, '0');
}

function groupBits(text: string): string {
  if (text.includes('.')) return text.split('.').map(decimalBits).join('');
  return parseInt(text, 16).toString(2).padStart(16, '0');
}
