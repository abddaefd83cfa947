/*
 * What must and must not be possible in a cluster, for the constructs' assertions and for test matchers:
 *
 *   const expectations = Expectations.of(reachability);            // kept for each Reachability, so ask again freely
 *   const web = EndSelection.pods('shop', LabelSelector.of({ app: 'web' }));
 *   expectations.mustReach({ from: web, to: EndSelection.endpoint('shop/Tier/db'), ports: PolicyPorts.of([...]) });
 *   expectations.mustNotReach({ from: EndSelection.EVERYTHING, to: web, acceptCaveats: ['pod-address-unknown'] });
 *   expectations.mustOnlyBeReachedFrom({ subject: web, peers: [EndSelection.peer(policyPeer, 'shop')] });
 *   expectations.mustOnlyReach({ subject: web, peers: [] });       // nobody
 *
 * Each answers `undefined`, or the `Breach` with one witness; `renderBreach` makes text of it. An endpoint id that does
 * not exist throws a `DiagnosticsError` (`endpoint-unknown`, `endpoint-ambiguous`). Laws: the answer is that of looking at
 * every pair of ends on its own; the order of parts, peers, workloads and policies changes nothing.
 */
import { ConnectionSet } from '../../model/connection-set';
import type { PolicyPorts } from '../../model/policy-ports';
import type { CaveatCode } from '../caveats';
import { ALL_CONNECTIONS, type ConnectionId } from '../connection-table';
import type { End } from '../ends';
import type { Reachability } from '../reachability';
import { DECLARED, declaredBy, EVERYTHING, portsAt, type AskedAt } from './asked-ports';
import type { Breach, ExpectationKind, FlowBreach, VacuousBreach } from './breach';
import { EndFinder, type PlacedEnd, type SelectedEnds } from './end-finder';
import { firstPair, groupEnds, SameEnd, type EndGroup } from './end-groups';
import { EndSelection } from './end-selection';
import { Openings } from './openings';
import { OwnNodePairs } from './own-nodes';
import { PairSearch, type PairSearchInput, type Passing } from './pair-search';

/** What all expectations can be told. */
export interface ExpectationOptions {
  /**
   * Ports at the destination; a name is the port of that name at each destination (S37).
   * @default - for mustReach the ports that each destination declares, for the others every port of every protocol
   */
  readonly ports?: PolicyPorts;
  /** Caveats that may leave a verdict unknown. @default - none: unknown is a breach */
  readonly acceptCaveats?: readonly CaveatCode[];
}

/** What must, or must not, be reached from where. */
export interface FromTo extends ExpectationOptions {
  readonly from: EndSelection;
  readonly to: EndSelection;
}

/** Who alone may be at the other end. */
export interface SubjectAndPeers extends ExpectationOptions {
  readonly subject: EndSelection;
  /** Nobody at all where it is empty. The pods of the subject themselves are not among them unless they are named. */
  readonly peers: readonly EndSelection[];
}

const MADE = new WeakMap<Reachability, Expectations>();

/** Asks what is expected of one cluster. */
export class Expectations {
  /** The same one for the same reachability. */
  public static of(reachability: Reachability): Expectations {
    const made = MADE.get(reachability) ?? new Expectations(reachability);
    MADE.set(reachability, made);
    return made;
  }

  private readonly finder: EndFinder;
  private readonly openings: Openings;

  private constructor(private readonly reachability: Reachability) {
    this.finder = new EndFinder(reachability);
    this.openings = new Openings(reachability._compiled);
  }

