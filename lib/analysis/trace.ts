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
  const matches = matchesPeer(compiled, at);
  const peer = typeof matches === 'boolean' ? matches : null;
  const port = matchesPort(compiled, at);
  return {
    index: at.rule.index,
    matched: bothOf(peer, port),
    peer,
    port,
    why: explainRule(at, matches, port),
  };
}

function bothOf(peer: boolean | null, port: boolean | null): boolean | null {
  if (peer === false || port === false) return false;
  return peer === null || port === null ? null : true;
}

/** What decides whether an end is among the peers of a rule, where the input does not. */
type Undecided = 'address' | 'namespace labels';

/** Whether an end is among the peers of a rule, or what that depends on. */
function matchesPeer(compiled: CompiledCluster, at: RuleAtWork): boolean | readonly Undecided[] {
  const { rule, other } = at;
  if (rule.isForEverybody || (other.kind === 'pod' && rule.pods.has(other.position))) return true;
  const byAddress = matchesBlocks(compiled, at);
  if (byAddress === true) return true;
  const undecided: Undecided[] = byAddress === null ? ['address'] : [];
  if (other.kind === 'pod' && rule.possiblePods?.has(other.position)) undecided.push('namespace labels');
  return undecided.length > 0 && undecided;
}

/** Whether the ipBlocks of a rule hold an end; `null` where they hold only some of the addresses that it may have. */
function matchesBlocks(
  { options, classes }: CompiledCluster,
  { rule: { cells }, subject, other }: RuleAtWork,
): boolean | null {
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
  { policy, rule, direction, other, question }: RuleAtWork,
  peer: boolean | readonly Undecided[],
  port: boolean | null,
): string {
  const end = direction === 'ingress' ? 'source' : 'destination';
  const { peers, ports } = wordsOf(policy, rule, direction);
  const open = typeof peer === 'boolean' ? undefined : describeUndecided(end, other, peer);
  const misfit = describeMisfit(end, open ?? peer === true, port, question.isOne);
  return `it is for ${peers}, on ${ports}${misfit === undefined ? '' : `; ${misfit}`}`;
}

function describeUndecided(end: string, other: End, undecided: readonly Undecided[]): string {
  const namespace = other.kind === 'pod' ? other.workload.namespace : '';
  const words = {
    address: 'its address',
    'namespace labels': `the labels of namespace ${namespace}, which the input does not declare`,
  };
  return `whether the ${end} fits depends on ${undecided.map((each) => words[each]).join(', or on ')}`;
}

/** What does not fit a rule, in words; nothing where all fits. Of a peer that may fit the words for that are given. */
function describeMisfit(
  end: string,
  peerFits: boolean | string,
  portFits: boolean | null,
  isOnePort: boolean,
): string | undefined {
  const aboutPeer = peerFits === false ? `the ${end} does not fit` : peerFits === true ? undefined : peerFits;
  if (portFits === null) {
    return `${aboutPeer === undefined ? '' : `${aboutPeer}, and `}policies do not speak of this protocol`;
  }
  if (portFits) return aboutPeer;
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
