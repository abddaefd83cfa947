import type { ClusterPolicy } from './cluster';

/** Keys of the labels of pods that selectors of policies ask for: by no other label can policies tell pods apart. */
export function selectedLabelKeys(policies: readonly Pick<ClusterPolicy, 'policy'>[]): Set<string> {
  const keys = new Set<string>();
  const add = (constraints: ReadonlyMap<string, unknown>): void => {
    for (const key of constraints.keys()) keys.add(key);
  };
  for (const { policy } of policies) {
    add(policy.podSelector.constraints);
    for (const { peers } of [...policy.ingress, ...policy.egress]) {
      for (const peer of peers) if (!('ipBlock' in peer) && peer.podSelector) add(peer.podSelector.constraints);
    }
  }
  return keys;
}
