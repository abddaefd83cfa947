import { IPv4, IPv6 } from 'ipaddr.js';

/** The two kinds of addresses, which never mix (S44). */
export type IpFamily = 'IPv4' | 'IPv6';

/** One address as a number, and how it was spelt. */
export interface ReadAddress {
  readonly family: IpFamily;
  readonly value: bigint;
  /** An octet or group had zeros that only the sloppy reading of the API server lets through. */
  readonly leadingZeros: boolean;
}

/** The longest spelling of an address without superfluous zeros; longer texts are not looked into. */
const LONGEST_ADDRESS = 45;

const FOUR_DECIMALS = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/;

/** Superfluous zeros at the start of an octet or group, which ipaddr.js would refuse or read as octal. */
const LEADING_ZEROS = /(^|[:.])0+(?=[0-9a-fA-F])/g;

/** Reads one IP address strictly: no superfluous zeros, no zone, no prefix length. Undefined if it is none. */
export function parseAddress(text: string): { family: IpFamily; value: bigint } | undefined {
  const address = readAddress(text);
  return address === undefined || address.leadingZeros ? undefined : { family: address.family, value: address.value };
}

/** Reads one IP address as the API server's lenient parser does (V33): leading zeros do not change the base. */
export function readAddress(text: string): ReadAddress | undefined {
  return text.includes(':') ? readIpv6(text) : readIpv4(text);
}

/** Writes an address: dotted decimal for IPv4, the form of RFC 5952 for IPv6. */
export function formatAddress(family: IpFamily, value: bigint): string {
  if (family === 'IPv4') {
    const bits = Number(value);
    return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`;
  }
  // RFC 5952 section 5: a mapped address shows the IPv4 address that it stands for.
  if (value >> 32n === 0xffffn) return `::ffff:${formatAddress('IPv4', BigInt.asUintN(32, value))}`;
  const groups: number[] = [];
  for (let shift = 112n; shift >= 0n; shift -= 16n) groups.push(Number((value >> shift) & 0xffffn));
  return new IPv6(groups).toRFC5952String();
}

function readIpv4(text: string): ReadAddress | undefined {
  let value = ipv4Number(text);
  if (value !== undefined) return { family: 'IPv4', value: BigInt(value), leadingZeros: false };
  value = ipv4Number(withoutLeadingZeros(text));
  return value === undefined ? undefined : { family: 'IPv4', value: BigInt(value), leadingZeros: true };
}

function ipv4Number(text: string): number | undefined {
  // ipaddr.js accepts fewer parts, octal and hexadecimal numbers, the API server does not.
  if (!FOUR_DECIMALS.test(text)) return undefined;
  try {
    const [a, b, c, d] = IPv4.parse(text).octets;
    return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  } catch {
    return undefined;
  }
}

function readIpv6(text: string): ReadAddress | undefined {
  if (!text.includes('.')) return readIpv6Groups(text, false);
  // ipaddr.js reads `::1.2.3.4` as a mapped address and `010` as octal, so the dotted tail is read apart.
  const tailStart = text.lastIndexOf(':') + 1;
  const tail = readIpv4(text.slice(tailStart));
  if (tail === undefined) return undefined;
  const upper = (tail.value >> 16n).toString(16);
  const lower = (tail.value & 0xffffn).toString(16);
  return readIpv6Groups(`${text.slice(0, tailStart)}${upper}:${lower}`, tail.leadingZeros);
}

function readIpv6Groups(text: string, leadingZeros: boolean): ReadAddress | undefined {
  let value = ipv6Number(text);
  if (value !== undefined) return { family: 'IPv6', value, leadingZeros };
  value = ipv6Number(withoutLeadingZeros(text));
  return value === undefined ? undefined : { family: 'IPv6', value, leadingZeros: true };
}

function ipv6Number(text: string): bigint | undefined {
  // ipaddr.js accepts a zone (`%eth0`), the API server does not.
  if (text.length > LONGEST_ADDRESS || text.includes('%')) return undefined;
  try {
    const groups = IPv6.parse(text).parts;
    let value = 0n;
    // Two groups at a time fit a number, which halves the arithmetic with big ones.
    for (let i = 0; i < groups.length; i += 2) value = (value << 32n) | BigInt(groups[i] * 65536 + groups[i + 1]);
    return value;
  } catch {
    return undefined;
  }
}

function withoutLeadingZeros(text: string): string {
  return text.replace(LEADING_ZEROS, '$1');
}
