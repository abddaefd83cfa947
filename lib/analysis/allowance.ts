import type { ConnectionSet } from '../model/connection-set';
import type { CompiledCluster } from './compiled-cluster';
import type { Isolation } from './isolation';
import type { PodPeer } from './pod-index';

/** What one rule lets pass, to or from the pods of any of its peers. */
export interface Allowance {
  /** Namespace of the policy. */
  readonly home: string;
  readonly isForEverybody: boolean;
  readonly peers: readonly PodPeer[];
  readonly passes: ConnectionSet;
}

/** What the rules of an isolation let pass for ends that name no ports. */
export function allowancesOf({ connections }: CompiledCluster, isolation: Isolation): Allowance[] {
  const { direction } = isolation;
  return isolation.policies.flatMap(({ source: { policy }, rules }) =>
    rules[direction].map((rule): Allowance => ({
      home: policy.namespace,
      isForEverybody: rule.isForEverybody,
      peers: policy[direction][rule.index].peers.filter((peer): peer is PodPeer => !('ipBlock' in peer)),
      passes: connections.at(isolation.passesWithoutNames(rule)),
    })),
  );
}
