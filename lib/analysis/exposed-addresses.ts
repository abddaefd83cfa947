import { compareText } from '../base/compare-text';
import { shareOfAddresses } from '../model/cidr';
import { ConnectionSet, type ConnectionTexts } from '../model/connection-set';
import type { IpBlock } from '../model/network-policy';
import type { CompiledCluster } from './compiled-cluster';
import type { Isolation } from './isolation';

/** Addresses that an ipBlock names, and what passes to or from them because of it. */
export interface ExposedAddresses {
  /** CIDR, as the policy has it. */
  readonly cidr: string;
  /** CIDRs in it that are left out. @default - none */
  readonly except?: readonly string[];
  readonly connections: ConnectionTexts;
}

/**
 * The ipBlocks of the rules, each once, the widest first; none of which no more passes than for every address. Law: what
 * passes for an address is what passes for every address, and what passes for the blocks that hold it.
 */
export function exposedAddresses(
  { connections }: CompiledCluster,
  isolation: Isolation,
  everyAddress: ConnectionSet,
): ExposedAddresses[] {
  const { direction, policies } = isolation;
  const blocks = new Map<string, { readonly block: IpBlock; readonly passes: ConnectionSet }>();
  for (const { source, rules } of policies) {
    for (const rule of rules[direction]) {
      const passes = connections.at(isolation.passesWithoutNames(rule));
      for (const peer of source.policy[direction][rule.index].peers) {
        if (!('ipBlock' in peer)) continue;
        const key = JSON.stringify([peer.ipBlock.cidr, [...peer.ipBlock.except].sort()]);
        const before = blocks.get(key)?.passes ?? ConnectionSet.EMPTY;
        blocks.set(key, { block: peer.ipBlock, passes: before.union(passes) });
      }
    }
  }
  return [...blocks]
    .filter(([, { passes }]) => !everyAddress.contains(passes))
    .sort(
      ([a, one], [b, other]) =>
        shareOfAddresses(other.block.cidr) - shareOfAddresses(one.block.cidr) || compareText(a, b),
    )
    .map(([, { block, passes }]) => ({
      cidr: block.cidr,
      ...(block.except.length > 0 && { except: [...block.except].sort(compareText) }),
      connections: passes.toTexts(),
    }));
}
