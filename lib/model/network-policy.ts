import type { Direction } from './direction';
import type { LabelSelector, Labels } from './label-selector';
import type { PolicyPorts } from './policy-ports';

/** A range of addresses with holes. `cidr` and `except` are CIDR strings of one family. */
export interface IpBlock {
  readonly cidr: string;
  readonly except: readonly string[];
}

/**
 * One entry of `from` or `to`: pods by selectors, or addresses. A pod selector alone means the policy's own namespace
 * (S19), both selectors together mean AND (S21).
 */
export type PolicyPeer =
  { readonly podSelector?: LabelSelector; readonly namespaceSelector?: LabelSelector } | { readonly ipBlock: IpBlock };

/** One rule. Without peers it means every peer, with `PolicyPorts.ALL` every port (S9, S14). */
export interface PolicyRule {
  readonly peers: readonly PolicyPeer[];
  readonly ports: PolicyPorts;
}

/** A NetworkPolicy as a value. `isolates` is what `spec.policyTypes` says, and is never empty. */
export interface NetworkPolicy {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly podSelector: LabelSelector;
  readonly isolates: readonly Direction[];
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
}
