import { CheckContext } from '../checks/check-context';
import { withoutReplaced } from '../checks/replaced-warnings';
import { runChecks } from '../checks/run-checks';
import { cniProfile } from '../cni/named-profile';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { sortByPlace } from '../diagnostics/sort-diagnostics';
import type { ReadManifests } from '../manifest/read-manifests';
import { Cluster } from '../model/cluster';
import { findClusterFaults } from '../model/cluster-faults';
import { firstParts } from '../model/first-parts';
import type { LoadedConfig } from './load-config';

/** What is wrong with manifests. */
export interface Judgement {
  readonly diagnostics: readonly Diagnostic[];
  /** How many more there would be, had nobody acknowledged them. */
  readonly acknowledged: number;
}

/** Everything that `netpol check` finds: what reading and validating found, what contradicts itself, and the checks. */
export function judge(read: ReadManifests, { invocation, plan }: LoadedConfig): Judgement {
  const { options, io } = invocation;
  const { cni, podCidr: podCidrs, nodeCidr: nodeCidrs } = options;
  const context = new CheckContext(Cluster.of(firstParts(read.parts)), {
    ...{ podCidrs, nodeCidrs },
    ...(cni !== undefined && { cni: cniProfile(cni) }),
    isPartial: read.diagnostics.some(({ severity }) => severity === 'error'),
    otherKinds: [...read.skipped.keys()],
    today: options.today ?? dayOf(io.now()),
  });
  const checked = runChecks(context, plan);
  const others = [...withoutReplaced(read.diagnostics, checked, plan), ...findClusterFaults(read.parts)];
  return {
    diagnostics: sortByPlace([...others, ...checked.diagnostics]),
    acknowledged: checked.acknowledged.length,
  };
}

/** A day as people on the spot count them. */
function dayOf(now: Date): string {
  const digits = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}
