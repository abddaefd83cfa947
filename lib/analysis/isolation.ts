import { both, combine } from '../base/boundaries';
import type { IpFamily } from '../model/cidr';
import type { Direction } from '../model/direction';
import { IP_FAMILIES } from '../model/ip-set';
import type { Answer, AnswerId, AnswerTable, FamilyAnswer } from './answers';
import { piecesOf, summarize, type CellConnections } from './cell-connections';
import type { CompiledPolicy, CompiledRule } from './compiled-policies';
import { NOTHING, type ConnectionId, type ConnectionTable } from './connection-table';
import type { Whereabouts } from './address-space';
import { pairKey } from './pair-key';
import type { PodClass, PodLook } from './pod-classes';
import { NO_NAMES, type PortNames, type PortNaming } from './port-names';
import { otherReadings, USUAL, type Reading } from './readings';

/** What answers are made with. */
export interface AnswerTools {
  readonly connections: ConnectionTable;
  readonly answers: AnswerTable;
  readonly portNames: PortNames;
  readonly classes: readonly PodClass[];
  /** By their numbers. */
  readonly looks: readonly PodLook[];
  /** Number of cells of IPv4; those of IPv6 come after them. */
  readonly cellsOfIPv4: number;
  /** Whether ipBlocks match pods; `undefined` where nobody said so (S45). */
  readonly ipBlocksMatchPods: boolean | undefined;
  /** Directions in which nobody enforces policies (S55). */
  readonly unenforced: readonly Direction[];
}

/** What passes to or from a pod by selectors, and the answer where the pod is. */
interface AnswerToPod {
  readonly passes: ConnectionId;
  readonly id: AnswerId;
}

/** Answers to the pods that some selector matches, by the position of their class; to all others by their look. */
interface AnswersToPods {
  readonly byPosition: ReadonlyMap<number, AnswerToPod>;
  readonly byLook: readonly AnswerToPod[];
}

/**
 * The policies that isolate pods in one direction, and what they let pass together (S13). Pods that the same policies
 * isolate share one.
 */
export class Isolation {
  private readonly rules: readonly CompiledRule[];
  private readonly blockRules: readonly CompiledRule[];
  private readonly otherReadings: readonly Isolation[];
  private readonly forEverybody = new Map<PortNaming, ConnectionId>();
  private known: AnswersToPods | undefined;
  private readonly pieces = new Map<PortNaming, CellConnections>();
  private readonly blockAnswers = new WeakMap<Whereabouts, Map<number, AnswerId>>();

  /** @param naming For ingress, the port names at the isolated pods; for egress each destination has its own. */
  public constructor(
    public readonly direction: Direction,
    public readonly policies: readonly CompiledPolicy[],
    private readonly naming: PortNaming,
    private readonly tools: AnswerTools,
    private readonly reading: Reading = USUAL,
  ) {
    this.rules = reading.rules(policies.flatMap(({ rules }) => rules[direction]));
    this.blockRules = this.rules.filter(({ cells }) => cells !== undefined);
    const isEnforced = !tools.unenforced.includes(direction);
    const others = reading === USUAL ? otherReadings(this.rules, tools.portNames, isEnforced) : [];
    this.otherReadings = others.map((other) => new Isolation(direction, policies, naming, tools, other));
  }

  /** Whether what passes depends on addresses at all. */
  private get hasBlocks(): boolean {
    return this.blockRules.length > 0;
  }

  /** What passes to or from the pods of a class, wherever they are or at one of their addresses. */
  public answerFor(position: number, whereabouts?: Whereabouts): AnswerId {
    const end = this.tools.classes[position];
    const isAnywhere = whereabouts === undefined || whereabouts === end.whereabouts;
    const { byPosition, byLook } = this.answersToPods();
    const { passes, id } = byPosition.get(position) ?? byLook[end.look];
    const usual = isAnywhere ? id : this.answer(end, passes, whereabouts);
    return this.withOtherReadings(usual, (other) => other.answerFor(position, whereabouts));
  }

  /**
   * Whether any of these connections passes to or from the pods of a class, or may do so where their address or the labels
   * of their namespace are not known: whether `answerFor` has any of them. For one question about each of many isolations, this is much less work.
   */
  public mayPassAny(position: number, wanted: ConnectionId): boolean {
    const { classes, connections } = this.tools;
    const end = classes[position];
    const naming = this.namingAt(end.naming);
    return this.rules.some(
      (rule) =>
        (rule.isForEverybody || (rule.possiblePods ?? rule.pods).has(position) || this.mayHold(rule, end)) &&
        connections.intersection(this.passesBy(rule, naming), wanted) !== NOTHING,
    );
  }