  /**
   * From each end to each other one all of the ports must be allowed. An end is no pair with itself, unless it is all that
   * there is on both sides: then two pods of it are meant.
   */
  public mustReach({ from, to, ports, acceptCaveats }: FromTo): Breach | undefined {
    const expectation = 'must-reach';
    const [sources, destinations] = [this.finder.find(from), this.finder.find(to)];
    const search = (sameEnd: SameEnd): PairSearch =>
      this.search(sources, destinations, { sameEnd, withOwnNodes: true }, ports ?? DECLARED, acceptCaveats);
    let pairs = search(SameEnd.IS_NO_PAIR);
    if (pairs.total === 0) pairs = search(SameEnd.IS_TWO_PODS);
    const empty = emptyEnd(sources, destinations, pairs);
    if (empty) return { kind: 'vacuous', expectation, empty };
    const silent = pairs.input.to.filter(({ asked }) => this.connectionsOf(asked).isEmpty).flatMap(({ ends }) => ends);
    if (silent.length > 0) return { kind: 'ports-missing', expectation, to: silent[0].id, further: silent.length - 1 };
    let failing = pairs.total;
    for (const passing of pairs.passing()) if (this.isReached(passing)) failing -= passing.pairs;
    if (failing === 0) return undefined;
    const {
      from: source,
      to: destination,
      passing,
    } = pairs.first((_from, _to, each) => each === undefined || !this.isReached(each));
    const unknown = passing && !passing.isAccepted ? this.connectionsOf(passing.unknown) : ConnectionSet.EMPTY;
    const asked = this.connectionsOf(destination.asked);
    const denied = passing
      ? asked.difference(this.connectionsOf(passing.allowed)).difference(this.connectionsOf(passing.unknown))
      : asked;
    const offending = denied.isEmpty ? unknown : denied;
    return this.flowBreach(expectation, source, destination, pairs.input.sameEnd, offending, failing - 1);
  }

  /**
   * From no end to any other, or from one pod of a workload to another, may any of the ports be allowed or unknown. What a
   * pod and its own node have to say to each other no policy decides (S46, S47), so it is left out, unless nothing else
   * was asked about.
   */
  public mustNotReach({ from, to, ports, acceptCaveats }: FromTo): Breach | undefined {
    const [sources, destinations] = [this.finder.find(from), this.finder.find(to)];
    return this.mustBeClosed('must-not-reach', sources, destinations, { ports, acceptCaveats });
  }

  /** No end but the peers may have any of the ports of the subject allowed or unknown. */
  public mustOnlyBeReachedFrom({ subject, peers, ...options }: SubjectAndPeers): Breach | undefined {
    const expectation = 'must-only-be-reached-from';
    const [subjects, others] = [this.finder.find(subject), this.others(peers)];
    const breach = this.mustBeClosed(expectation, others, subjects, options);
    return breach?.kind === 'vacuous' ? { ...breach, empty: aboutSubject(breach.empty, 'to') } : breach;
  }

  /** No end but the peers may have any of the ports allowed or unknown from the subject. */
  public mustOnlyReach({ subject, peers, ...options }: SubjectAndPeers): Breach | undefined {
    const expectation = 'must-only-reach';
    const [subjects, others] = [this.finder.find(subject), this.others(peers)];
    const breach = this.mustBeClosed(expectation, subjects, others, options);
    return breach?.kind === 'vacuous' ? { ...breach, empty: aboutSubject(breach.empty, 'from') } : breach;
  }

  private others(peers: readonly EndSelection[]): SelectedEnds {
    return this.finder.outside(this.finder.find(EndSelection.anyOf(peers)));
  }

