import type { ReadCluster } from './read-cluster';
import { isMeantAsNetworkPolicy } from './object-kind';

/** What reading manifests leaves open about the cluster that they make. */
export interface ReadingGaps {
  /** Whether something could not be read, so that there may be more namespaces, pods and Services. */
  readonly isPartial: boolean;
  /** Whether a policy is left out because the API server would refuse it. */
  readonly lacksPolicies: boolean;
  /** Kinds that are not read, with their group: `Rollout.argoproj.io`. */
  readonly otherKinds: readonly string[];
}

export function readingGaps({ diagnostics, skipped }: Pick<ReadCluster, 'diagnostics' | 'skipped'>): ReadingGaps {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const ofPolicies = errors.filter(({ subject }) => subject && isMeantAsNetworkPolicy({ ...subject }));
  return {
    isPartial: ofPolicies.length < errors.length,
    lacksPolicies: ofPolicies.length > 0,
    otherKinds: [...skipped.keys()],
  };
}
