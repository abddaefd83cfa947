import { LabelSelector } from '../model/label-selector';
import type { CheckContext } from './check-context';
import { podPeers, type CheckedPolicy } from './checked-policy';
import { homeOfPods } from './homes-of-pods';
import { namespaceMatches } from './namespace-matches';
import { areSubjects } from './own-pods';
import { mayBeMadeElsewhere } from './pods-made-elsewhere';
import { podsAlone, splitPeers, type SplitPeer } from './split-peers';
import type { WrittenPodPeer } from './written-peers';

/**
 * What is wrong with a peer that selects pods. Three checks share this, so that each peer has one defect at most:
 * `split` from its neighbour, at home `elsewhere` than in the namespace that it means, or `dangling`.
 */
export type PeerDefect =
  | ({ readonly kind: 'split' } & SplitPeer)
  | {
      readonly kind: 'elsewhere';
      readonly written: WrittenPodPeer;
      /** Namespaces in which it would match, as far as anything tells. */
      readonly namespaces: readonly string[];
      /** What tells so. */
      readonly sign: string;
    }
  | {
      readonly kind: 'dangling';
      readonly written: WrittenPodPeer;
      /** Namespaces that it selects; at least one. */
      readonly namespaces: readonly string[];
    };

/** A defect, and the policy that has it. */
export interface FoundPeerDefect {
  readonly checked: CheckedPolicy;
  readonly defect: PeerDefect;
}

/** The defects of all peers that select pods, in their order. */
export function peerDefects(context: CheckContext): readonly FoundPeerDefect[] {
  return context.once(findAll);
}

function findAll(context: CheckContext): FoundPeerDefect[] {
  return context.policies.flatMap((checked) => defectsOf(context, checked).map((defect) => ({ checked, defect })));
}

function defectsOf(context: CheckContext, checked: CheckedPolicy): PeerDefect[] {
  const splits = splitPeers(context, checked);
  const explained = new Set(splits.flatMap(({ first, second }) => [first.path, second.path]));
  const others = podPeers(checked).filter(({ path }) => !explained.has(path));
  return [
    ...splits.map((split) => ({ kind: 'split' as const, ...split })),
    ...others.flatMap((written) => defectOf(context, checked, written) ?? []),
  ];
}

function defectOf(context: CheckContext, checked: CheckedPolicy, written: WrittenPodPeer): PeerDefect | undefined {
  const { namespace: home } = checked.policy;
  const { podSelector, namespaceSelector } = written.peer;
  if (podSelector?.isSatisfiable === false || namespaceSelector?.isSatisfiable === false) return undefined;
  if (namespaceSelector) {
    const namespaces = emptyNamespaces(context, written);
    return namespaces && danglingIn(context, written, namespaces);
  }
  const pods = podsAlone(written);
  if (!pods) return undefined;
  if (!context.hasPods(home)) {
    const meant = homeOfPods(context, checked, written.direction, pods);
    if (!meant) return undefined;
    const namespaces = meant.namespace === undefined ? [] : [meant.namespace];
    return { kind: 'elsewhere', written, namespaces, sign: meant.sign };
  }
  const { inventory, cluster } = context;
  if (!inventory.inNamespace(home, pods).isEmpty()) return undefined;
  const matching = inventory
    .inNamespaces(LabelSelector.EVERYTHING, pods)
    .array()
    .map((position) => cluster.workloads[position].namespace);
  const namespaces = [...new Set(matching)];
  if (namespaces.length === 0) return danglingIn(context, written, [home]);
  return { kind: 'elsewhere', written, namespaces, sign: `namespace "${namespaces[0]}" has such pods` };
}

/** A peer that matches no pod of these namespaces, unless something else tells of such pods. */
function danglingIn(
  context: CheckContext,
  written: WrittenPodPeer,
  namespaces: readonly string[],
): PeerDefect | undefined {
  const { podSelector: pods = LabelSelector.EVERYTHING } = written.peer;
  if (mayBeMadeElsewhere(context, pods, namespaces) || areSubjects(context, namespaces, pods)) return undefined;
  return { kind: 'dangling', written, namespaces };
}

/** The namespaces that a peer selects, if the input has pods in each of them, and none that the peer matches. */
function emptyNamespaces(
  context: CheckContext,
  { peer: { podSelector, namespaceSelector } }: WrittenPodPeer,
): readonly string[] | undefined {
  // What asks for no label of namespaces matches those outside the input as well.
  const isPositive = [...(namespaceSelector?.constraints.values() ?? [])].some(({ absent }) => !absent);
  if (!podSelector || !namespaceSelector || !isPositive) return undefined;
  const { sure, perhaps } = namespaceMatches(context, namespaceSelector);
  if (sure.length === 0 || !sure.every((name) => context.hasPods(name))) return undefined;
  const candidates = [...sure, ...perhaps];
  return candidates.every((name) => context.inventory.inNamespace(name, podSelector).isEmpty()) ? sure : undefined;
}
