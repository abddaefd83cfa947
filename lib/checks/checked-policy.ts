import type { Direction } from '../model/direction';
import type { ClusterPolicy } from '../model/cluster';
import type { NetworkPolicy, PolicyRule } from '../model/network-policy';
import type { ManifestPeer, ManifestPort, PolicyManifest } from '../model/policy-manifest';
import type { CheckedObject } from './check';

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
}

/** A policy of a cluster, if it was written somewhere. */
export function checkedPolicy({ policy, written, source }: ClusterPolicy): CheckedPolicy | undefined {
  if (written === undefined) return undefined;
  const { namespace, name, annotations } = policy;
  const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace, name, annotations };
  return { policy, written, object: { ...object, ...(source && { source }) }, rules: writtenRules(policy, written) };
}

function writtenRules(policy: NetworkPolicy, { spec }: PolicyManifest): WrittenRule[] {
  const of = (
    direction: Direction,
    rules: readonly {
      readonly peers: readonly (ManifestPeer | null | undefined)[];
      readonly ports: readonly (ManifestPort | null | undefined)[];
      readonly isEmpty: boolean;
    }[],
  ): WrittenRule[] =>
    rules.map(({ peers, ports, isEmpty }, index) => {
      const path = `spec.${direction}[${index}]`;
      return {
        ...{ direction, index, path, isEmpty },
        peersPath: `${path}.${preposition(direction)}`,
        peers: peers.map((peer) => peer ?? {}),
        ports: ports.map((port) => port ?? {}),
        hasEffect: policy.isolates.includes(direction),
        meaning: policy[direction].at(index),
      };
    });
  const isEmpty = (rule: object | null | undefined): boolean => Object.keys(rule ?? {}).length === 0;
  return [
    ...of(
      'ingress',
      (spec?.ingress ?? []).map((rule) => ({
        peers: rule?.from ?? [],
        ports: rule?.ports ?? [],
        isEmpty: isEmpty(rule),
      })),
    ),
    ...of(
      'egress',
      (spec?.egress ?? []).map((rule) => ({ peers: rule?.to ?? [], ports: rule?.ports ?? [], isEmpty: isEmpty(rule) })),
    ),
  ];
}

/** What a policy is called in messages: `shop/allow-web`. */
export function policyName({ policy }: Pick<CheckedPolicy, 'policy'>): string {
  return `${policy.namespace}/${policy.name}`;
}

/** Word between a subject and a peer: ingress comes from somewhere, egress goes to somewhere. */
export function preposition(direction: Direction): 'from' | 'to' {
  return direction === 'ingress' ? 'from' : 'to';
}

/** Whether the manifest names the directions itself, in place of leaving them to the server's default (S4). */
export function namesPolicyTypes({ written }: CheckedPolicy): boolean {
  return (written.spec?.policyTypes ?? []).length > 0;
}
