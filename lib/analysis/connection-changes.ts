/*
 * What differs between connectivities of the same workloads. Law: what is listed of two endpoints is what the comparison
 * makes of the answers that each connectivity has for them.
 */
import { ConnectionSet, type ConnectionTexts } from '../model/connection-set';
import type { ConnectivityResult } from './connectivity';
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

/** What a connectivity says of two endpoints. */
export interface Answer {
  readonly allowed: ConnectionSet;
  readonly unknown: ConnectionSet;
}

/** What differs between two endpoints. */
export interface Difference {
  readonly connections: ConnectionSet;
  readonly undecided: ConnectionSet;
}

/** What passes, or may pass, by one answer and not by another. */
export function differenceOf(more: Answer, less: Answer): Difference {
  return {
    connections: more.allowed.difference(less.allowed),
    undecided: more.unknown.difference(less.unknown).difference(less.allowed),
  };
}

const NOTHING: Answer = { allowed: ConnectionSet.EMPTY, unknown: ConnectionSet.EMPTY };

/**
 * A function that lists what a comparison makes of several connectivities for flows that begin or end at some subjects. It
 * is given their answers, in their order. In the first of them no group has subjects and others.
 */
export function changesBetween(
  results: readonly ConnectivityResult[],
  subjects: readonly string[],
): (compare: (...answers: readonly Answer[]) => Difference) => ConnectionChange[] {
  const groups = refinedGroups(results.map(({ endpoints }) => endpoints));
  const isSubject = new Set(subjects);
  const ofSubjects = new Set(groups.filter(({ workloads }) => workloads.some((id) => isSubject.has(id))));
  const answersOf = results.map(answersByGroups);
  return (compare) => {
    const rows: Row[] = [];
    for (const from of groups) {
      for (const to of groups) {
        if (!ofSubjects.has(from) && !ofSubjects.has(to)) continue;
        if (from === to && !from.hasPairs) continue;
        const answers = answersOf.map((answerOf, i) => answerOf(from.groups[i], to.groups[i]));
        const difference = compare(...answers);
        if (difference.connections.isEmpty && difference.undecided.isEmpty) continue;
        rows.push({ from: [from], to: [to], ...difference });
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

/** The answers of a connectivity by the ids of its groups. */
function answersByGroups(result: ConnectivityResult): (from: string, to: string) => Answer {
  const byEnds = new Map<string, Map<string, Answer>>();
  for (const { from, to, allowed, unknown } of result.connections()) {
    const ofSource = byEnds.get(from.id) ?? new Map<string, Answer>();
    byEnds.set(from.id, ofSource.set(to.id, { allowed, unknown }));
  }
  return (from, to) => byEnds.get(from)?.get(to) ?? NOTHING;
}

interface Row extends Difference {
  readonly from: readonly RefinedGroup[];
  readonly to: readonly RefinedGroup[];
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
