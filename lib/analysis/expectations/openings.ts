import { TypedFastBitSet as BitSet } from 'typedfastbitset';
import { IP_FAMILIES } from '../../model/ip-set';
import type { CellRuns, Whereabouts } from '../address-space';
import type { CompiledCluster } from '../compiled-cluster';
import type { CompiledRule } from '../compiled-policies';
import { NOTHING, type ConnectionId } from '../connection-table';
import type { Isolation } from '../isolation';
import { NO_NAMES } from '../port-names';

/**
 * Who is among the peers of the rules that isolated pods have: positions of classes, and of cells behind them. Law: what
 * is not among them has nothing of the connections in question allowed or unknown.
 */
export class Openings {
  private readonly known = new Map<ConnectionId, Map<Isolation, BitSet>>();
  private readonly knownAtCells = new Map<CompiledRule, BitSet>();
  private readonly byWhereabouts = new Map<Whereabouts, number[]>();

  public constructor(private readonly compiled: CompiledCluster) {
    const mayMatchPods = compiled.options.plugin?.ipBlocksMatchPods !== false;
    compiled.classes.forEach(({ whereabouts, isSelectable }, position) => {
      if (isSelectable && !mayMatchPods) return;
      const positions = this.byWhereabouts.get(whereabouts) ?? [];
      this.byWhereabouts.set(whereabouts, positions);
      positions.push(position);
    });
  }

  /** Those that the rules of an isolation may let pass with any of the connections in question. Not to be changed. */
  public of(isolation: Isolation, asked: ConnectionId): BitSet {
    const known = this.knownFor(asked).get(isolation);
    if (known) return known;
    const open = new BitSet();
    const { classes, cells } = this.compiled;
    for (const { rules } of isolation.policies) {
      for (const rule of rules[isolation.direction]) {
        if (!this.mayConcern(rule, asked)) continue;
        if (rule.isForEverybody) open.addRange(0, classes.length + cells.length);
        open.union(rule.possiblePods ?? rule.pods);
        if (rule.cells) open.union(this.endsAtCells(rule, rule.cells));
      }
    }
    this.knownFor(asked).set(isolation, open);
    return open;
  }

  private knownFor(asked: ConnectionId): Map<Isolation, BitSet> {
    const known = this.known.get(asked);
    if (known) return known;
    if (this.known.size >= MOST_KEPT) this.known.clear();
    const fresh = new Map<Isolation, BitSet>();
    this.known.set(asked, fresh);
    return fresh;
  }

  private mayConcern({ hasPortNames, ports }: CompiledRule, asked: ConnectionId): boolean {
    const { connections, portNames } = this.compiled;
    return hasPortNames || connections.intersection(portNames.connections(ports, NO_NAMES), asked) !== NOTHING;
  }

  private endsAtCells(rule: CompiledRule, cells: NonNullable<CompiledRule['cells']>): BitSet {
    const known = this.knownAtCells.get(rule);
    if (known) return known;
    const ends = new BitSet();
    for (const family of IP_FAMILIES) {
      const runs = cells[family];
      for (let i = 0; i < runs.length; i += 2) {
        ends.addRange(this.compiled.classes.length + runs[i], this.compiled.classes.length + runs[i + 1]);
      }
      for (const [whereabouts, positions] of this.byWhereabouts) {
        if (!overlap(runs, whereabouts.cells[family] ?? [])) continue;
        for (const position of positions) ends.add(position);
      }
    }
    this.knownAtCells.set(rule, ends);
    return ends;
  }
}

/** For how many different questions the answers are kept: each takes memory by the square of the number of pods. */
const MOST_KEPT = 4;

function overlap(a: CellRuns, b: CellRuns): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] < b[j + 1] && b[j] < a[i + 1]) return true;
    if (a[i + 1] < b[j + 1]) i += 2;
    else j += 2;
  }
  return false;
}
