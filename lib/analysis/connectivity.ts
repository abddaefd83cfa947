import type { ConnectionSet } from '../model/connection-set';
import type { CaveatCode } from './caveats';
import type { CompiledCluster } from './compiled-cluster';
import type {
  ConnectivityConnection,
  ConnectivityDocument,
  ConnectivityEndpoint,
  ConnectivityGroup,
} from './connectivity-document';
import { linesOf, type ConnectivityLines } from './connectivity-lines';
import { ConnectivityMatrix, NO_QUESTION } from './connectivity-matrix';
import { endpointGroups, endpointsOf, type EndpointGroup } from './endpoint-groups';
import type { Ends } from './ends';
import { unfitOption } from './options';

/** Which pairs are looked at. */
export interface ConnectivityOptions {
  /** Ids of endpoints of which at least one must be an end of a pair. @default - every pair */
  readonly focus?: readonly string[];
  /** Whether the focus is to be the destination (`ingress`), the source (`egress`), or either. @default 'both' */
  readonly direction?: 'ingress' | 'egress' | 'both';
  /** Whether addresses outside take part. @default true */
  readonly addresses?: boolean;
}

/** What may flow from the members of one group to those of another. */
export interface Connection {
  readonly from: ConnectivityGroup;
  readonly to: ConnectivityGroup;
  readonly allowed: ConnectionSet;
  readonly unknown: ConnectionSet;
  readonly caveats: readonly CaveatCode[];
}

/** Endpoints, groups and connections of a cluster. */
export class ConnectivityResult {
  private readonly matrix: ConnectivityMatrix;
  private readonly lines: ConnectivityLines;
  private readonly placedGroups: readonly EndpointGroup[];

  /** In the order of their ids: workloads first, then addresses. */
  public readonly endpoints: readonly ConnectivityEndpoint[];
  /** In the order of their first members. */
  public readonly groups: readonly ConnectivityGroup[];

  /** @internal `Reachability.connectivity` makes them. */
  public constructor(
    private readonly compiled: CompiledCluster,
    ends: Ends,
    options: ConnectivityOptions = {},
  ) {
    const { addresses, direction, focus } = checkedOptions(options);
    this.matrix = new ConnectivityMatrix(compiled, addresses ? compiled.cells : []);
    const positions = focus ? this.positionsOf(focus, ends) : this.livePods();
    const wanted = focus ? WANTED_BY_FOCUS[direction] : addresses ? 'from and from addresses' : 'from';
    this.lines = linesOf(this.matrix, positions, wanted, compiled.options.onProgress);
    const groups = this.lines.groups((position) => this.kindAt(position));
    const live = groups.filter(([position]) => this.kindAt(position) !== 'finished');
    this.placedGroups = endpointGroups(compiled, live);
    this.groups = this.placedGroups.map(({ id, members }) => ({ id, members }));
    this.endpoints = endpointsOf(this.placedGroups);
  }

  /** Pairs of groups between which anything is allowed or unknown, in order. */
  public *connections(): Generator<Connection> {
    const { connections } = this.compiled;
    for (const [i, from] of this.placedGroups.entries()) {
      const line = this.lines.from.get(from.position);
      for (const [j, to] of this.placedGroups.entries()) {
        if (i === j && !from.hasPairs) continue;
        const id = line?.[to.position] ?? this.lines.to.get(to.position)?.[from.position] ?? NO_QUESTION;
        if (id === NO_QUESTION) continue;
        const result = this.matrix.resultAt(id);
        const [allowed, unknown] = [connections.at(result.allowed), connections.at(result.unknown)];
        if (allowed.isEmpty && unknown.isEmpty) continue;
        yield { from: this.groups[i], to: this.groups[j], allowed, unknown, caveats: result.caveats };
      }
    }
  }

  /** Everything, as data. */
  public toDocument(): ConnectivityDocument {
    const { endpoints, groups } = this;
    const connections = [...this.connections()].map(connectionDocument);
    const finished = this.compiled.classes.filter(({ isFinished }) => isFinished);
    return {
      schemaVersion: 'cdk8s-netpol/connectivity/v1',
      endpoints,
      groups,
      connections,
      summary: {
        endpoints: endpoints.length,
        groups: groups.length,
        connections: connections.length,
        finished: finished.reduce((count, { members }) => count + members.length, 0),
      },
    };
  }

  private kindAt(position: number): 'address' | 'finished' | 'pod' {
    if (this.matrix.isAddress(position)) return 'address';
    return this.compiled.classes[position].isFinished ? 'finished' : 'pod';
  }

  private livePods(): number[] {
    return [...this.compiled.classes.keys()].filter((position) => this.kindAt(position) === 'pod');
  }

  private positionsOf(focus: readonly string[], ends: Ends): number[] {
    const { addresses, classes } = this.compiled;
    const positions = focus.flatMap((id) => {
      const end = ends.get(id);
      if (end.kind === 'pod') return [end.position];
      const { family, first, last } = end.range;
      const [start, stop] = [addresses.cellOf(family, first), addresses.cellOf(family, last)];
      return Array.from({ length: stop - start + 1 }, (_, i) => classes.length + start + i);
    });
    return [...new Set(positions)].filter((position) => position < this.matrix.size);
  }
}

/** The options, where nothing checked any types, too: null is as good as none, and one id is a list of one. */
function checkedOptions(given: ConnectivityOptions | null): Required<Omit<ConnectivityOptions, 'focus'>> & {
  readonly focus: readonly string[] | undefined;
} {
  if (typeof given !== 'object') throw unfitOption('what to look at', given, 'write { focus: [...] }');
  const { addresses, direction, focus } = (given ?? {}) as Readonly<Record<keyof ConnectivityOptions, unknown>>;
  const way = direction ?? 'both';
  if (typeof way !== 'string' || !Object.hasOwn(WANTED_BY_FOCUS, way)) {
    throw unfitOption('direction', way, "write 'ingress', 'egress' or 'both'");
  }
  const ids = focus ?? undefined;
  return {
    addresses: Boolean(addresses ?? true),
    direction: way as keyof typeof WANTED_BY_FOCUS,
    focus: ids === undefined || Array.isArray(ids) ? (ids as readonly string[] | undefined) : [ids as string],
  };
}

const WANTED_BY_FOCUS = { ingress: 'to', egress: 'from', both: 'both' } as const;

/** A connection as it stands in documents. */
export function connectionDocument({ from, to, allowed, unknown, caveats }: Connection): ConnectivityConnection {
  return {
    from: from.id,
    to: to.id,
    allowed: allowed.toTexts(),
    ...(!unknown.isEmpty && { unknown: unknown.toTexts() }),
    caveats,
  };
}
