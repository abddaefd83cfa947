import { parseCidr } from '../model/cidr';
import { isEmptyBox, type LabelBox } from '../model/label-box';
import type { LabelSelector } from '../model/label-selector';
import type { LabelValueSet } from '../model/label-value-set';
import type { PolicyPeer } from '../model/network-policy';
import { PinIndex } from '../model/pin-index';
import { boxOfPods } from '../model/policy-peer';
import { isNamedPort, type PolicyPort, type PolicyPorts } from '../model/policy-ports';

/** What a rule allows the pods of a policy for one of its peers; without a peer, for everybody. */
export interface Allowance {
  readonly subject: LabelSelector;
  readonly peer?: PolicyPeer;
  readonly ports: PolicyPorts;
}

/** Finds, among many rules, the few that may cover an allowance: for as many pods, peers and ports. */
export class AllowanceIndex {
  private readonly positions = new PinIndex<number>();
  private readonly depths = new Map<string, Set<number>>();

  /** @param rules The allowances of each. */
  public constructor(
    rules: readonly (readonly Allowance[])[],
    private readonly home: string,
  ) {
    for (const [position, allowances] of rules.entries()) {
      for (const allowance of allowances) {
        if (this.isOfNothing(allowance)) continue;
        // Whoever holds all of some ports has an entry that holds the first of them.
        for (const ports of allowance.ports.isAll ? [[]] : allowance.ports.entries.map((port) => [blockOfPort(port)])) {
          const blocks = [...blocksOfPeer(allowance), ...ports];
          for (const { tree, depth } of blocks) this.depths.set(tree, (this.depths.get(tree) ?? new Set()).add(depth));
          this.positions.add(this.boxOf(allowance, blocks), position);
        }
      }
    }
  }

  public isOfNothing(allowance: Allowance): boolean {
    return isEmptyBox(this.boxOf(allowance, []));
  }

  /** Positions of rules, in their order. */
  public mayCover(allowance: Allowance): number[] {
    const held = [...blocksOfPeer(allowance), ...blocksOfFirst(allowance.ports)];
    const holding = held.flatMap(({ tree, depth, position }) =>
      [...(this.depths.get(tree) ?? [])]
        .filter((each) => each <= depth)
        .map((each) => ({ tree, depth: each, position: position >> BigInt(depth - each) })),
    );
    return [...new Set(this.positions.containing(this.boxOf(allowance, holding)))].sort((a, b) => a - b);
  }

  /** Pods, peers and ports as one product of labels; addresses and ports by blocks that hold them. */
  private boxOf({ subject, peer }: Allowance, blocks: readonly Block[]): LabelBox {
    const box = new Map<string, LabelValueSet>();
    for (const [key, allowed] of subject.constraints) box.set(`subject ${key}`, allowed);
    if (peer && !('ipBlock' in peer)) for (const [key, allowed] of boxOfPods(peer, this.home)) box.set(key, allowed);
    for (const { tree, depth, position } of blocks) box.set(`${tree} /${depth}`, onlyValue(`${position}`));
    return box;
  }
}

/**
 * A block of addresses or ports that share their first bits, `depth` of them. Each range is in one smallest block, and lies
 * in another range only if its block lies in that of the other one.
 */
interface Block {
  readonly tree: string;
  readonly depth: number;
  /** The bits that they share. */
  readonly position: bigint;
}

function blocksOfPeer({ peer }: Allowance): Block[] {
  const range = peer && 'ipBlock' in peer ? parseCidr(peer.ipBlock.cidr) : undefined;
  if (!range) return [];
  const { family, first, prefixLength: depth } = range;
  return [{ tree: family, depth, position: first >> BigInt((family === 'IPv4' ? 32 : 128) - depth) }];
}

const BITS_OF_PORT = 16;

function blockOfPort(port: PolicyPort): Block {
  if (isNamedPort(port)) return { tree: `${port.protocol} ${port.name}`, depth: 0, position: 0n };
  const { protocol, first, last } = port;
  const differing = 32 - Math.clz32(first ^ last);
  return { tree: protocol, depth: BITS_OF_PORT - differing, position: BigInt(first >> differing) };
}

/** Blocks of which whoever allows these ports has one around it: of a name that itself, or every port of its protocol. */
function blocksOfFirst({ entries: [port] }: PolicyPorts): Block[] {
  if (!(port as unknown)) return [];
  const { protocol } = port;
  if (isNamedPort(port)) return [blockOfPort(port), { tree: protocol, depth: 0, position: 0n }];
  return [{ tree: protocol, depth: BITS_OF_PORT, position: BigInt(port.first) }];
}

function onlyValue(value: string): LabelValueSet {
  return { complement: false, absent: false, values: new Set([value]) };
}