  /** Whether the ipBlocks of a rule hold an address that an end may have. */
  private mayHold({ cells, hostBitCells }: CompiledRule, end: PodLook): boolean {
    const held = hostBitCells?.wide ?? cells;
    if (!held || (end.isSelectable && this.tools.ipBlocksMatchPods === false)) return false;
    return IP_FAMILIES.some((family) => combine(held[family], end.whereabouts.cells[family] ?? [], both).length > 0);
  }

  /** Not more of them than selectors match pods: kept for each pod that was asked for, they could become endless. */
  private answersToPods(): AnswersToPods {
    if (this.known) return this.known;
    const { classes, looks } = this.tools;
    const toEnd = (end: PodLook, passes: ConnectionId): AnswerToPod => {
      return { passes, id: this.answer(end, passes, end.whereabouts) };
    };
    const byPosition = new Map<number, AnswerToPod>();
    this.forEachSelected((position, passes) => {
      byPosition.set(position, toEnd(classes[position], passes));
    });
    this.known = { byLook: looks.map((look) => toEnd(look, this.passesForLook(look))), byPosition };
    return this.known;
  }

  /** What passes to or from addresses that are no pod's. */
  public answerForAddress(whereabouts: Whereabouts): AnswerId {
    const passes = this.passesForEverybody();
    const usual = this.hasBlocks
      ? this.withBlocks(passes, whereabouts, this.namingAt(NO_NAMES), false)
      : this.tools.answers.plainId(passes, familyBits(whereabouts));
    return this.withOtherReadings(usual, (other) => other.answerForAddress(whereabouts));
  }

  /** What passes for each class, and for each cell behind them. `cells` are the whereabouts of the cells. */
  public fillRow(row: Uint32Array, cells: readonly Whereabouts[]): void {
    const { classes } = this.tools;
    const { byLook, byPosition } = this.answersToPods();
    for (let i = 0; i < classes.length; i++) row[i] = byLook[classes[i].look].id;
    byPosition.forEach(({ id }, position) => {
      row[position] = id;
    });
    this.fillCells(row.subarray(classes.length), cells);
    for (const other of this.otherReadings) {
      const otherRow = new Uint32Array(row.length);
      other.fillRow(otherRow, cells);
      for (let i = 0; i < row.length; i++) row[i] = other.compared(row[i], otherRow[i]);
    }
  }

  /** What passes for some classes. `slots` has the place of each class in `row`, or -1. */
  public fillSome(row: Uint32Array, positions: readonly number[], slots: Int32Array): void {
    const { classes } = this.tools;
    const lookAnswers = new Map<number, AnswerId>();
    for (const position of positions) {
      const end = classes[position];
      const id = lookAnswers.get(end.look) ?? this.answer(end, this.passesForLook(end), end.whereabouts);
      lookAnswers.set(end.look, id);
      row[slots[position]] = id;
    }
    this.forEachSelected((position, passes) => {
      const slot = slots[position];
      if (slot >= 0) row[slot] = this.answer(classes[position], passes, classes[position].whereabouts);
    });
    for (const other of this.otherReadings) {
      const otherRow = new Uint32Array(row.length);
      other.fillSome(otherRow, positions, slots);
      for (const position of positions) {
        const slot = slots[position];
        row[slot] = other.compared(row[slot], otherRow[slot]);
      }
    }
  }

  /** The usual answer with what is to be said of it where other readings have another one. */
  private withOtherReadings(usual: AnswerId, answerOf: (other: Isolation) => AnswerId): AnswerId {
    if (this.otherReadings.length === 0) return usual;
    return this.otherReadings.reduce((id, other) => other.compared(id, answerOf(other)), usual);
  }

  /** The usual answer with what is to be said of it where this reading has another one. */
  private compared(usual: AnswerId, own: AnswerId): AnswerId {
    return this.reading.compare(this.tools.answers, usual, own);
  }

  private fillCells(row: Uint32Array, cells: readonly Whereabouts[]): void {
    const { connections, answers } = this.tools;
    const toAll = this.passesForEverybody();
    if (cells.length === 0) return;
    const { cellsOfIPv4 } = this.tools;
    const fill = (passes: ConnectionId, start: number, end: number): void => {
      if (start < cellsOfIPv4) row.fill(answers.plainId(passes, 1), start, Math.min(end, cellsOfIPv4));
      if (end > cellsOfIPv4) row.fill(answers.plainId(passes, 2), Math.max(start, cellsOfIPv4), end);
    };
    fill(toAll, 0, cells.length);
    for (const { start, end, passes } of this.piecesAt(this.namingAt(NO_NAMES))) {
      fill(connections.union(toAll, passes), start, end);
    }
  }

