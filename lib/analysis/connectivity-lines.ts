import type { ConnectivityMatrix } from './connectivity-matrix';
import { EqualAnswers } from './equal-answers';
import type { AnalysisOptions } from './options';

/** Entries by position: what it may send to each other position, and what it may receive from each. */
export interface ConnectivityLines {
  readonly from: ReadonlyMap<number, Uint32Array>;
  readonly to: ReadonlyMap<number, Uint32Array>;
  /** Positions that no entry tells apart, in groups. */
  groups(kindOf: (position: number) => string): number[][];
}

const STEPS_BETWEEN_REPORTS = 500;

/** Works out the lines of some positions. */
export function linesOf(
  matrix: ConnectivityMatrix,
  positions: readonly number[],
  wanted: { readonly from: boolean; readonly to: boolean },
  onProgress: AnalysisOptions['onProgress'],
): ConnectivityLines {
  const equal = new EqualAnswers(matrix.size);
  const lines = { from: new Map<number, Uint32Array>(), to: new Map<number, Uint32Array>() };
  const total = positions.length * ((wanted.from ? 1 : 0) + (wanted.to ? 1 : 0));
  let done = 0;
  for (const way of ['from', 'to'] as const) {
    if (!wanted[way]) continue;
    for (const { position, entries } of way === 'from' ? matrix.rows(positions) : matrix.columns(positions)) {
      equal.add(position, entries);
      lines[way].set(position, entries);
      done++;
      if (done % STEPS_BETWEEN_REPORTS === 0 || done === total) {
        onProgress?.({ stage: 'comparing endpoints', done, total });
      }
    }
  }
  return { ...lines, groups: (kindOf) => equal.groups(kindOf) };
}
