/**
 * Whether a kind with its group, as kubectl writes them, is that of policies which decide beside NetworkPolicies:
 * `CiliumNetworkPolicy.cilium.io`, `GlobalNetworkPolicy.projectcalico.org`, `ClusterNetworkPolicy.policy.networking.k8s.io`.
 */
export function isOtherPolicy(qualifiedKind: string): boolean {
  return /^\w*NetworkPolicy\./.test(qualifiedKind);
}
