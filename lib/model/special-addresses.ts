import { compareText } from '../base/compare-text';

/** A range of addresses that are not on the public internet. */
export interface SpecialRange {
  /** The range, as a CIDR. */
  readonly cidr: string;
  /** What the range is for. */
  readonly purpose: string;
  /** The document that sets it aside. */
  readonly source: string;
}

/** Ranges in which an organisation, a cloud or a cluster has hosts of its own. */
export const INTERNAL_RANGES: { readonly ipv4: readonly SpecialRange[]; readonly ipv6: readonly SpecialRange[] } = {
  ipv4: [
    { cidr: '10.0.0.0/8', purpose: 'private use', source: 'RFC 1918' },
    { cidr: '100.64.0.0/10', purpose: 'shared address space', source: 'RFC 6598' },
    { cidr: '169.254.0.0/16', purpose: 'link-local, cloud metadata among it', source: 'RFC 3927' },
    { cidr: '172.16.0.0/12', purpose: 'private use', source: 'RFC 1918' },
    { cidr: '192.168.0.0/16', purpose: 'private use', source: 'RFC 1918' },
  ],
  ipv6: [
    { cidr: 'fc00::/7', purpose: 'unique local, the private use of IPv6', source: 'RFC 4193' },
    { cidr: 'fe80::/10', purpose: 'link-local', source: 'RFC 4291' },
  ],
};

const NO_HOSTS: typeof INTERNAL_RANGES = {
  ipv4: [
    { cidr: '127.0.0.0/8', purpose: 'loopback', source: 'RFC 1122, section 3.2.1.3' },
    { cidr: '224.0.0.0/4', purpose: 'multicast', source: 'RFC 5771' },
  ],
  ipv6: [
    { cidr: '::1/128', purpose: 'loopback', source: 'RFC 4291' },
    { cidr: 'ff00::/8', purpose: 'multicast', source: 'RFC 4291' },
  ],
};

/**
 * Ranges left out of `Peer.internet()`: private, shared, link-local, loopback and multicast addresses.
 * Sources are the IANA special-purpose address registries and the documents that they name.
 */
export const NOT_INTERNET: { readonly ipv4: readonly SpecialRange[]; readonly ipv6: readonly SpecialRange[] } = {
  ipv4: inOrder([...INTERNAL_RANGES.ipv4, ...NO_HOSTS.ipv4]),
  ipv6: inOrder([...INTERNAL_RANGES.ipv6, ...NO_HOSTS.ipv6]),
};

function inOrder(ranges: readonly SpecialRange[]): readonly SpecialRange[] {
  return [...ranges].sort((a, b) => compareText(a.cidr, b.cidr));
}
