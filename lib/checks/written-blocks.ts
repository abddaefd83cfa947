import type { Direction } from '../model/direction';
import type { CheckedPolicy, WrittenRule } from './checked-policy';

/** A CIDR as it was written. */
export interface WrittenCidr {
  readonly text: string;
  /** `spec.egress[0].to[1].ipBlock.cidr`. */
  readonly path: string;
}

/** An ipBlock as it was written. */
export interface WrittenBlock {
  readonly rule: WrittenRule;
  readonly direction: Direction;
  /** `spec.egress[0].to[1].ipBlock`. */
  readonly path: string;
  readonly cidr: string;
  readonly except: readonly string[];
  /** The block and its holes. */
  readonly cidrs: readonly WrittenCidr[];
}

/** Many checks look at them: working them out again and again would be a good part of the time. */
const known = new WeakMap<CheckedPolicy, readonly WrittenBlock[]>();

/** The ipBlocks of a policy, in their order. */
export function writtenBlocks(checked: CheckedPolicy): readonly WrittenBlock[] {
  const blocks = known.get(checked) ?? findBlocks(checked);
  known.set(checked, blocks);
  return blocks;
}

function findBlocks({ rules }: CheckedPolicy): WrittenBlock[] {
  return rules.flatMap((rule) =>
    rule.peers.flatMap(({ ipBlock }, index): WrittenBlock[] => {
      if (!ipBlock) return [];
      const path = `${rule.peersPath}[${index}].ipBlock`;
      const except = (ipBlock.except ?? []).map((text) => text ?? '');
      const cidrs = [
        { text: ipBlock.cidr, path: `${path}.cidr` },
        ...except.map((text, hole) => ({ text, path: `${path}.except[${hole}]` })),
      ];
      return [{ rule, direction: rule.direction, path, cidr: ipBlock.cidr, except, cidrs }];
    }),
  );
}
