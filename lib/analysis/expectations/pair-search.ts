/*
 * Looks at all pairs between two lists of groups, without visiting those between which nothing in question can pass. Law:
 * the counts and the first pair are those of visiting every pair in order.
 */
import { TypedFastBitSet as BitSet } from 'typedfastbitset';
import { NOTHING, type ConnectionId } from '../connection-table';
import { caveatCodes, combinedAnswer, isolationOf, lookOf } from '../pair-answers';
import { UNDECIDED_CAVEATS, type CaveatCode } from '../caveats';
import type { CompiledCluster } from '../compiled-cluster';
import type { Direction } from '../../model/direction';
import { countPairs, firstPair, type EndGroup, type SameEnd } from './end-groups';
import type { Openings } from './openings';
import type { OwnNodePairs } from './own-nodes';

/** What of the connections in question may flow from one group to another. */
export interface Passing {
  readonly from: EndGroup;
  readonly to: EndGroup;
  readonly allowed: ConnectionId;
  readonly unknown: ConnectionId;
  /** Whether anything is unknown, and all that leaves it so is accepted. */
  readonly isAccepted: boolean;
  /** Number of pairs of ends. */
  readonly pairs: number;
}

export interface PairSearchInput {
  readonly from: readonly EndGroup[];
  readonly to: readonly EndGroup[];
  readonly sameEnd: SameEnd;
  readonly ownNodes: OwnNodePairs;
  /** Whether a pod and its own node are a pair: what flows between them is always allowed. */
  readonly withOwnNodes: boolean;
  readonly accepted: ReadonlySet<CaveatCode>;
}

/** The pairs of ends that an expectation is about. */
export class PairSearch {
  private readonly fromAt: GroupsAt;
  private readonly toAt: GroupsAt;
  private readonly asked: ConnectionId;

  public constructor(
    private readonly compiled: CompiledCluster,
    private readonly openings: Openings,
    public readonly input: PairSearchInput,
  ) {
    this.fromAt = groupsByPosition(input.from);
    this.toAt = groupsByPosition(input.to);
    this.asked = input.to.reduce((all, { asked }) => compiled.connections.union(all, asked), NOTHING);
  }

  /** Number of all pairs of ends. */
  public get total(): number {
    const { from, to, sameEnd } = this.input;
    const size = (groups: readonly EndGroup[]): number => groups.reduce((sum, { ends }) => sum + ends.length, 0);
    const [pods, addresses] = [true, false].map((isPod) =>
      [from, to].map((groups) => size(groups.filter(({ ends: [first] }) => (first.kind === 'pod') === isPod))),
    );
    const all = pods[0] * pods[1] + pods[0] * addresses[1] + addresses[0] * pods[1];
    let same = 0;
    for (const [position, sources] of this.fromAt) {
      for (const source of sources) {
        for (const destination of this.toAt.get(position) ?? []) {
          const [a, b] = [from[source], to[destination]];
          if (a.ends[0].kind === 'pod') same += a.ends.length * b.ends.length - countPairs(a, b, sameEnd);
        }
      }
    }
    return all - same - (this.input.withOwnNodes ? 0 : this.ownNodePairs().length);
  }

  /** The pairs of groups between which anything in question may pass, in any order. */
  public *passing(): Generator<Passing & { readonly order: number }> {
    const { from, to } = this.input;
    for (const [source, destination] of this.candidates()) {
      const found = this.between(from[source], to[destination]);
      const rank = from[source].rank + to[destination].rank;
      if (found) yield { ...found, order: (rank * from.length + source) * to.length + destination };
    }
  }

  /** What may pass between two groups; nothing where they have no pair or nothing passes. */
  public between(from: EndGroup, to: EndGroup): Passing | undefined {
    const { connections } = this.compiled;
    const pairs = countPairs(from, to, this.input.sameEnd);
    if (pairs === 0) return undefined;
    const [source, destination] = [from.ends[0], to.ends[0]];
    if (this.input.ownNodes.has(source, destination)) {
      return this.input.withOwnNodes
        ? { from, to, allowed: to.asked, unknown: NOTHING, isAccepted: false, pairs }
        : undefined;
    }
    const answer = combinedAnswer(this.compiled, source, destination);
    const allowed = connections.intersection(answer.allowed, to.asked);
    const unknown = connections.intersection(answer.unknown, to.asked);
    if (allowed === NOTHING && unknown === NOTHING) return undefined;
    const isAccepted = unknown !== NOTHING && this.accepts(answer.marks, from, to);
    return { from, to, allowed, unknown, isAccepted, pairs };
  }