  /** Calls back with what passes for each class that a selector of some rule matches. */
  private forEachSelected(callback: (position: number, passes: ConnectionId) => void): void {
    const { classes, connections } = this.tools;
    const passing = new Map<number, ConnectionId>();
    for (const rule of this.rules) {
      rule.pods.forEach((position) => {
        const end = classes[position];
        const before = passing.get(position) ?? this.passesForLook(end);
        passing.set(position, connections.union(before, this.passesBy(rule, this.namingAt(end.naming))));
      });
    }
    passing.forEach((passes, position) => {
      callback(position, passes);
    });
  }

  /** What rules without peers let pass. */
  private passesForLook({ naming: otherEnd }: Pick<PodLook, 'naming'>): ConnectionId {
    const naming = this.namingAt(otherEnd);
    const known = this.forEverybody.get(naming);
    if (known !== undefined) return known;
    const passes = this.rules
      .filter(({ isForEverybody }) => isForEverybody)
      .reduce((all, rule) => this.tools.connections.union(all, this.passesBy(rule, naming)), NOTHING);
    this.forEverybody.set(naming, passes);
    return passes;
  }

  /** What a rule lets pass for an end that names no ports. */
  public passesWithoutNames(rule: CompiledRule): ConnectionId {
    return this.passesBy(rule, this.namingAt(NO_NAMES));
  }

  private passesForEverybody(): ConnectionId {
    return this.passesForLook(NOBODY);
  }

  private answer(end: PodLook, passes: ConnectionId, whereabouts: Whereabouts): AnswerId {
    const { answers, ipBlocksMatchPods } = this.tools;
    const ignoresBlocks = end.isSelectable && ipBlocksMatchPods === false;
    const naming = this.namingAt(end.naming);
    if (!this.hasBlocks || ignoresBlocks) {
      return answers.plainId(passes, familyBits(whereabouts));
    }
    return this.withBlocks(passes, whereabouts, naming, end.isSelectable);
  }

  /** An answer that ipBlocks have a part in. */
  private withBlocks(
    bySelectors: ConnectionId,
    whereabouts: Whereabouts,
    naming: PortNaming,
    isOnPodNetwork: boolean,
  ): AnswerId {
    const known = this.blockAnswers.get(whereabouts) ?? new Map<number, AnswerId>();
    this.blockAnswers.set(whereabouts, known);
    const key = pairKey(bySelectors, naming) * 2 + (isOnPodNetwork ? 1 : 0);
    const id = known.get(key) ?? this.makeAnswer(bySelectors, whereabouts, naming, isOnPodNetwork);
    known.set(key, id);
    return id;
  }

  private makeAnswer(
    bySelectors: ConnectionId,
    whereabouts: Whereabouts,
    naming: PortNaming,
    isOnPodNetwork: boolean,
  ): AnswerId {
    const { answers, connections, ipBlocksMatchPods } = this.tools;
    const pieces = this.piecesAt(naming);
    const families: Partial<Record<IpFamily, FamilyAnswer>> = {};
    let possibly = NOTHING;
    for (const family of IP_FAMILIES) {
      const cells = whereabouts.cells[family];
      if (!cells) continue;
      const said = summarize(pieces, cells, connections);
      families[family] = {
        surely: connections.union(bySelectors, said.surely),
        possibly: connections.union(bySelectors, said.possibly),
      };
      possibly = connections.union(possibly, families[family].possibly);
    }
    const isLeftOpen = isOnPodNetwork && ipBlocksMatchPods === undefined;
    const answer: Answer = {
      bySelectors: isLeftOpen ? bySelectors : possibly,
      families,
      marks: 0,
    };
    return answers.idOf(answer);
  }

  private piecesAt(naming: PortNaming): CellConnections {
    const known = this.pieces.get(naming);
    if (known) return known;
    const rules = this.blockRules.map((rule) => ({
      cells: IP_FAMILIES.flatMap((family) => rule.cells?.[family] ?? []),
      passes: this.passesBy(rule, naming),
    }));
    const pieces = piecesOf(rules, this.tools.connections);
    this.pieces.set(naming, pieces);
    return pieces;
  }

  private passesBy({ ports }: CompiledRule, naming: PortNaming): ConnectionId {
    return this.tools.portNames.connections(ports, naming, this.reading.skipsRepeatedNames);
  }

  /** Port names are those of the destination (S37): of these pods themselves for ingress, of the other end for egress. */
  private namingAt(otherEnd: PortNaming): PortNaming {
    return this.direction === 'ingress' ? this.naming : otherEnd;
  }
}

/** What is no pod names no ports. */
const NOBODY = { naming: NO_NAMES };

/** Bit 1 for IPv4, bit 2 for IPv6. */
export function familyBits({ cells }: Whereabouts): number {
  return (cells.IPv4 ? 1 : 0) | (cells.IPv6 ? 2 : 0);
}
