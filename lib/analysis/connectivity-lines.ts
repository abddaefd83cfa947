import type { ConnectivityMatrix, Entries, Line } from './connectivity-matrix';
import { EqualAnswers } from './equal-answers';
import type { AnalysisOptions } from './options';
import { joinBarePods } from './own-entries';

/** Entries by position: what it may send to each other position, and what it may receive from each. */
export interface ConnectivityLines {
  readonly from: ReadonlyMap<number, Entries>;
  readonly to: ReadonlyMap<number, Entries>;
  /**
   * Positions that no entry tells apart, in groups. The entry of a bare pod for itself, which is no answer, becomes that of
   * the group that the pod joins.
   */
  groups(kindOf: (position: number) => string): number[][];
}

const STEPS_BETWEEN_REPORTS = 500;

/**
 * Which lines of some positions say all that is asked. What all pods may send to everybody leaves out only what addresses may
 * send to pods.
 */
export type WantedLines = 'from' | 'to' | 'both' | 'from and from addresses';

/** Works out the lines of some positions. */
export function linesOf(
  matrix: ConnectivityMatrix,
  positions: readonly number[],
  wanted: WantedLines,
  onProgress: AnalysisOptions['onProgress'],
): ConnectivityLines {
  const equal = new EqualAnswers(matrix.size);
  const lines = { from: new Map<number, Entries>(), to: new Map<number, Entries>() };
  const total = positions.length * (wanted === 'from' || wanted === 'to' ? 1 : 2);
  let done = 0;
  const take = (way: 'from' | 'to', { position, entries }: Line): void => {
    equal.add(position, entries);
    lines[way].set(position, entries);
    done++;
    if (done % STEPS_BETWEEN_REPORTS === 0 || done === total) {
      onProgress?.({ stage: 'comparing endpoints', done, total });
    }
  };
  if (wanted !== 'to') for (const line of matrix.rows(positions)) take('from', line);
  if (wanted === 'to' || wanted === 'both') for (const line of matrix.columns(positions)) take('to', line);
  if (wanted === 'from and from addresses') {
    for (const line of matrix.columnsOfAddresses(positions)) take('to', line);
  }
  return {
    ...lines,
    groups: (kindOf) => {
      const ways = [lines.from, lines.to].filter(({ size }) => size > 0);
      return joinBarePods(equal.groups(kindOf), ways, (position) => matrix.isBarePod(position), kindOf);
    },
  };
}