  /** The pair of groups that says most to people, and is the first of these, of which something holds. */
  public first(holds: (from: EndGroup, to: EndGroup, passing: Passing | undefined) => boolean): {
    readonly from: EndGroup;
    readonly to: EndGroup;
    readonly passing: Passing | undefined;
  } {
    for (let rank = 0; rank <= MOST_RANK; rank++) {
      for (const from of this.input.from) {
        for (const to of this.input.to) {
          if (from.rank + to.rank !== rank || !firstPair(from, to, this.input.sameEnd)) continue;
          const passing = this.between(from, to);
          if (holds(from, to, passing)) return { from, to, passing };
        }
      }
    }
    throw new Error('no pair of which it holds');
  }

  private accepts(marks: number, from: EndGroup, to: EndGroup): boolean {
    const { compiled } = this;
    const codes = caveatCodes(marks, lookOf(compiled, from.ends[0]), lookOf(compiled, to.ends[0]));
    return codes.filter((code) => UNDECIDED_CAVEATS.has(code)).every((code) => this.input.accepted.has(code));
  }

  /** Indexes of groups between which anything may pass, each pair once. */
  private *candidates(): Generator<readonly [number, number]> {
    const { from, to, ownNodes } = this.input;
    yield* this.ownNodePairs();
    for (const [source, destination] of this.openPairs()) {
      if (!ownNodes.has(from[source].ends[0], to[destination].ends[0])) yield [source, destination];
    }
  }

  private ownNodePairs(): (readonly [number, number])[] {
    const { from, to, ownNodes } = this.input;
    const [sources, destinations] = [from, to].map((groups) =>
      [...groups.keys()].filter((i) => ownNodes.concerns(groups[i].ends[0])),
    );
    return sources.flatMap((source) =>
      destinations
        .filter((destination) => ownNodes.has(from[source].ends[0], to[destination].ends[0]))
        .map((destination) => [source, destination] as const),
    );
  }

  /** Indexes of groups of which each may let the other one in. */
  private *openPairs(): Generator<readonly [number, number]> {
    const { from, to } = this.input;
    const [egress, ingress] = [() => this.sideOf(from, 'egress'), () => this.sideOf(to, 'ingress')];
    if (Math.min(from.length, to.length) <= NARROW) {
      // Looking at the few is enough, and spares working out what the many let in.
      if (from.length <= to.length) yield* openPairsOf(egress(), this.toAt);
      else for (const [destination, source] of openPairsOf(ingress(), this.fromAt)) yield [source, destination];
      return;
    }
    const [out, into] = [egress(), ingress()];
    if (costOf(out, this.toAt) <= costOf(into, this.fromAt)) yield* openPairsOf(out, this.toAt, into);
    else for (const [destination, source] of openPairsOf(into, this.fromAt, out)) yield [source, destination];
  }

  private sideOf(groups: readonly EndGroup[], direction: Direction): Side {
    return {
      positions: groups.map(({ position }) => position),
      opens: groups.map(({ ends: [end] }) => {
        const isolation = isolationOf(this.compiled, end, direction);
        return isolation && this.openings.of(isolation, this.asked);
      }),
    };
  }
}

/** The ranks of two ends together are no more. */
const MOST_RANK = 4;

/** Up to so many groups are few. */
const NARROW = 32;

/** Groups, and the positions that the policies of each may let pass; `undefined` where nothing isolates it. */
interface Side {
  readonly positions: readonly number[];
  readonly opens: readonly (BitSet | undefined)[];
}

type GroupsAt = ReadonlyMap<number, readonly number[]>;

/** Number of pairs that have to be looked at to find the open ones by one side. */
function costOf({ opens }: Side, others: GroupsAt): number {
  const positions = new BitSet(others.keys());
  return opens.reduce((sum, open) => sum + (open ? open.intersection_size(positions) : others.size), 0);
}

/** Indexes of groups of a side, each with one of another group that it lets pass, and that lets it pass in turn. */
function* openPairsOf(side: Side, others: GroupsAt, otherSide?: Side): Generator<readonly [number, number]> {
  const positions = new BitSet(others.keys());
  const all = positions.array();
  for (const [index, position] of side.positions.entries()) {
    for (const at of side.opens[index]?.new_intersection(positions).array() ?? all) {
      for (const other of others.get(at) ?? []) {
        if (otherSide?.opens[other]?.has(position) ?? true) yield [index, other];
      }
    }
  }
}

function groupsByPosition(groups: readonly EndGroup[]): Map<number, number[]> {
  const byPosition = new Map<number, number[]>();
  groups.forEach(({ position }, index) => {
    const known = byPosition.get(position);
    if (known) known.push(index);
    else byPosition.set(position, [index]);
  });
  return byPosition;
}
