import { formatAddress, readAddress } from './ip-address';
import type { IpFamily } from './ip-address';

export { formatAddress, parseAddress } from './ip-address';
export type { IpFamily } from './ip-address';

/** A range of addresses as `address/prefix` names it. The family decides the width: 32 bits or 128 bits. */
export interface Cidr {
  readonly family: IpFamily;
  /** Number of leading bits that are fixed: 0 to 32, or 0 to 128. */
  readonly prefixLength: number;
  /** Lowest address of the range, as a number. */
  readonly first: bigint;
  /** Highest address of the range, as a number. */
  readonly last: bigint;
  /** The range as `network/prefix`, IPv6 in the form of RFC 5952. */
  readonly canonical: string;
  /** Why a strict API server refuses the text all the same (V34); the first that applies, in this order. */
  readonly defect?: 'leading-zeros' | 'ipv4-mapped' | 'host-bits';
}

/** An IPv6 address is an IPv4 address in disguise if these are its upper 96 bits. */
const IPV4_MAPPED = 0xffffn;

/**
 * Reads a CIDR as the API server does (V33): sloppily, so that octets, groups and prefix lengths may have leading zeros,
 * which are decimal (or hexadecimal in an IPv6 group), never octal. Undefined where the server cannot read it either.
 */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  if (slash === -1) return undefined;
  const address = readAddress(text.slice(0, slash));
  if (address === undefined) return undefined;
  const { family, value } = address;
  const width = family === 'IPv4' ? 32 : 128;
  const prefixText = text.slice(slash + 1);
  const prefixLength = readPrefixLength(prefixText);
  if (prefixLength === undefined || prefixLength > width) return undefined;

  const hostMask = (1n << BigInt(width - prefixLength)) - 1n;
  const last = value | hostMask;
  const first = last ^ hostMask;
  const leadingZeros = address.leadingZeros || (prefixText.length > 1 && prefixText.startsWith('0'));
  // An IPv4 range has one spelling only, unless it has a defect.
  const isCanonical = family === 'IPv4' && !leadingZeros && first === value;
  const canonical = isCanonical ? text : `${formatAddress(family, first)}/${prefixLength}`;
  if (leadingZeros) {
    return Object.freeze({ family, prefixLength, first, last, canonical, defect: 'leading-zeros' });
  }
  if (family === 'IPv6' && value >> 32n === IPV4_MAPPED) {
    return Object.freeze({ family, prefixLength, first, last, canonical, defect: 'ipv4-mapped' });
  }
  if (first !== value) return Object.freeze({ family, prefixLength, first, last, canonical, defect: 'host-bits' });
  return Object.freeze({ family, prefixLength, first, last, canonical });
}

/** How much of all addresses of its family a CIDR holds, from 0 to 1; 0 where the text is not a CIDR. */
export function shareOfAddresses(cidr: string): number {
  return 2 ** -(parseCidr(cidr)?.prefixLength ?? Infinity);
}

/** Whether every address of `inner` is one of `outer`. Addresses of different families never are (S44). */
export function containsCidr(outer: Cidr, inner: Cidr): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/**
 * Whether the API server takes `inner` for a strict subset of `outer` (V36): its network address lies in `outer` and its
 * prefix is longer. The server reads an IPv4-mapped network as the IPv4 one, yet compares the lengths as written.
 */
export function isStrictSubset(inner: Cidr, outer: Cidr): boolean {
  if (inner.prefixLength <= outer.prefixLength) return false;
  const innerFamily = comparedFamily(inner);
  if (innerFamily !== comparedFamily(outer)) return false;
  if (innerFamily === 'IPv6') return outer.first <= inner.first && inner.first <= outer.last;
  const network = BigInt.asUintN(32, inner.first);
  return BigInt.asUintN(32, outer.first) <= network && network <= BigInt.asUintN(32, outer.last);
}

function comparedFamily(cidr: Cidr): IpFamily {
  return cidr.family === 'IPv6' && cidr.first >> 32n === IPV4_MAPPED ? 'IPv4' : cidr.family;
}

const DIGITS = /^[0-9]+$/;

function readPrefixLength(text: string): number | undefined {
  return DIGITS.test(text) ? Number(text) : undefined;
}
