/*
 * Answers for many pairs of positions at once. A position is a class of pods, or a cell of addresses behind them. Law:
 * every entry is what `answerBetween` says of two different members of the positions.
 */
import type { Direction } from '../model/direction';
import type { CaveatCode } from './caveats';
import { openAnswer, type CompiledCluster } from './compiled-cluster';
import type { ConnectionId } from './connection-table';
import type { Isolation } from './isolation';
import { caveatCodes } from './pair-answers';
import type { Whereabouts } from './address-space';
import type { PodClass } from './pod-classes';

/** What may flow between the members of two positions. */
export interface PairResult {
  readonly allowed: ConnectionId;
  readonly unknown: ConnectionId;
  readonly caveats: readonly CaveatCode[];
}

/** Entry of a pair that is no question: both ends are addresses, or one is a pod that has finished. */
export const NO_QUESTION = 0;

/** Numbers of results, one for each position. */
export type Entries = Uint16Array | Uint32Array;

/** The entries of one position. */
export interface Line {
  readonly position: number;
  readonly entries: Entries;
}

/** What a line is made from. */
interface LineParts {
  /** What the policies of its position say to each other one. */
  readonly own: Uint32Array;
  /** What the policies of the others say to it, by their slots. */
  readonly bySlot: Uint32Array;
  readonly slots: Uint32Array;
  readonly way: 'from' | 'to';
  /** First of the others. @default 0 */
  readonly start?: number;
}

/** Rows say what a position may send to each other one, columns what it may receive from each. */
export class ConnectivityMatrix {
  private readonly results: PairResult[] = [{ allowed: 0, unknown: 0, caveats: [] }];
  private readonly resultIds = new Map<string, number>();
  private readonly resultsBySlot = new Map<number, number>();
  private readonly kinds: Uint8Array;
  private readonly kindTexts: string[] = [];
  private readonly examples: { readonly whereabouts: Whereabouts; readonly podClass?: PodClass }[] = [];
  private readonly entries: Uint32Array;

  /** Number of positions. */
  public readonly size: number;

  /** @param cells Whereabouts of the cells that take part. */
  public constructor(
    private readonly compiled: CompiledCluster,
    private readonly cells: readonly Whereabouts[],
  ) {
    this.size = compiled.classes.length + cells.length;
    this.entries = new Uint32Array(this.size);
    this.kinds = Uint8Array.from({ length: this.size }, (_, position) => this.kindAt(position));
  }

  public resultAt(id: number): PairResult {
    return this.results[id];
  }

  public isAddress(position: number): boolean {
    return position >= this.compiled.classes.length;
  }

  /** Whether a position is one bare pod: the entry of that for itself is no answer. */
  public isBarePod(position: number): boolean {
    if (this.isAddress(position)) return false;
    const { members } = this.compiled.classes[position];
    return members.length === 1 && members[0].kind === 'Pod';
  }

  /** What each of these positions may send to every position. */
  public *rows(positions: readonly number[]): Generator<Line> {
    const { classes } = this.compiled;
    const ingress = this.slotsOf('ingress');
    const openTo = this.openRow();
    const rowOf = this.rowMaker('egress', openTo);
    const hasPods = positions.some((position) => !this.isAddress(position));
    const heard = ingress.distinct.map((isolation) => (hasPods ? this.podRow(isolation, openTo) : openTo));
    const heardBySlot = new Uint32Array(ingress.distinct.length);
    for (const position of this.byIsolation(positions, 'egress')) {
      ingress.distinct.forEach((isolation, slot) => {
        heardBySlot[slot] =
          isolation && this.isAddress(position)
            ? isolation.answerForAddress(this.cells[position - classes.length])
            : heard[slot][position];
      });
      yield this.line(position, { own: rowOf(position), bySlot: heardBySlot, slots: ingress.slots, way: 'from' });
    }
  }

