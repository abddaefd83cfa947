import type { ClusterPolicy } from '../model/cluster';
import { DIRECTIONS, type Direction } from '../model/direction';
import type { NetworkPolicy, PolicyRule } from '../model/network-policy';
import type {
  ManifestEgressRule,
  ManifestIngressRule,
  ManifestPeer,
  ManifestPort,
  PolicyManifest,
} from '../model/policy-manifest';
import type { CheckedObject } from './check';
import { blocksOf, podPeersOf, type WrittenBlock, type WrittenPodPeer } from './written-peers';

/** A policy as it was written, and what it means. */
export interface CheckedPolicy {
  readonly policy: NetworkPolicy;
  readonly written: PolicyManifest;
  readonly object: CheckedObject;
  /** Rules as they were written, those without effect included: those of ingress, then those of egress. */
  readonly rules: readonly WrittenRule[];
}

/** A rule as it was written. */
export interface WrittenRule {
  readonly direction: Direction;
  /** Position in `spec.ingress` or `spec.egress`, from 0. */
  readonly index: number;
  /** `spec.ingress[0]`. */
  readonly path: string;
  /** `spec.ingress[0].from`. */
  readonly peersPath: string;
  /** Empty where the rule is about every peer (S9). */
  readonly peers: readonly ManifestPeer[];
  /** Empty where the rule is about every port. */
  readonly ports: readonly ManifestPort[];
  /** Whether the rule stands as null, as a bare dash does, or as an empty mapping. */
  readonly isEmpty: boolean;
  /** Whether the policy isolates in this direction, so that the rule counts at all (S5). */
  readonly hasEffect: boolean;
  /** What the rule means; nothing where it has no effect. */
  readonly meaning?: PolicyRule;
  /**
   * The peers that select pods; none where the rule has no effect.
   *
   * @internal
   */
  readonly podPeers: readonly WrittenPodPeer[];
  /**
   * The peers that are ipBlocks, whether or not the rule has an effect.
   *
   * @internal
   */
  readonly blocks: readonly WrittenBlock[];
}

/** A policy of a cluster, if it was written somewhere. */
export function checkedPolicy({ policy, written, source }: ClusterPolicy): CheckedPolicy | undefined {
  if (written === undefined) return undefined;
  const { namespace, name, annotations } = policy;
  const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace, name, annotations };
  return { policy, written, object: { ...object, ...(source && { source }) }, rules: writtenRules(policy, written) };
}

function writtenRules(policy: NetworkPolicy, { spec }: PolicyManifest): WrittenRule[] {
  return DIRECTIONS.flatMap((direction) =>
    (spec?.[direction] ?? []).map((given, index): WrittenRule => {
      const path = `spec.${direction}[${index}]`;
      const peersPath = `${path}.${preposition(direction)}`;
      const { from, to, ports }: ManifestIngressRule & ManifestEgressRule = given ?? {};
      const peers = ((direction === 'ingress' ? from : to) ?? []).map((peer) => peer ?? {});
      const meaning = policy[direction].at(index);
      return {
        ...{ direction, index, path, peersPath, peers, meaning },
        ports: (ports ?? []).map((port) => port ?? {}),
        isEmpty: Object.keys(given ?? {}).length === 0,
        hasEffect: policy.isolates.includes(direction),
        podPeers: meaning ? podPeersOf(direction, meaning, peersPath) : [],
        blocks: blocksOf(direction, peers, peersPath),
      };
    }),
  );
}

/** What a policy is called in messages: `shop/allow-web`. */
export function policyName({ policy }: Pick<CheckedPolicy, 'policy'>): string {
  return `${policy.namespace}/${policy.name}`;
}

/** Word between a subject and a peer: ingress comes from somewhere, egress goes to somewhere. */
export function preposition(direction: Direction): 'from' | 'to' {
  return direction === 'ingress' ? 'from' : 'to';
}

/** The peers of a policy that select pods, in their order. */
export function podPeers({ rules }: CheckedPolicy): WrittenPodPeer[] {
  return rules.flatMap((rule) => rule.podPeers);
}

/** The ipBlocks of a policy in rules that have an effect, in their order. */
export function effectiveBlocks({ rules }: CheckedPolicy): WrittenBlock[] {
  return rules.flatMap(({ hasEffect, blocks }) => (hasEffect ? blocks : []));
}

/** Whether the manifest names the directions itself, in place of leaving them to the server's default (S4). */
export function namesPolicyTypes({ written }: CheckedPolicy): boolean {
  return (written.spec?.policyTypes ?? []).length > 0;
}