  private mustBeClosed(
    expectation: ExpectationKind,
    from: SelectedEnds,
    to: SelectedEnds,
    { ports, acceptCaveats }: ExpectationOptions,
  ): Breach | undefined {
    const search = (withOwnNodes: boolean): PairSearch =>
      this.search(from, to, { sameEnd: SameEnd.IS_TWO_PODS, withOwnNodes }, ports ?? EVERYTHING, acceptCaveats);
    let pairs = search(false);
    if (pairs.total === 0) pairs = search(true);
    const empty = emptyEnd(from, to, pairs);
    if (empty) return { kind: 'vacuous', expectation, empty };
    if (pairs.input.to.every(({ asked }) => this.connectionsOf(asked).isEmpty)) {
      return { kind: 'vacuous', expectation, empty: 'ports' };
    }
    let failing = 0;
    let first: (Passing & { readonly order: number; readonly isSure: boolean }) | undefined;
    for (const passing of pairs.passing()) {
      const isSure = !this.connectionsOf(passing.allowed).isEmpty;
      if (!isSure && passing.isAccepted) continue;
      failing += passing.pairs;
      // What surely passes says more than what may pass.
      const isEarlier = !first || (isSure === first.isSure ? passing.order < first.order : isSure);
      if (isEarlier) first = { ...passing, isSure };
    }
    if (!first) return undefined;
    const offending = this.connectionsOf(first.isSure ? first.allowed : first.unknown);
    return this.flowBreach(expectation, first.from, first.to, pairs.input.sameEnd, offending, failing - 1);
  }

  private search(
    from: SelectedEnds,
    to: SelectedEnds,
    counting: Pick<PairSearchInput, 'sameEnd' | 'withOwnNodes'>,
    ports: PolicyPorts | AskedAt,
    acceptCaveats: readonly CaveatCode[] = [],
  ): PairSearch {
    const { _compiled: compiled } = this.reachability;
    const askedAt = typeof ports === 'function' ? ports : portsAt(ports);
    const [sources, destinations] = [this.finder.endsOf(from), this.finder.endsOf(to)];
    const ownNodes = new OwnNodePairs(endsOf(sources), endsOf(destinations));
    const isApart = (end: End): boolean => ownNodes.concerns(end);
    return new PairSearch(compiled, this.openings, {
      from: groupEnds(sources, () => ALL_CONNECTIONS, isApart),
      to: groupEnds(destinations, (end) => compiled.connections.idOf(askedAt(end)), isApart),
      ...counting,
      ownNodes,
      accepted: new Set(acceptCaveats),
    });
  }

  /** Whether everything in question is allowed, or unknown in a way that is accepted. */
  private isReached({ to, allowed, unknown, isAccepted }: Passing): boolean {
    const { connections } = this.reachability._compiled;
    const passes = isAccepted ? connections.union(allowed, unknown) : allowed;
    return passes === to.asked;
  }

  private connectionsOf(id: ConnectionId): ConnectionSet {
    return this.reachability._compiled.connections.at(id);
  }

  private flowBreach(
    expectation: ExpectationKind,
    sources: EndGroup,
    destinations: EndGroup,
    sameEnd: SameEnd,
    offending: ConnectionSet,
    further: number,
  ): FlowBreach {
    const pair = firstPair(sources, destinations, sameEnd);
    if (!pair) throw new Error('a breach without a pair');
    const [from, to] = [pair.from.id, pair.to.id];
    const witness =
      declaredBy(pair.to).find(({ protocol, port }) => offending.has(protocol, port)) ?? offending.example;
    if (!witness) throw new Error('a breach without a connection');
    const { protocol, port } = witness;
    const verdict = this.reachability.evaluate({ from, to, protocol, port });
    return {
      kind: 'flow',
      expectation,
      from,
      to,
      witness: { protocol, port },
      outcome: verdict.verdict,
      verdict,
      further,
    };
  }
}

function endsOf(placed: readonly PlacedEnd[]): End[] {
  return placed.map(({ end }) => end);
}

function emptyEnd(from: SelectedEnds, to: SelectedEnds, pairs: PairSearch): VacuousBreach['empty'] | undefined {
  const isEmpty = ({ pods, addresses }: SelectedEnds): boolean => pods.isEmpty() && addresses.isEmpty;
  if (isEmpty(from)) return 'from';
  if (isEmpty(to)) return 'to';
  return pairs.total === 0 ? 'pairs' : undefined;
}

/** The same end, as it is called where there is a subject. */
function aboutSubject(empty: VacuousBreach['empty'], subject: 'from' | 'to'): VacuousBreach['empty'] {
  if (empty === subject) return 'subject';
  return empty === 'from' || empty === 'to' ? 'others' : empty;
}
