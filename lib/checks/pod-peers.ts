import type { PodPeer } from '../analysis/pod-index';
import type { WrittenRule } from './checked-policy';

/** A peer of a rule that selects pods. */
export interface WrittenPodPeer {
  readonly rule: WrittenRule;
  /** Position among the peers of the rule, from 0. */
  readonly index: number;
  /** `spec.ingress[0].from[1]`. */
  readonly path: string;
  readonly peer: PodPeer;
}

/** Many checks look at them: working them out again and again would be a good part of the time. */
const known = new WeakMap<WrittenRule, readonly WrittenPodPeer[]>();

/** The peers of a rule that select pods; none where the rule has no effect. */
export function podPeers(rule: WrittenRule): readonly WrittenPodPeer[] {
  const peers = known.get(rule) ?? findPodPeers(rule);
  known.set(rule, peers);
  return peers;
}

function findPodPeers(rule: WrittenRule): WrittenPodPeer[] {
  return (rule.meaning?.peers ?? []).flatMap((peer, index): WrittenPodPeer[] =>
    'ipBlock' in peer ? [] : [{ rule, index, path: `${rule.peersPath}[${index}]`, peer }],
  );
}
