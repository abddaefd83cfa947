/*
 * What would let a flow pass that is denied. Laws: the proposals of a verdict, carried out together, make the flow allowed;
 * one end that lets enough pass is left as it is.
 */
import type { ConnectionSet } from '../model/connection-set';
import { DIRECTIONS, type Direction } from '../model/direction';
import type { PolicyPeer } from '../model/network-policy';
import type { CompiledCluster } from './compiled-cluster';
import type { CompiledPolicy, CompiledRule } from './compiled-policies';
import { connectionsOfPorts } from './connections-of-ports';
import type { End } from './ends';
import { isolationOf, passingAt } from './pair-answers';
import type { Question } from './question';
import { connectionsOfRule } from './trace';
import type { PolicyTrace, Proposal } from './verdict';

/** What each end does to a flow that is denied. */
export interface DeniedFlow {
  readonly from: End;
  readonly to: End;
  readonly question: Question;
  /** Policies that isolate the end, with the rules of that direction. */
  readonly policies: Readonly<Record<Direction, readonly PolicyTrace[]>>;
}

/** Changes that together let a flow pass, at most one for each end. */
export function proposalsFor(compiled: CompiledCluster, flow: DeniedFlow): Proposal[] {
  const { from, to, question } = flow;
  const { asked, isOne } = question;
  if (asked.isEmpty) return [];
  const [ingress, egress] = DIRECTIONS.map((direction) =>
    passingAt(compiled, direction, from, to).surely.intersection(asked),
  );
  const passing = { ingress, egress };
  let wanted = isOne ? asked : portsWorthAllowing(passing, asked, declaredPorts(to));
  const proposals: Proposal[] = [];
  // The destination comes first: which ports there are is for it to say.
  for (const direction of DIRECTIONS) {
    const passed = passing[direction].intersection(wanted);
    if (isOne ? passed.equals(wanted) : !passed.isEmpty) {
      wanted = passed;
      continue;
    }
    const { proposal, passes } = proposalAt(compiled, direction, flow, wanted);
    proposals.unshift(proposal);
    wanted = passes;
  }
  return proposals;
}

/** Of the ports in question those by which the fewest rules have to change, and which the destination declares, if any. */
function portsWorthAllowing(
  { ingress, egress }: Readonly<Record<Direction, ConnectionSet>>,
  asked: ConnectionSet,
  declared: ConnectionSet,
): ConnectionSet {
  const candidates = [ingress.intersection(declared), egress.intersection(declared), ingress, egress];
  return (
    candidates.find(({ isEmpty }) => !isEmpty) ??
    [asked.intersection(declared), asked].find(({ isEmpty }) => !isEmpty) ??
    asked
  );
}

function declaredPorts(to: End): ConnectionSet {
  const ports = to.kind === 'pod' ? to.workload.ports : [];
  return connectionsOfPorts(ports.map(({ protocol, port }) => ({ protocol, first: port, last: port })));
}

function proposalAt(
  compiled: CompiledCluster,
  direction: Direction,
  { from, to, question, policies: traces }: DeniedFlow,
  wanted: ConnectionSet,
): { readonly proposal: Proposal; readonly passes: ConnectionSet } {
  const [subject, other] = direction === 'egress' ? [from, to] : [to, from];
  const policies = isolationOf(compiled, subject, direction)?.policies ?? [];
  const rules = policies.flatMap((policy, i) =>
    policy.rules[direction].map((rule, j) => ({ policy, rule, trace: traces[direction][i].rules[j] })),
  );
  const propose = (adds: Proposal['adds'], passes: ConnectionSet, at?: (typeof rules)[number]) => {
    const { namespace, name } = at?.policy.source.policy ?? {};
    const rule = at && { namespace: namespace as string, name: name as string, index: at.rule.index };
    const ends = { subject: subject.id, other: inWords(other) };
    return { proposal: { direction, adds, ...(rule && { rule }), ...ends, ports: passes.toTexts() }, passes };
  };

  const ofPeer = rules.find(({ trace, policy, rule }) => trace.peer === true && !isForAllPods(policy, rule, direction));
  if (ofPeer) return propose('ports', wanted, ofPeer);
  for (const each of rules) {
    if (each.trace.peer === true) continue;
    const passes = connectionsOfRule(compiled, each.rule, to).intersection(wanted);
    // Which port of several is meant nobody knows at the source, where a rule for DNS would do as well as any other.
    if (question.isOne || direction === 'egress' ? passes.equals(wanted) : !passes.isEmpty) {
      return propose('peer', passes, each);
    }
  }
  return propose('rule', wanted);
}

/** Whether a rule is for every pod there is: to add a port to it is more than anybody wants who asks about one pod. */
function isForAllPods({ source: { policy } }: CompiledPolicy, rule: CompiledRule, direction: Direction): boolean {
  return rule.isForEverybody || policy[direction][rule.index].peers.some(isEveryPod);
}

function isEveryPod(peer: PolicyPeer): boolean {
  if ('ipBlock' in peer) return false;
  return peer.namespaceSelector?.isEverything === true && (peer.podSelector?.isEverything ?? true);
}

/** An end as a rule would have to name it. */
function inWords(end: End): string {
  if (end.kind === 'address' || !end.isHostNetwork) return end.id;
  return `the addresses of the nodes of ${end.id}`;
}
