import type { IpBlock } from './manifests';
import type { Random } from './random';

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** Blocks that teams name: hosts and networks outside, some of them on the premises, and the Internet. */
export function addressBlocks(count: number, random: Random): IpBlock[] {
  const byte = (): number => random.integer(0, 255);
  const kinds: readonly { readonly weight: number; readonly block: () => IpBlock }[] = [
    { weight: 45, block: () => ({ cidr: `${random.integer(20, 90)}.${byte()}.${byte()}.${byte()}/32` }) },
    { weight: 20, block: () => ({ cidr: `${random.integer(20, 90)}.${byte()}.${byte()}.0/24` }) },
    { weight: 10, block: () => ({ cidr: `${random.integer(20, 90)}.${byte()}.0.0/16` }) },
    { weight: 20, block: () => ({ cidr: `10.${random.integer(16, 31)}.${byte()}.0/24` }) },
    { weight: 4, block: () => ({ cidr: '0.0.0.0/0', except: [...PRIVATE] }) },
    { weight: 1, block: () => ({ cidr: '0.0.0.0/0' }) },
  ];
  return Array.from({ length: count }, () => random.weighted(kinds).block());
}
