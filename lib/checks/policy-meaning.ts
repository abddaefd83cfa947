import type { NetworkPolicy, PolicyRule } from '../model/network-policy';
import { peerKey } from '../model/policy-peer';

/** Text that is equal for policies that isolate and allow the same in the same words, in whatever order. */
export function policyMeaning({ podSelector, isolates, ingress, egress }: NetworkPolicy): string {
  return JSON.stringify([podSelector.key, [...isolates].sort(), rulesOf(ingress), rulesOf(egress)]);
}

function rulesOf(rules: readonly PolicyRule[]): string[] {
  return [...new Set(rules.map(({ peers, ports }) => JSON.stringify([peers.map(peerKey).sort(), ports.key])))].sort();
}
