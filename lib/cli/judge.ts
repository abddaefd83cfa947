import { checkCluster } from '../checks/check-cluster';
import type { SkippedCheck } from '../checks/run-checks';
import { cniProfile } from '../cni/named-profile';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { sortByPlace } from '../diagnostics/sort-diagnostics';
import type { ReadManifests } from '../manifest/read-manifests';
import { readingGaps } from '../manifest/reading-gaps';
import { Cluster } from '../model/cluster';
import { findClusterFaults } from '../model/cluster-faults';
import { firstParts } from '../model/first-parts';
import type { LoadedConfig } from './load-config';

/** What is wrong with manifests. */
export interface Judgement {
  readonly diagnostics: readonly Diagnostic[];
  /** How many more there would be, had nobody acknowledged them. */
  readonly acknowledged: number;
  readonly skipped: readonly SkippedCheck[];
}

/** Everything that `netpol check` finds: what reading and validating found, what contradicts itself, and the checks. */
export function judge(read: ReadManifests, { invocation, plan }: LoadedConfig): Judgement {
  const { options, io } = invocation;
  const { cni, podCidr: podCidrs, nodeCidr: nodeCidrs } = options;
  const cluster = Cluster.of(firstParts(read.parts));
  const checked = checkCluster({ cluster, diagnostics: read.diagnostics }, plan, {
    ...{ podCidrs, nodeCidrs },
    ...(cni !== undefined && { cni: cniProfile(cni) }),
    ...readingGaps(read),
    ...(read.refused.length > 0 && { isPartial: true }),
    today: options.today ?? dayOf(io.now()),
  });
  return {
    diagnostics: sortByPlace([...checked.remaining, ...findClusterFaults(read.parts), ...checked.diagnostics]),
    acknowledged: checked.acknowledged.length,
    skipped: checked.skipped,
  };
}

/** A day as people on the spot count them. */
function dayOf(now: Date): string {
  const digits = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}
