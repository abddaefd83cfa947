/*
 * What one policy is good for. The cluster is compared with two others: one without the policy, and one in which it isolates
 * as before and allows nothing. Law: what is listed of two endpoints is the difference of what two clusters say of them.
 */
import { compareText } from '../base/compare-text';
import { Cluster, type ClusterPolicy } from '../model/cluster';
import { ConnectionSet, type ConnectionTexts } from '../model/connection-set';
import { DIRECTIONS, type Direction } from '../model/direction';
import type { ConnectivityResult } from './connectivity';
import type { AnalysisOptions } from './options';
import { Reachability } from './reachability';
import { membersOf, refinedGroups, type RefinedGroup } from './refined-groups';

/** What differs between each of some endpoints and each of others. One in both lists means two different pods of it. */
export interface ConnectionChange {
  /** Ids of endpoints, in order. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** What surely passes in one case and does not surely pass in the other. */
  readonly connections: ConnectionTexts;
  /** What is undecided in one case and denied in the other. @default - nothing */
  readonly undecided?: ConnectionTexts;
}

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
  const subjects = reachability._ends.all
    .filter(({ workload, isHostNetwork, position }) => {
      const isSubject = !isHostNetwork && !reachability._compiled.classes[position].isFinished;
      return isSubject && workload.namespace === namespace && found.policy.podSelector.matches(workload.labels);
    })
    .map(({ id }) => id)
    .sort(compareText);

  const isolating = { ...found, policy: { ...found.policy, ingress: [], egress: [] } };
  const others = cluster.policies.filter((each) => each !== found);
  const variants = [others, [...others, isolating]].map((policies) => withPolicies(cluster, policies));
  const cases = [reachability, ...variants.map((each) => Reachability.of(each, options))];
  const [now, without, emptied] = cases.map((each) => each.connectivity({ focus: subjects }));
  const compare = comparisonOf([now, without, emptied], new Set(subjects));
  return {
    schemaVersion: 'cdk8s-netpol/policy-effect/v1',
    policy: { namespace, name, ...placeOf(found) },
    directions: found.policy.isolates,
    subjects,
    adds: compare(0, 2),
    without: {
      noLongerIsolated: noLongerIsolated(subjects, now, without),
      opened: compare(1, 0),
      closed: compare(0, 1),
    },
  };
}

function withPolicies(cluster: Cluster, policies: readonly ClusterPolicy[]): Cluster {
  const { namespaces, declaredNamespaces, workloads, services } = cluster;
  const declared = [...namespaces.values()].filter(({ name }) => declaredNamespaces.has(name));
  return Cluster.of({ namespaces: declared, workloads, services, policies });
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

interface Answer {
  readonly allowed: ConnectionSet;
  readonly unknown: ConnectionSet;
}

const NOTHING: Answer = { allowed: ConnectionSet.EMPTY, unknown: ConnectionSet.EMPTY };

/**
 * A function that lists what one of the connectivities, given by its position, lets pass to or from the subjects of the policy
 * and another one does not. In the first of them, where the policy is, no group has subjects and others.
 */
function comparisonOf(
  results: readonly ConnectivityResult[],
  subjects: ReadonlySet<string>,
): (more: number, less: number) => ConnectionChange[] {
  const groups = refinedGroups(results.map(({ endpoints }) => endpoints));
  const ofSubjects = new Set(groups.filter(({ workloads }) => workloads.some((id) => subjects.has(id))));
  const answers = results.map((result) => {
    const byEnds = new Map<string, Map<string, Answer>>();
    for (const { from, to, allowed, unknown } of result.connections()) {
      const ofSource = byEnds.get(from.id) ?? new Map<string, Answer>();
      byEnds.set(from.id, ofSource.set(to.id, { allowed, unknown }));
    }
    return (from: RefinedGroup, to: RefinedGroup, position: number) =>
      byEnds.get(from.groups[position])?.get(to.groups[position]) ?? NOTHING;
  });
  return (more, less) => {
    const rows: Row[] = [];
    for (const from of groups) {
      for (const to of groups) {
        if (!ofSubjects.has(from) && !ofSubjects.has(to)) continue;
        if (from === to && !from.hasPairs) continue;
        const [a, b] = [more, less].map((position) => answers[position](from, to, position));
        const connections = a.allowed.difference(b.allowed);
        const undecided = a.unknown.difference(b.unknown).difference(b.allowed);
        if (connections.isEmpty && undecided.isEmpty) continue;
        rows.push({ from: [from], to: [to], connections, undecided });
      }
    }
    return merged(merged(rows, 'from', 'to'), 'to', 'from').map(({ from, to, connections, undecided }) => ({
      from: membersOf(from),
      to: membersOf(to),
      connections: connections.toTexts(),
      ...(!undecided.isEmpty && { undecided: undecided.toTexts() }),
    }));
  };
}

interface Row {
  readonly from: readonly RefinedGroup[];
  readonly to: readonly RefinedGroup[];
  readonly connections: ConnectionSet;
  readonly undecided: ConnectionSet;
}

/** Makes one row of those that agree in everything but the groups at one end. */
function merged(rows: readonly Row[], same: 'from' | 'to', other: 'from' | 'to'): Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const { connections, undecided } = row;
    const key = JSON.stringify([row[same].map(({ groups }) => groups), connections.key, undecided.key]);
    const known = found.get(key);
    found.set(key, known ? { ...known, [other]: [...known[other], ...row[other]] } : row);
  }
  return [...found.values()];
}
