import { compareText } from '../base/compare-text';
import type { Labels } from '../model/label-selector';
import { isFinished, workloadId, type Workload } from '../model/workload';
import type { WorkloadKind } from './object-kind';
import type { OwnedWorkload } from './read-workload';

/**
 * What may own what. Each kind stands in a column of its own, so that owners form no circles, whatever the references say.
 */
const OWNERS: Readonly<Partial<Record<string, readonly WorkloadKind[]>>> = {
  Pod: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob'],
  ReplicaSet: ['Deployment'],
  Job: ['CronJob'],
};

/**
 * Leaves out the Pods, ReplicaSets and Jobs that belong to a workload which is there, and gives the addresses of the pods
 * to it. What lacks one of the owner's labels stays: it is left from before the owner's template was changed, and policies
 * may tell the two apart.
 */
export function foldOwned(all: readonly OwnedWorkload[]): Workload[] {
  const byId = new Map(all.map((each) => [workloadId(each.workload), each]));
  const homes = new Map<OwnedWorkload, OwnedWorkload>();
  const homeOf = (each: OwnedWorkload): OwnedWorkload => {
    const known = homes.get(each);
    if (known) return known;
    const owner = ownerOf(each, byId);
    const above = owner && homeOf(owner);
    const home = above && belongs(each.workload, above.workload) ? above : each;
    homes.set(each, home);
    return home;
  };

  const addresses = new Map<OwnedWorkload, string[]>();
  for (const each of all) {
    const home = homeOf(each);
    if (home === each || isFinished(each.workload)) continue;
    const known = addresses.get(home);
    if (known) known.push(...each.workload.addresses);
    else addresses.set(home, [...each.workload.addresses]);
  }
  return all
    .filter((each) => homeOf(each) === each)
    .map((each) => withAddresses(each.workload, addresses.get(each) ?? []));
}

function ownerOf(
  { workload: { namespace, kind }, owners }: OwnedWorkload,
  byId: ReadonlyMap<string, OwnedWorkload>,
): OwnedWorkload | undefined {
  for (const owner of owners) {
    const found = byId.get(workloadId({ namespace, ...owner }));
    if (found && OWNERS[kind]?.includes(owner.kind)) return found;
  }
  return undefined;
}

/** Whether an owner stands for what it owns; a ReplicaSet without pods need not be stood for. */
function belongs(owned: Workload, owner: Workload): boolean {
  return owned.replicas === 0 || hasAll(owned.labels, owner.labels);
}

function hasAll(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}

function withAddresses(workload: Workload, more: readonly string[]): Workload {
  if (more.length === 0) return workload;
  return { ...workload, addresses: [...new Set([...workload.addresses, ...more])].sort(compareText) };
}
