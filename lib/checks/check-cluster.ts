import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Cluster } from '../model/cluster';
import { CheckContext, type CheckAssumptions } from './check-context';
import { withoutReplaced } from './replaced-warnings';
import { runChecks, type CheckPlan, type CheckResult } from './run-checks';

/** A cluster as far as it could be read. */
export interface ClusterToCheck {
  readonly cluster: Cluster;
  /** What reading and validating it has found. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What is wrong with a cluster. */
export interface CheckedCluster extends CheckResult {
  /** What reading and validating has found, but for what the checks say better. */
  readonly remaining: readonly Diagnostic[];
}

/** Runs checks on a cluster, whoever made it. Of what they find only that counts which is wanted. */
export function checkCluster(
  { cluster, diagnostics }: ClusterToCheck,
  plan: CheckPlan,
  assumptions: CheckAssumptions,
  isWanted: (finding: Diagnostic) => boolean = () => true,
): CheckedCluster {
  const result = runChecks(new CheckContext(cluster, assumptions), plan);
  const checked = { ...result, diagnostics: result.diagnostics.filter(isWanted) };
  return { ...checked, remaining: withoutReplaced(diagnostics, checked, plan) };
}