  /** What each of these positions may receive from every position. */
  public *columns(positions: readonly number[]): Generator<Line> {
    const egress = this.slotsOf('egress');
    const openFrom = this.openRow();
    const rowOf = this.rowMaker('ingress', openFrom);
    const places = placesOf(positions, this.compiled.classes.length);
    const said = egress.distinct.map((isolation) => this.answersOf(isolation, positions, places, openFrom));
    const placeOf = new Map(positions.map((position, place) => [position, place]));
    const saidBySlot = new Uint32Array(egress.distinct.length);
    for (const position of this.byIsolation(positions, 'ingress')) {
      const place = placeOf.get(position) as number;
      for (let slot = 0; slot < saidBySlot.length; slot++) saidBySlot[slot] = said[slot][place];
      yield this.line(position, { own: rowOf(position), bySlot: saidBySlot, slots: egress.slots, way: 'to' });
    }
  }

  /** What each of these positions, which are pods, may receive from addresses; of pods the lines say nothing. */
  public *columnsOfAddresses(positions: readonly number[]): Generator<Line> {
    if (this.cells.length === 0) return;
    const openFrom = this.openRow();
    const rowOf = this.rowMaker('ingress', openFrom);
    const slots = new Uint32Array(this.size);
    for (const position of this.byIsolation(positions, 'ingress')) {
      const bySlot = openFrom.subarray(position, position + 1);
      const start = this.compiled.classes.length;
      yield this.line(position, { own: rowOf(position), bySlot, slots, way: 'to', start });
    }
  }

  /** Entries of one position. Of two addresses there are none. */
  private line(position: number, { own, bySlot, slots, way, start = 0 }: LineParts): Line {
    const { kinds, entries } = this;
    const { answers } = this.compiled;
    const ownKind = kinds[position];
    let [lastOwn, lastOther, lastKind, entry, highest] = [-1, -1, -1, NO_QUESTION, 0];
    const end = this.isAddress(position) ? this.compiled.classes.length : this.size;
    entries.fill(NO_QUESTION);
    for (let other = start; other < end; other++) {
      const ofOther = bySlot[slots[other]];
      const ofOwn = own[other];
      if (ofOwn !== lastOwn || ofOther !== lastOther || kinds[other] !== lastKind) {
        [lastOwn, lastOther, lastKind] = [ofOwn, ofOther, kinds[other]];
        entry =
          way === 'from'
            ? this.resultOf(answers.combine(ofOwn, ofOther), ownKind, lastKind)
            : this.resultOf(answers.combine(ofOther, ofOwn), lastKind, ownKind);
        if (entry > highest) highest = entry;
      }
      entries[other] = entry;
    }
    // Few clusters have more different results than fit into half the memory.
    return { position, entries: highest < 0x10000 ? new Uint16Array(entries) : entries.slice() };
  }

  /** Gives the rows of positions one after the other; each is good until the next is asked for. */
  private rowMaker(direction: Direction, open: Uint32Array): (position: number) => Uint32Array {
    const scratch = new Uint32Array(this.size);
    let scratchOf: Isolation | undefined;
    return (position) => {
      const isolation = this.isolationAt(position, direction);
      if (!isolation) return open;
      if (isolation !== scratchOf) isolation.fillRow(scratch, this.cells);
      scratchOf = isolation;
      return scratch;
    };
  }

  /** What the pods that share an isolation say to each class. */
  private podRow(isolation: Isolation | undefined, open: Uint32Array): Uint32Array {
    if (!isolation) return open;
    const row = new Uint32Array(this.compiled.classes.length);
    isolation.fillRow(row, []);
    return row;
  }

