/*
 * The verdict on one flow (S18). Laws: the outcome is the same with and without a trace, and the same as that of the
 * connection sets between the two ends.
 */
import { ConnectionSet } from '../model/connection-set';
import { DIRECTIONS, type Direction } from '../model/direction';
import { caveatsOf, UNDECIDED_CAVEATS, type CaveatCode } from './caveats';
import type { CompiledCluster } from './compiled-cluster';
import type { End } from './ends';
import { caveatCodes, combinedAnswer, isolationOf, passingAt, lookOf, unconditional } from './pair-answers';
import { proposalsFor } from './proposals';
import { readQuestion, transportOf, type Question } from './question';
import { traceOf } from './trace';
import type { BackendVerdict, DirectionVerdict, Flow, Outcome } from './verdict';

/** What may flow between two ends; the sets are disjoint, and what is in neither is denied. */
export interface PairAnswer {
  readonly allowed: ConnectionSet;
  readonly unknown: ConnectionSet;
  readonly caveats: readonly CaveatCode[];
}

/** Everything that may flow from one end to another. */
export function answerBetween(compiled: CompiledCluster, from: End, to: End): PairAnswer {
  const always = unconditional(from, to);
  if (always) return { allowed: ConnectionSet.ALL, unknown: ConnectionSet.EMPTY, caveats: [always] };
  const { connections } = compiled;
  const { allowed, unknown, marks } = combinedAnswer(compiled, from, to);
  return {
    allowed: connections.at(allowed),
    unknown: connections.at(unknown),
    caveats: caveatCodes(marks, lookOf(compiled, from), lookOf(compiled, to)),
  };
}

/** The outcome of a question, given what is allowed and unknown between two ends. */
export function outcomeOf(
  { asked, isOne, isDefined }: Question,
  { allowed, unknown }: Pick<PairAnswer, 'allowed' | 'unknown'>,
): Outcome {
  if (!isDefined) return 'unknown';
  if (asked.isEmpty) return 'denied';
  const passes = allowed.intersection(asked);
  if (isOne ? passes.equals(asked) : !passes.isEmpty) return 'allowed';
  return passes.isEmpty && unknown.intersection(asked).isEmpty ? 'denied' : 'unknown';
}

/** The verdict on a flow between two ends that are no Services. */
export function evaluateEnds(
  compiled: CompiledCluster,
  from: End,
  to: End,
  flow: Flow,
  question: Question = readQuestion(flow, to),
): BackendVerdict {
  const answer = answerBetween(compiled, from, to);
  const always = unconditional(from, to);
  const verdict = always ? 'allowed' : outcomeOf(question, answer);
  const unknown = answer.unknown.intersection(question.asked);
  const caveats = new Set(answer.caveats);
  if (!question.isDefined && !always) caveats.add('protocol-undefined');
  // What cannot be decided on other ports is of no interest here.
  if (unknown.isEmpty) for (const code of UNDECIDED_CAVEATS) caveats.delete(code);
  // What policies let pass, passes without them, too.
  if (question.isOne && verdict === 'allowed') caveats.delete('not-enforced');
  const [ingress, egress] = DIRECTIONS.map((direction) =>
    directionVerdict(compiled, direction, from, to, question, always !== undefined),
  );
  const policies = { ingress: ingress.policies, egress: egress.policies };
  const proposals = verdict === 'denied' ? proposalsFor(compiled, { from, to, question, policies }) : [];
  return {
    flow: canonicalFlow(flow, from.id, to.id),
    verdict,
    ...(!question.isOne && question.isDefined && { allowed: answer.allowed.intersection(question.asked).toTexts() }),
    ...(!question.isOne && !unknown.isEmpty && { unknown: unknown.toTexts() }),
    caveats: caveatsOf(caveats),
    egress,
    ingress,
    ...(proposals.length > 0 && { proposals }),
  };
}

/** The flow as it was asked, with full ids. */
export function canonicalFlow(flow: Flow, from: string, to: string): Flow {
  const { port } = flow;
  const transport = transportOf(flow);
  return { from, to, ...(transport !== undefined && { protocol: transport }), ...(port !== undefined && { port }) };
}

function directionVerdict(
  compiled: CompiledCluster,
  direction: Direction,
  from: End,
  to: End,
  question: Question,
  passesAnyway: boolean,
): DirectionVerdict {
  const [subject, other] = direction === 'egress' ? [from, to] : [to, from];
  const isolated = isolationOf(compiled, subject, direction) !== undefined;
  const policies = traceOf(compiled, direction, subject, other, question);
  if (passesAnyway || !isolated) return { isolated, verdict: 'allowed', policies };
  const { surely, possibly } = passingAt(compiled, direction, from, to);
  const verdict = outcomeOf(question, { allowed: surely, unknown: possibly.difference(surely) });
  return { isolated, verdict, policies };
}
