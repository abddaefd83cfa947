import { describeSelector } from '../model/describe-policy';
import type { LabelSelector } from '../model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../model/namespace';
import type { CheckContext } from './check-context';
import { podPeers, type CheckedPolicy } from './checked-policy';
import { requiredLabels } from './label-hint';
import { namespaceMatches } from './namespace-matches';
import { ownPodsMentioned } from './own-pods';
import { mayBeMadeElsewhere } from './pods-made-elsewhere';
import type { WrittenPodPeer } from './written-peers';

/** Two peers of a rule that were probably to be one: the first stands directly before the second. */
export interface SplitPeer {
  readonly first: WrittenPodPeer;
  readonly second: WrittenPodPeer;
  /** What tells that they were to be one. */
  readonly sign: string;
}

/** Peers of a policy that a dash has split (S21), as far as anything tells: OR is often meant. */
export function splitPeers(context: CheckContext, { policy, rules }: CheckedPolicy): SplitPeer[] {
  return rules.flatMap(({ podPeers: peers }) => {
    const splits: SplitPeer[] = [];
    for (let i = 1; i < peers.length; i++) {
      const [first, second] = [peers[i - 1], peers[i]];
      if (second.index !== first.index + 1) continue;
      const sign = signOfSplit(context, policy.namespace, first, second);
      if (sign === undefined) continue;
      splits.push({ first, second, sign });
      i++;
    }
    return splits;
  });
}

/** A peer that selects whole namespaces, if it does. */
export function namespacesAlone({ peer }: WrittenPodPeer): LabelSelector | undefined {
  return peer.podSelector ? undefined : peer.namespaceSelector;
}

/** A peer that selects some pods of the policy's own namespace, if it does. */
export function podsAlone({ peer }: WrittenPodPeer): LabelSelector | undefined {
  const isOfSome = peer.namespaceSelector === undefined && peer.podSelector?.isEverything === false;
  return isOfSome && peer.podSelector.isSatisfiable ? peer.podSelector : undefined;
}

function signOfSplit(
  context: CheckContext,
  home: string,
  first: WrittenPodPeer,
  second: WrittenPodPeer,
): string | undefined {
  const namespaces = namespacesAlone(first) ?? namespacesAlone(second);
  const pods = podsAlone(first) ?? podsAlone(second);
  if (!namespaces?.isSatisfiable || !pods) return undefined;
  if (namespaceMatches(context, namespaces).sure.includes(home)) {
    return `every pod of namespace "${home}" is already allowed, so ${describeSelector(pods)} adds nothing`;
  }
  if (context.hasPods(home)) return signOfInventory(context, home, namespaces, pods);
  return signOfText(context, home, namespaces, pods, namespacesAlone(first) !== undefined);
}

function signOfInventory(
  context: CheckContext,
  home: string,
  namespaces: LabelSelector,
  pods: LabelSelector,
): string | undefined {
  if (!context.inventory.inNamespace(home, pods).isEmpty()) return undefined;
  const { sure, perhaps } = namespaceMatches(context, namespaces);
  const candidates = [...sure, ...perhaps];
  const found = candidates.find((name) => !context.inventory.inNamespace(name, pods).isEmpty());
  const none = `namespace "${home}" has no pods with ${describeSelector(pods)}`;
  if (found !== undefined) return `${none}, while namespace "${found}" does`;
  if (mayBeMadeElsewhere(context, pods, [home])) return undefined;
  return candidates.length === 0 || candidates.some((name) => !context.hasPods(name)) ? none : undefined;
}

/** Pods that are known by a label to be in a certain namespace of almost every cluster. */
const HOMES_OF_LABELS: ReadonlyMap<string, string> = new Map([
  ['kube-dns', 'kube-system'],
  ['coredns', 'kube-system'],
]);

/** Without pods in the input only the policies themselves can tell. */
function signOfText(
  context: CheckContext,
  home: string,
  namespaces: LabelSelector,
  pods: LabelSelector,
  namespacesComeFirst: boolean,
): string | undefined {
  if (ownPodsMentioned(context, home, pods)) return undefined;
  const named = requiredLabels(namespaces).flatMap(({ values }) => values);
  if (named.includes(home)) return undefined;
  const labels = requiredLabels(pods).flatMap(({ values }) => values);
  const probable = labels.map((value) => HOMES_OF_LABELS.get(value) ?? value).find((value) => named.includes(value));
  if (probable !== undefined) return `pods with ${describeSelector(pods)} are probably in namespace "${probable}"`;
  if (context.once(combinedPeers).has(`${namespaces.key} ${pods.key}`)) {
    return 'another peer requires both at once';
  }
  const isByName = [...namespaces.constraints.keys()].every((key) => key === NAMESPACE_NAME_LABEL);
  if (!namespacesComeFirst || !isByName || named.length === 0) return undefined;
  return `nothing in the input suggests that namespace "${home}" has pods with ${describeSelector(pods)}`;
}

/** Keys of both selectors of all peers that have both. */
function combinedPeers({ policies }: CheckContext): Set<string> {
  const combined = new Set<string>();
  for (const { peer } of policies.flatMap(podPeers)) {
    if (peer.namespaceSelector && peer.podSelector) {
      combined.add(`${peer.namespaceSelector.key} ${peer.podSelector.key}`);
    }
  }
  return combined;
}