  /** What the pods that share an isolation say to some positions, in their order. */
  private answersOf(
    isolation: Isolation | undefined,
    positions: readonly number[],
    places: Int32Array,
    open: Uint32Array,
  ): Uint32Array {
    const { classes } = this.compiled;
    const said = Uint32Array.from(positions, (position) => open[position]);
    if (!isolation) return said;
    positions.forEach((position, place) => {
      if (this.isAddress(position)) said[place] = isolation.answerForAddress(this.cells[position - classes.length]);
    });
    const pods = positions.filter((position) => !this.isAddress(position));
    isolation.fillSome(said, pods, places);
    return said;
  }

  /** Positions with the same isolation next to each other, so that its row is worked out once. */
  private byIsolation(positions: readonly number[], direction: Direction): readonly number[] {
    const groups = new Map<Isolation | undefined, number[]>();
    for (const position of positions) {
      const isolation = this.isolationAt(position, direction);
      const group = groups.get(isolation);
      if (group) group.push(position);
      else groups.set(isolation, [position]);
    }
    return [...groups.values()].flat();
  }

  private isolationAt(position: number, direction: Direction): Isolation | undefined {
    return this.isAddress(position) ? undefined : this.compiled.isolations[direction][position];
  }

  /** The different isolations of all positions, and which of them each position has. */
  private slotsOf(direction: Direction): {
    readonly distinct: readonly (Isolation | undefined)[];
    readonly slots: Uint32Array;
  } {
    const slotOf = new Map<Isolation | undefined, number>();
    const slots = new Uint32Array(this.size);
    for (let position = 0; position < this.size; position++) {
      const isolation = this.isolationAt(position, direction);
      const slot = slotOf.get(isolation) ?? slotOf.size;
      slotOf.set(isolation, slot);
      slots[position] = slot;
    }
    return { distinct: [...slotOf.keys()], slots };
  }

  /** What somebody says to each position whom nothing isolates. */
  private openRow(): Uint32Array {
    return Uint32Array.from({ length: this.size }, (_, position) =>
      openAnswer(this.compiled, this.whereaboutsAt(position)),
    );
  }

  private whereaboutsAt(position: number): Whereabouts {
    const { classes } = this.compiled;
    return this.isAddress(position) ? this.cells[position - classes.length] : classes[position].whereabouts;
  }

  private resultOf(combined: number, from: number, to: number): number {
    if (this.isFinishedKind(from) || this.isFinishedKind(to)) return NO_QUESTION;
    const slot = (combined * MOST_KINDS + from) * MOST_KINDS + to;
    const known = this.resultsBySlot.get(slot);
    if (known !== undefined) return known;
    const { allowed, unknown, marks } = this.compiled.answers.combinedAt(combined);
    const caveats = caveatCodes(marks, this.examples[from], this.examples[to]);
    const key = `${allowed} ${unknown} ${caveats.join(' ')}`;
    const id = this.resultIds.get(key) ?? this.results.push({ allowed, unknown, caveats }) - 1;
    this.resultIds.set(key, id);
    this.resultsBySlot.set(slot, id);
    return id;
  }

  private isFinishedKind(kind: number): boolean {
    return this.examples[kind].podClass?.isFinished === true;
  }

  /** What caveats look at, as a small number. */
  private kindAt(position: number): number {
    const whereabouts = this.whereaboutsAt(position);
    const podClass = this.isAddress(position) ? undefined : this.compiled.classes[position];
    const text = `${whereabouts.known} ${podClass?.isHostNetwork ?? ''} ${podClass?.isFinished ?? ''}`;
    const known = this.kindTexts.indexOf(text);
    if (known !== -1) return known;
    this.kindTexts.push(text);
    this.examples.push({ whereabouts, ...(podClass && { podClass }) });
    return this.kindTexts.length - 1;
  }
}

/** Four kinds of whereabouts, on the host network or not, finished or not, and no pod. */
const MOST_KINDS = 32;

/** Place of each class among some positions, or -1. */
function placesOf(positions: readonly number[], classes: number): Int32Array {
  const places = new Int32Array(classes).fill(-1);
  positions.forEach((position, place) => {
    if (position < classes) places[position] = place;
  });
  return places;
}
