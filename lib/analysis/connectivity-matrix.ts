/*
 * Answers for many pairs of positions at once. A position is a class of pods, or a cell of addresses behind them. Law:
 * every entry is what `answerBetween` says of two different members of the positions.
 */
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

/** Rows say what a position may send to each other one, columns what it may receive from each. */
export class ConnectivityMatrix {
  private readonly results: PairResult[] = [{ allowed: 0, unknown: 0, caveats: [] }];
  private readonly resultIds = new Map<string, number>();
  private readonly finished: number[] = [];
  private readonly looks: number[];
  private readonly lookTexts: string[] = [];
  private readonly examples: { readonly whereabouts: Whereabouts; readonly podClass?: PodClass }[] = [];
  private readonly ingressRows = new Map<Isolation, Uint32Array>();

  /** Number of positions. */
  public readonly size: number;

  /** @param cells Whereabouts of the cells that take part. */
  public constructor(
    private readonly compiled: CompiledCluster,
    private readonly cells: readonly Whereabouts[],
  ) {
    this.size = compiled.classes.length + cells.length;
    this.looks = Array.from({ length: this.size }, (_, position) => this.lookAt(position));
  }

  public resultAt(id: number): PairResult {
    return this.results[id];
  }

  public isAddress(position: number): boolean {
    return position >= this.compiled.classes.length;
  }

  private isFinished(position: number): boolean {
    return !this.isAddress(position) && this.compiled.classes[position].isFinished;
  }

  /** What each of these positions may send to every position. */
  public *rows(positions: readonly number[]): Generator<{ readonly position: number; readonly entries: Uint32Array }> {
    const { isolations, answers } = this.compiled;
    const ingress = this.isolationsAt('ingress');
    const distinct = [...new Set(ingress)];
    const rowsOfIngress = distinct.map((isolation) => isolation && this.ingressRow(isolation));
    const slotOf = new Map(distinct.map((isolation, slot) => [isolation, slot]));
    const slots = Uint32Array.from(ingress, (isolation) => slotOf.get(isolation) as number);
    const openTo = this.openRow();

    const scratch = new Uint32Array(this.size);
    let scratchOf: Isolation | undefined;
    const saidBySlot = new Uint32Array(distinct.length);
    for (const position of this.byIsolation(positions)) {
      const egress = this.isAddress(position) ? undefined : isolations.egress[position];
      if (egress && egress !== scratchOf) egress.fillRow(scratch, this.cells);
      scratchOf = egress ?? scratchOf;
      const said = egress ? scratch : openTo;
      for (let slot = 0; slot < saidBySlot.length; slot++) {
        saidBySlot[slot] = rowsOfIngress[slot]?.[position] ?? openTo[position];
      }
      const entries = new Uint32Array(this.size);
      let [lastSaid, lastHeard, lastCombined] = [-1, -1, 0];
      const end = this.isAddress(position) ? this.compiled.classes.length : this.size;
      for (let other = 0; other < end; other++) {
        const heard = saidBySlot[slots[other]];
        if (said[other] !== lastSaid || heard !== lastHeard) {
          [lastSaid, lastHeard] = [said[other], heard];
          lastCombined = answers.combine(lastSaid, lastHeard);
        }
        entries[other] = this.resultOf(lastCombined, position, other);
      }
      yield { position, entries };
    }
  }

  /** What each of these positions may receive from every position. */
  public *columns(
    positions: readonly number[],
  ): Generator<{ readonly position: number; readonly entries: Uint32Array }> {
    const { isolations, answers, classes } = this.compiled;
    const egress = this.isolationsAt('egress');
    const distinct = [...new Set(egress)];
    const slotOf = new Map(distinct.map((isolation, slot) => [isolation, slot]));
    const slots = Uint32Array.from(egress, (isolation) => slotOf.get(isolation) as number);
    const openFrom = this.openRow();
    const saidBySlot = new Uint32Array(distinct.length);
    for (const position of this.byIsolation(positions)) {
      const isAddress = this.isAddress(position);
      distinct.forEach((isolation, slot) => {
        saidBySlot[slot] = !isolation
          ? openFrom[position]
          : isAddress
            ? isolation.answerForAddress(this.cells[position - classes.length])
            : isolation.answerFor(position);
      });
      const ingress = isAddress ? undefined : isolations.ingress[position];
      const heard = ingress ? this.ingressRow(ingress) : openFrom;
      const entries = new Uint32Array(this.size);
      const end = isAddress ? classes.length : this.size;
      for (let other = 0; other < end; other++) {
        const combined = answers.combine(saidBySlot[slots[other]], heard[other]);
        entries[other] = this.resultOf(combined, other, position);
      }
      yield { position, entries };
    }
  }

  /** Positions with the same isolation next to each other, so that its row is worked out once. */
  private byIsolation(positions: readonly number[]): readonly number[] {
    const groups = new Map<Isolation | undefined, number[]>();
    for (const position of positions) {
      const isolation = this.isAddress(position) ? undefined : this.compiled.isolations.egress[position];
      const group = groups.get(isolation);
      if (group) group.push(position);
      else groups.set(isolation, [position]);
    }
    return [...groups.values()].flat();
  }

  private isolationsAt(direction: 'ingress' | 'egress'): (Isolation | undefined)[] {
    return [...this.compiled.isolations[direction], ...new Array<undefined>(this.cells.length).fill(undefined)];
  }

  private ingressRow(isolation: Isolation): Uint32Array {
    const known = this.ingressRows.get(isolation);
    if (known) return known;
    const row = new Uint32Array(this.size);
    isolation.fillRow(row, this.cells);
    this.ingressRows.set(isolation, row);
    return row;
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
    if (this.isFinished(from) || this.isFinished(to)) return NO_QUESTION;
    const slot = (combined * MOST_LOOKS + this.looks[from]) * MOST_LOOKS + this.looks[to];
    const known = this.finished[slot] as number | undefined;
    if (known !== undefined) return known;
    const { allowed, unknown, marks } = this.compiled.answers.combinedAt(combined);
    const caveats = caveatCodes(marks, this.examples[this.looks[from]], this.examples[this.looks[to]]);
    const key = `${allowed} ${unknown} ${caveats.join(' ')}`;
    const id = this.resultIds.get(key) ?? this.results.push({ allowed, unknown, caveats }) - 1;
    this.resultIds.set(key, id);
    this.finished[slot] = id;
    return id;
  }

  /** What caveats look at, as a small number. */
  private lookAt(position: number): number {
    const whereabouts = this.whereaboutsAt(position);
    const podClass = this.isAddress(position) ? undefined : this.compiled.classes[position];
    const text = `${whereabouts.known} ${podClass?.isHostNetwork ?? ''} ${podClass?.isFinished ?? ''}`;
    const known = this.lookTexts.indexOf(text);
    if (known !== -1) return known;
    this.lookTexts.push(text);
    this.examples.push({ whereabouts, ...(podClass && { podClass }) });
    return this.lookTexts.length - 1;
  }
}

/** Four kinds of whereabouts, on the host network or not, finished or not. */
const MOST_LOOKS = 16;
