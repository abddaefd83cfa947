import { holdsPoint } from '../base/boundaries';
import type { CellRuns } from './address-space';
import type { FamilyAnswer } from './answers';
import { ALL_CONNECTIONS, NOTHING, type ConnectionId, type ConnectionTable } from './connection-table';

/** Cells from `start` up to, and without, `end`, on which the same connections pass. */
export interface CellPiece {
  readonly start: number;
  readonly end: number;
  readonly passes: ConnectionId;
}

/** What ipBlocks let pass, cell by cell: pieces in order; between them nothing passes. */
export type CellConnections = readonly CellPiece[];

/** What rules let pass together, each on its own cells. */
export function piecesOf(
  rules: readonly { readonly cells: CellRuns; readonly passes: ConnectionId }[],
  connections: ConnectionTable,
): CellConnections {
  const starts = [...new Set(rules.flatMap(({ cells }) => cells))].sort((a, b) => a - b);
  const pieces: CellPiece[] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    let passes = NOTHING;
    for (const rule of rules) {
      if (holdsPoint(rule.cells, starts[i])) passes = connections.union(passes, rule.passes);
    }
    if (passes !== NOTHING) pieces.push({ start: starts[i], end: starts[i + 1], passes });
  }
  return pieces;
}

/** What passes surely and possibly for an address that is in one of the cells. */
export function summarize(pieces: CellConnections, cells: CellRuns, connections: ConnectionTable): FamilyAnswer {
  let uncovered = 0;
  let surely = ALL_CONNECTIONS;
  let possibly = NOTHING;
  for (let i = 0; i < cells.length; i += 2) {
    uncovered += cells[i + 1] - cells[i];
    for (let at = firstPieceAfter(pieces, cells[i]); at < pieces.length && pieces[at].start < cells[i + 1]; at++) {
      const { start, end, passes } = pieces[at];
      uncovered -= Math.min(end, cells[i + 1]) - Math.max(start, cells[i]);
      surely = connections.intersection(surely, passes);
      possibly = connections.union(possibly, passes);
    }
  }
  return { surely: uncovered > 0 ? NOTHING : surely, possibly };
}

/** Position of the first piece that ends behind a cell. */
function firstPieceAfter(pieces: CellConnections, cell: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pieces[middle].end <= cell) low = middle + 1;
    else high = middle;
  }
  return low;
}
