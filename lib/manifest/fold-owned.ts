import { compareText } from '../base/compare-text';
import type { Labels } from '../model/label-selector';
import { isFinished, workloadId, type Workload } from '../model/workload';
import type { WorkloadKind } from './object-kind';
import type { OwnedWorkload } from './read-workload';

/** What may own what: no circle, whatever the references say, and no Pod, so that no owner has addresses of its own. */
const OWNERS: Readonly<Partial<Record<string, readonly WorkloadKind[]>>> = {
  Pod: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob'],
  ReplicaSet: ['Deployment'],
  Job: ['CronJob'],
};

/**
 * Leaves out the Pods, ReplicaSets and Jobs that belong to a workload which is there, and gives the addresses of the pods
 * to it. What lacks one of the owner's labels stays: it is left from before the owner's template was changed, and policies
 * may tell the two apart. So does what has another label that some selector asks for, as operators give one to the leader
 * of several pods; where all pods of an owner stay, it is left out in their stead.
 *
 * @param selectedKeys Keys of the labels that some selector asks for.
 */
export function foldOwned(all: readonly OwnedWorkload[], selectedKeys: ReadonlySet<string>): Workload[] {
  const byId = new Map(all.map((each) => [workloadId(each.workload), each]));
  const homes = new Map<OwnedWorkload, OwnedWorkload>();
  /** How many pods stay beside their owner. */
  const kept = new Map<OwnedWorkload, number>();
  const homeOf = (each: OwnedWorkload): OwnedWorkload => {
    const known = homes.get(each);
    if (known) return known;
    const owner = ownerOf(each, byId);
    const above = owner && homeOf(owner);
    const isKept = above && hasMore(each.workload.labels, above.workload.labels, selectedKeys);
    if (isKept && !isFinished(each.workload)) kept.set(above, (kept.get(above) ?? 0) + each.workload.replicas);
    const home = above && !isKept && belongs(each.workload, above.workload) ? above : each;
    homes.set(each, home);
    return home;
  };

  const addresses = new Map<OwnedWorkload, Set<string>>();
  for (const each of all) {
    const home = homeOf(each);
    if (home === each || isFinished(each.workload)) continue;
    // A ReplicaSet without addresses stands for pods that are listed themselves.
    if (each.workload.kind !== 'Pod') continue;
    const known = addresses.get(home) ?? new Set();
    for (const address of each.workload.addresses) known.add(address);
    addresses.set(home, known);
  }
  const isStoodFor = (each: OwnedWorkload): boolean =>
    (kept.get(each) ?? 0) >= Math.max(1, each.workload.replicas) && !addresses.has(each);
  return all
    .filter((each) => homeOf(each) === each && !isStoodFor(each))
    .map((each) => {
      const found = addresses.get(each);
      return found ? { ...each.workload, addresses: [...found].sort(compareText) } : each.workload;
    });
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

/** Whether something has a label beside those of its owner that some selector asks for. */
function hasMore(labels: Labels, ofOwner: Labels, selectedKeys: ReadonlySet<string>): boolean {
  return Object.keys(labels).some((key) => selectedKeys.has(key) && !Object.hasOwn(ofOwner, key));
}

function hasAll(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}
