import type { Connection } from '../../analysis/connectivity';
import type { ConnectivityConnection } from '../../analysis/connectivity-document';
import type { ConnectivityData } from './data';

/** What may flow from one end to another: ends are groups, or single endpoints. */
export interface Edge extends Pick<Connection, 'allowed' | 'unknown' | 'caveats'> {
  readonly from: string;
  readonly to: string;
}

/** The edges that begin at one end. */
export interface EdgesFrom {
  readonly from: string;
  readonly edges: Iterable<Edge>;
}

/**
 * All edges, end by end. Single endpoints are worked out one after the other: there may be more pairs than fit into
 * memory. A workload's pair with itself means two different pods of it; a bare Pod has none.
 */
export function* edgesByEnd(data: ConnectivityData, pairs: boolean): Generator<EdgesFrom> {
  const places = new Map(data.endpoints.map(({ id, kind }, place) => [id, { place, kind }]));
  for (const connections of linesOf(data.connections())) {
    const { from } = connections[0];
    if (!pairs) {
      yield { from: from.id, edges: connections.map((each) => edgeOf(from.id, each.to.id, each)) };
      continue;
    }
    const targets = connections
      .flatMap((connection) =>
        connection.to.members.map((id) => ({ id, connection, place: places.get(id)?.place ?? 0 })),
      )
      .sort((a, b) => a.place - b.place);
    for (const member of from.members) {
      const isAlone = places.get(member)?.kind === 'Pod';
      const reached = targets.filter(({ id }) => !(isAlone && id === member));
      if (reached.length === 0) continue;
      yield { from: member, edges: mapped(reached, ({ id, connection }) => edgeOf(member, id, connection)) };
    }
  }
}

/** All edges. */
export function* edgesOf(data: ConnectivityData, pairs: boolean): Generator<Edge> {
  for (const { edges } of edgesByEnd(data, pairs)) yield* edges;
}

function edgeOf(from: string, to: string, { allowed, unknown, caveats }: Connection): Edge {
  return { from, to, allowed, unknown, caveats };
}

/** An edge as it stands in documents. */
export function edgeDocument({ from, to, allowed, unknown, caveats }: Edge): ConnectivityConnection {
  return { from, to, allowed: allowed.toTexts(), ...(!unknown.isEmpty && { unknown: unknown.toTexts() }), caveats };
}

/** Connections with the same source, which follow each other. */
function* linesOf(connections: Iterable<Connection>): Generator<Connection[]> {
  let line: Connection[] = [];
  for (const connection of connections) {
    if (line.length > 0 && line[0].from !== connection.from) {
      yield line;
      line = [];
    }
    line.push(connection);
  }
  if (line.length > 0) yield line;
}

function* mapped<T, U>(values: Iterable<T>, change: (value: T) => U): Generator<U> {
  for (const value of values) yield change(value);
}
