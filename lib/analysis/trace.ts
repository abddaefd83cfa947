import { holdsPoint } from '../base/boundaries';
import type { ClusterPolicy } from '../model/cluster';
import { ConnectionSet } from '../model/connection-set';
import { describePeers, describePorts } from '../model/describe-policy';
import type { Direction } from '../model/direction';
import type { CellRuns } from './address-space';
import type { CompiledCluster } from './compiled-cluster';
import type { CompiledPolicy, CompiledRule } from './compiled-policies';
import type { End } from './ends';
import { familiesBetween, isolationOf } from './pair-answers';
import { NO_NAMES } from './port-names';
import type { Question } from './question';
import type { PolicyTrace, RuleTrace } from './verdict';

/** What tells one policy from another. */
export type NamedPolicy = Omit<PolicyTrace, 'rules'>;

/** The policies that isolate `subject` in a direction, and for each rule whether it matches `other` and the question. */
export function traceOf(
  compiled: CompiledCluster,
  direction: Direction,
  subject: End,
  other: End,
  question: Question,
): PolicyTrace[] {
  const policies = isolationOf(compiled, subject, direction)?.policies ?? [];
  return policies.map((policy): PolicyTrace => {
    const { namespace, name, ...place } = namedPolicy(policy.source);
    const rules = policy.rules[direction].map((rule) =>
      traceRule(compiled, { policy, rule, direction, subject, other, question }),
    );
    return { namespace, name, rules, ...place };
  });
}

/** A policy by its name, with the place that it comes from. */
export function namedPolicy({ policy: { namespace, name }, source }: ClusterPolicy): NamedPolicy {
  const location = source?.location?.();
  return {
    ...{ namespace, name },
    ...(location && { file: location.file, line: location.line }),
    ...(source?.constructPath !== undefined && { constructPath: source.constructPath }),
  };
}

interface RuleAtWork {
  readonly policy: CompiledPolicy;
  readonly rule: CompiledRule;
  readonly direction: Direction;
  readonly subject: End;
  readonly other: End;
  readonly question: Question;
}

function traceRule(compiled: CompiledCluster, at: RuleAtWork): RuleTrace {
  const peer = matchesPeer(compiled, at);
  const port = matchesPort(compiled, at);
  return {
    index: at.rule.index,
    matched: bothOf(peer, port),
    peer,
    port,
    why: explainRule(at, peer, port),
  };
}

function bothOf(peer: boolean | null, port: boolean | null): boolean | null {
  if (peer === false || port === false) return false;
  return peer === null || port === null ? null : true;
}

/** Whether an end is among the peers of a rule; `null` where only some of the addresses that it may have are. */
function matchesPeer({ options, classes }: CompiledCluster, { rule, subject, other }: RuleAtWork): boolean | null {
  const { isForEverybody, pods, cells } = rule;
  if (isForEverybody || (other.kind === 'pod' && pods.has(other.position))) return true;
  if (!cells) return false;
  const isOnPodNetwork = other.kind === 'pod' && classes[other.position].isSelectable;
  if (isOnPodNetwork && options.plugin?.ipBlocksMatchPods === false) return false;
  const states = new Set<boolean>();
  for (const family of familiesBetween(subject, other)) {
    for (const state of coverageOf(other.whereabouts.cells[family] ?? [], cells[family])) states.add(state);
  }
  if (states.size > 1) return null;
  return states.has(true);
}

/** Whether cells are inside of others: true, false, or both. */
function coverageOf(cells: CellRuns, covers: CellRuns): Set<boolean> {
  const states = new Set<boolean>();
  for (let i = 0; i < cells.length; i += 2) {
    const places = [cells[i], ...covers.filter((at) => cells[i] < at && at < cells[i + 1])];
    for (const place of places) states.add(holdsPoint(covers, place));
  }
  return states;
}

function matchesPort(
  compiled: CompiledCluster,
  { rule, direction, subject, other, question }: RuleAtWork,
): boolean | null {
  if (!question.isDefined) return rule.ports.isAll ? true : null;
  const passes = connectionsOfRule(compiled, rule, direction === 'ingress' ? subject : other);
  const matching = passes.intersection(question.asked);
  return question.isOne ? matching.equals(question.asked) : !matching.equals(ConnectionSet.EMPTY);
}

/** What the ports of a rule are at a destination. */
export function connectionsOfRule(
  { classes, connections, portNames }: CompiledCluster,
  { ports }: CompiledRule,
  destination: End,
): ConnectionSet {
  const naming = destination.kind === 'pod' ? classes[destination.position].naming : NO_NAMES;
  return connections.at(portNames.connections(ports, naming));
}

function explainRule(
  { policy, rule, direction, question }: RuleAtWork,
  peer: boolean | null,
  port: boolean | null,
): string {
  const end = direction === 'ingress' ? 'source' : 'destination';
  const { peers, ports } = wordsOf(policy, rule, direction);
  const misfit = describeMisfit(end, peer, port, question.isOne);
  return `it is for ${peers}, on ${ports}${misfit === undefined ? '' : `; ${misfit}`}`;
}

/** What does not fit a rule, in words; nothing where all fits. */
function describeMisfit(
  end: string,
  peerFits: boolean | null,
  portFits: boolean | null,
  isOnePort: boolean,
): string | undefined {
  const open = `whether the ${end} fits depends on its address`;
  if (portFits === null) {
    const aboutPeer = peerFits === null ? `${open}, and ` : peerFits ? '' : `the ${end} does not fit, and `;
    return `${aboutPeer}policies do not speak of this protocol`;
  }
  if (portFits) return peerFits === null ? open : peerFits ? undefined : `the ${end} does not fit`;
  if (peerFits === false) return `neither the ${end} nor ${isOnePort ? 'the' : 'any'} port fits`;
  return isOnePort ? 'the port does not fit' : 'no port fits';
}

interface RuleWords {
  readonly peers: string;
  readonly ports: string;
}

/** Rules come up in the traces of many flows. */
const WORDS = new WeakMap<CompiledRule, RuleWords>();

function wordsOf({ source: { policy } }: CompiledPolicy, rule: CompiledRule, direction: Direction): RuleWords {
  const known = WORDS.get(rule);
  if (known) return known;
  const { peers } = policy[direction][rule.index];
  const words = { peers: describePeers(peers, policy.namespace), ports: describePorts(rule.ports) };
  WORDS.set(rule, words);
  return words;
}
