/*
 * What one policy is good for. The cluster is compared with two others: one without the policy, and one in which it isolates
 * as before and allows nothing. What its rules allow in vain shows where each end is looked at alone.
 */
import { compareText } from '../base/compare-text';
import { Cluster, type ClusterPolicy } from '../model/cluster';
import { ConnectionSet } from '../model/connection-set';
import { DIRECTIONS, oppositeOf, type Direction } from '../model/direction';
import { changesBetween, differenceOf, type ConnectionChange, type Difference } from './connection-changes';
import type { ConnectivityResult } from './connectivity';
import type { AnalysisOptions } from './options';
import { Reachability } from './reachability';

/** What a policy does in a cluster, and what would change without it. */
export interface PolicyEffect {
  readonly schemaVersion: 'cdk8s-netpol/policy-effect/v1';
  readonly policy: {
    readonly namespace: string;
    readonly name: string;
    readonly file?: string;
    readonly line?: number;
    readonly constructPath?: string;
  };
  /** The directions in which it isolates its subject. */
  readonly directions: readonly Direction[];
  /** Ids of the workloads that it selects. */
  readonly subjects: readonly string[];
  /** What passes because of its rules, and would be denied if it isolated only: what no other policy allows. */
  readonly adds: readonly ConnectionChange[];
  /** What its rules, and no others, allow at its subjects, and the other end denies (S16). */
  readonly blocked: readonly ConnectionChange[];
  /** What would change if it were deleted. */
  readonly without: {
    /** Those of its subjects that no other policy isolates: everything would pass there. */
    readonly noLongerIsolated: { readonly ingress: readonly string[]; readonly egress: readonly string[] };
    readonly opened: readonly ConnectionChange[];
    readonly closed: readonly ConnectionChange[];
  };
}

/** What the policy does that has this namespace and name; undefined where there is none. */
export function effectOfPolicy(
  reachability: Reachability,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  options?: AnalysisOptions,
): PolicyEffect | undefined {
  const { cluster } = reachability;
  const found = cluster.policies.find(({ policy }) => policy.namespace === namespace && policy.name === name);
  if (!found) return undefined;
  const subjects = subjectsOf(found, reachability);
  const isolating: ClusterPolicy = { ...found, policy: { ...found.policy, ingress: [], egress: [] } };
  const others = cluster.policies.filter((each) => each !== found);
  const connectivityWith = (policies: readonly ClusterPolicy[]): ConnectivityResult =>
    Reachability.of(withPolicies(cluster, policies), options).connectivity({ focus: subjects });

  const now = reachability.connectivity({ focus: subjects });
  const [without, emptied] = [others, [...others, isolating]].map(connectivityWith);
  const changes = changesBetween([now, without, emptied], subjects);
  const ends = found.policy.isolates
    .filter((direction) => found.policy[direction].length > 0)
    .map((direction) =>
      [cluster.policies, [...others, isolating]].map((policies) =>
        connectivityWith(policiesOfOneEnd(policies, namespace, direction)),
      ),
    );
  return {
    schemaVersion: 'cdk8s-netpol/policy-effect/v1',
    policy: { namespace, name, ...placeOf(found) },
    directions: found.policy.isolates,
    subjects,
    adds: changes((each, _, withoutRules) => differenceOf(each, withoutRules)),
    blocked: blockedBetween(now, ends, subjects),
    without: {
      noLongerIsolated: noLongerIsolated(subjects, now, without),
      opened: changes((each, deleted) => differenceOf(deleted, each)),
      closed: changes((each, deleted) => differenceOf(each, deleted)),
    },
  };
}

function subjectsOf({ policy }: ClusterPolicy, { _ends, _compiled }: Reachability): string[] {
  return _ends.all
    .filter(({ workload, isHostNetwork, position }) => {
      const isSubject = !isHostNetwork && !_compiled.classes[position].isFinished;
      return isSubject && workload.namespace === policy.namespace && policy.podSelector.matches(workload.labels);
    })
    .map(({ id }) => id)
    .sort(compareText);
}

function withPolicies(cluster: Cluster, policies: readonly ClusterPolicy[]): Cluster {
  const { namespaces, declaredNamespaces, workloads, services } = cluster;
  const declared = [...namespaces.values()].filter(({ name }) => declaredNamespaces.has(name));
  return Cluster.of({ namespaces: declared, workloads, services, policies });
}

/** The policies that decide what pods of a namespace say in one direction: with no others, the other end says yes to all. */
function policiesOfOneEnd(
  policies: readonly ClusterPolicy[],
  namespace: string,
  direction: Direction,
): ClusterPolicy[] {
  return policies
    .filter(({ policy }) => policy.namespace === namespace && policy.isolates.includes(direction))
    .map((each) => ({ ...each, policy: { ...each.policy, isolates: [direction], [oppositeOf(direction)]: [] } }));
}

/**
 * What surely does not pass although the rules of the policy allow it at its subjects.
 *
 * @param ends For each direction what passes at that end alone: with the rules of the policy, and without them.
 */
function blockedBetween(
  now: ConnectivityResult,
  ends: readonly (readonly ConnectivityResult[])[],
  subjects: readonly string[],
): ConnectionChange[] {
  const changes = changesBetween([now, ...ends.flat()], subjects);
  return changes(({ allowed, unknown }, ...atEnds) => {
    const added = ends.map((_, i) => differenceOf(atEnds[2 * i], atEnds[2 * i + 1]));
    const notPassing = (field: keyof Difference): ConnectionSet =>
      added
        .reduce((all, each) => all.union(each[field]), ConnectionSet.EMPTY)
        .difference(allowed)
        .difference(unknown);
    return { connections: notPassing('connections'), undecided: notPassing('undecided') };
  });
}

function placeOf({ source }: ClusterPolicy): Omit<PolicyEffect['policy'], 'namespace' | 'name'> {
  const { file, line } = source?.location?.() ?? {};
  return {
    ...(file !== undefined && { file, line }),
    ...(source?.constructPath !== undefined && { constructPath: source.constructPath }),
  };
}

function noLongerIsolated(
  subjects: readonly string[],
  now: ConnectivityResult,
  without: ConnectivityResult,
): PolicyEffect['without']['noLongerIsolated'] {
  const [before, after] = [now, without].map(({ endpoints }) => new Map(endpoints.map((each) => [each.id, each])));
  const [ingress, egress] = DIRECTIONS.map((direction) =>
    subjects.filter((id) => before.get(id)?.isolated?.[direction] && !after.get(id)?.isolated?.[direction]),
  );
  return { ingress, egress };
}
