import { IP_FAMILIES, type AddressRange } from '../../model/ip-set';
import type { CompiledCluster } from '../compiled-cluster';

/** Addresses that no rule tells apart, and the first of the cells that they are made of. */
export interface AddressPiece {
  readonly cell: number;
  readonly range: AddressRange;
}

/** All addresses in pieces, in order. Where pods and nodes have their addresses makes no difference to others. */
export function addressPieces({ addresses, isolations }: CompiledCluster): AddressPiece[] {
  const cuts = new Set<number>();
  for (const isolation of new Set([...isolations.ingress, ...isolations.egress])) {
    for (const { rules } of isolation?.policies ?? []) {
      for (const { cells } of isolation ? rules[isolation.direction] : []) {
        for (const family of IP_FAMILIES) for (const cell of cells?.[family] ?? []) cuts.add(cell);
      }
    }
  }
  const pieces: AddressPiece[] = [];
  for (let cell = 0; cell < addresses.size; cell++) {
    const range = addresses.rangeOf(cell);
    const previous = pieces.at(-1);
    if (!previous || cuts.has(cell) || previous.range.family !== range.family) pieces.push({ cell, range });
    else pieces[pieces.length - 1] = { cell: previous.cell, range: { ...previous.range, last: range.last } };
  }
  return pieces;
}
