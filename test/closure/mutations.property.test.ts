/*
 * Every mistake in a policy that changes which flows pass is noticed, and no other one: what a mistake changes is asked of
 * the evaluator that shares no code with the library, before and after.
 */
import { checkClosure } from '../../lib/closure/closure';
import type { AppGraph } from '../../lib/graph/app-graph';
import type { LoweredPolicy } from '../../lib/lower/assemble';
import { lower } from '../../lib/lower/lower';
import { DIRECTIONS, policyTypeOf } from '../../lib/model/direction';
import type { NetworkPolicy } from '../../lib/model/network-policy';
import { appliesTo, passes } from '../support/point-evaluator';
import { graphWith, PEERS, PORTS } from './peer-kinds';
import { EVERY_PEER, EVERY_PORT, flowsBySubject, NAMESPACES, plainAt, type Points, type SubjectFlows } from './points';
import { mutationsOf, type Mutation } from './policy-mutations';

const FLOWS = new Map<Points, Readonly<Record<string, SubjectFlows[]>>>(
  [EVERY_PORT, EVERY_PEER].map((points) => [
    points,
    Object.fromEntries(
      ['a', 'b'].flatMap((home) =>
        DIRECTIONS.map((direction) => [`${direction} ${home}`, flowsBySubject(home, direction, points)]),
      ),
    ),
  ]),
);

/** What passes at the pods of a namespace, flow by flow. Policies of other namespaces have no say in it (S1). */
function outcomesOf(home: string, policies: readonly NetworkPolicy[], points: Points): boolean[] {
  const local = policies.filter(({ namespace }) => namespace === home);
  return DIRECTIONS.flatMap((direction) => {
    const plain = plainAt(direction, local);
    const type = policyTypeOf(direction);
    const subjects = FLOWS.get(points)?.[`${direction} ${home}`] ?? [];
    return subjects.flatMap(({ subject, flows }) => {
      // Which policies apply is a matter of the subject: asked once for all of its flows.
      const applying = plain.filter((policy) => appliesTo(policy, subject, type));
      return flows.map((flow) => passes(type, applying, NAMESPACES, flow));
    });
  });
}

interface Case {
  readonly graph: AppGraph;
  readonly lowered: readonly LoweredPolicy[];
  readonly points: Points;
  /** Of the pods of each namespace. */
  readonly outcomes: Readonly<Record<string, boolean[]>>;
}

function caseOf(graph: AppGraph, points: Points): Case {
  const { policies: lowered, diagnostics } = lower(graph);
  expect(diagnostics).toEqual([]);
  const policies = lowered.map(({ policy }) => policy);
  const outcomes = Object.fromEntries(['a', 'b'].map((home) => [home, outcomesOf(home, policies, points)]));
  return { graph, lowered, points, outcomes };
}

/** Codes that a mutation must be found under, by what it does to the flows. */
function expectedCodes({ lowered, points, outcomes }: Case, index: number, mutation: Mutation): string[] {
  const policies = lowered
    .map(({ policy }) => policy)
    .flatMap((each, i) => (i === index ? (mutation.policy ?? []) : each));
  const home = lowered[index].policy.namespace;
  const after = outcomesOf(home, policies, points);
  const codes = outcomes[home].flatMap((before, i) => {
    if (before === after[i]) return [];
    return [before ? 'intent-blocked' : 'intent-exceeded'];
  });
  return [...new Set(codes)].sort();
}

let caught = 0;

function expectCaught(each: Case, index: number, mutation: Mutation): void {
  const { policy, rules } = each.lowered[index];
  const mutated = each.lowered.flatMap((lowered, i) => {
    if (i !== index) return [lowered];
    return mutation.policy ? [{ ...lowered, policy: mutation.policy }] : [];
  });
  const found = checkClosure(each.graph, mutated);
  const what = `${policy.namespace}/${policy.name}: ${mutation.what}`;
  const expected = expectedCodes(each, index, mutation);
  expect([what, [...new Set(found.map(({ code }) => code))].sort()]).toEqual([what, expected]);
  if (expected.length > 0) caught++;
  for (const { code, constructPath, subject } of found) {
    // What a policy lets pass is said of the policy, what is missing of the rule that it comes from.
    if (subject) expect([what, subject.namespace, subject.name]).toEqual([what, policy.namespace, policy.name]);
    expect([what, code, constructPath]).toEqual([what, code, rules[0].origin.constructPath]);
  }
}

describe.each(DIRECTIONS)('%s', (direction) => {
  test.each(Object.entries(PEERS))('%s: every mistake is noticed', (_, peer) => {
    const each = caseOf(graphWith(peer, PORTS['a port'], direction), EVERY_PEER);
    expect(checkClosure(each.graph, each.lowered)).toEqual([]);
    for (const [index, { policy }] of each.lowered.entries()) {
      for (const mutation of mutationsOf(policy)) expectCaught(each, index, mutation);
    }
  });

  test.each(Object.entries(PORTS))('%s: every mistake is noticed', (_, ports) => {
    const each = caseOf(graphWith(PEERS['a tier of another namespace'], ports, direction), EVERY_PORT);
    for (const [index, { policy }] of each.lowered.entries()) {
      for (const mutation of mutationsOf(policy)) expectCaught(each, index, mutation);
    }
  });
});

test('mistakes were looked at', () => {
  expect(caught).toBeGreaterThan(400);
});
