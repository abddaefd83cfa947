import { ConnectionSet } from '../model/connection-set';
import { pairKey } from './pair-key';

/** Number of a connection set in a {@link ConnectionTable}. */
export type ConnectionId = number;

/** Numbers of the sets that every table holds. */
export const NOTHING: ConnectionId = 0;
export const ALL_CONNECTIONS: ConnectionId = 1;

type Operation = 'union' | 'intersection' | 'difference';

/**
 * Numbers connection sets, so that equal sets are equal numbers, and remembers what became of two of them: a cluster has
 * many pairs of endpoints and few different sets.
 */
export class ConnectionTable {
  private readonly sets: ConnectionSet[] = [];
  private readonly ids = new Map<string, ConnectionId>();
  private readonly results: Record<Operation, Map<number, ConnectionId>> = {
    union: new Map(),
    intersection: new Map(),
    difference: new Map(),
  };

  public constructor() {
    this.idOf(ConnectionSet.EMPTY);
    this.idOf(ConnectionSet.ALL);
  }

  public idOf(set: ConnectionSet): ConnectionId {
    const known = this.ids.get(set.key);
    if (known !== undefined) return known;
    this.ids.set(set.key, this.sets.length);
    return this.sets.push(set) - 1;
  }

  public at(id: ConnectionId): ConnectionSet {
    return this.sets[id];
  }

  public union(a: ConnectionId, b: ConnectionId): ConnectionId {
    if (a === b || b === NOTHING || a === ALL_CONNECTIONS) return a;
    if (a === NOTHING || b === ALL_CONNECTIONS) return b;
    return a < b ? this.remembered('union', a, b) : this.remembered('union', b, a);
  }

  public intersection(a: ConnectionId, b: ConnectionId): ConnectionId {
    if (a === b || a === NOTHING || b === ALL_CONNECTIONS) return a;
    if (b === NOTHING || a === ALL_CONNECTIONS) return b;
    return a < b ? this.remembered('intersection', a, b) : this.remembered('intersection', b, a);
  }

  public difference(a: ConnectionId, b: ConnectionId): ConnectionId {
    if (a === b || a === NOTHING || b === ALL_CONNECTIONS) return NOTHING;
    return b === NOTHING ? a : this.remembered('difference', a, b);
  }

  private remembered(operation: Operation, a: ConnectionId, b: ConnectionId): ConnectionId {
    const results = this.results[operation];
    const key = pairKey(a, b);
    const known = results.get(key);
    if (known !== undefined) return known;
    const id = this.idOf(this.sets[a][operation](this.sets[b]));
    results.set(key, id);
    return id;
  }
}
