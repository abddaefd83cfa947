import type { ConnectionSet } from '../model/connection-set';
import { IpSet, textOfRange, type AddressRange } from '../model/ip-set';
import { workloadId, type Workload } from '../model/workload';
import type { CaveatCode } from './caveats';
import type { CompiledCluster } from './compiled-cluster';
import type {
  ConnectivityConnection,
  ConnectivityDocument,
  ConnectivityEndpoint,
  ConnectivityGroup,
  ConnectivitySummary,
} from './connectivity-document';
import { ConnectivityMatrix, NO_QUESTION } from './connectivity-matrix';
import type { Ends } from './ends';
import { EqualAnswers } from './equal-answers';

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
  private readonly lines = new Map<string, Uint32Array>();
  private readonly members: readonly GroupMembers[];

  /** In the order of their ids: workloads first, then addresses. */
  public readonly endpoints: readonly ConnectivityEndpoint[];
  /** In the order of their first members. */
  public readonly groups: readonly ConnectivityGroup[];

  public constructor(
    private readonly compiled: CompiledCluster,
    ends: Ends,
    options: ConnectivityOptions = {},
  ) {
    const { addresses = true, direction = 'both', focus } = options;
    this.matrix = new ConnectivityMatrix(compiled, addresses ? compiled.cells : []);
    const positions = focus ? this.positionsOf(focus, ends) : this.allPositions();
    const equal = new EqualAnswers(this.matrix.size);
    const total = positions.length;
    let done = 0;
    const take = (way: 'from' | 'to', position: number, entries: Uint32Array): void => {
      equal.add(position, entries);
      this.lines.set(`${way} ${position}`, entries);
      if (done++ % STEPS_BETWEEN_REPORTS === 0)
        compiled.options.onProgress?.({ stage: 'comparing endpoints', done, total });
    };
    if (direction !== 'ingress' || !focus) {
      for (const { position, entries } of this.matrix.rows(positions)) take('from', position, entries);
    }
    if (direction !== 'egress' && focus) {
      for (const { position, entries } of this.matrix.columns(positions)) take('to', position, entries);
    }
    const groups = equal.groups((position) =>
      this.matrix.isAddress(position) ? 'address' : compiled.classes[position].isFinished ? 'finished' : 'pod',
    );
    this.members = groups
      .filter(([first]) => this.matrix.isAddress(first) || !compiled.classes[first].isFinished)
      .map((group) => this.membersOf(group))
      .sort((a, b) => compareEndpoints(a.endpoints[0], b.endpoints[0]));
    this.groups = this.members.map(({ endpoints: each }) => ({ id: each[0].id, members: each.map(({ id }) => id) }));
    this.endpoints = this.members
      .flatMap((group) => group.endpoints)
      .sort(compareEndpoints)
      .map(({ order: _, range: __, ...endpoint }) => endpoint);
  }

  /** Pairs of groups between which anything is allowed or unknown, in order. */
  public *connections(): Generator<Connection> {
    for (const [i, from] of this.members.entries()) {
      for (const [j, to] of this.members.entries()) {
        if (i === j && !from.hasPairs) continue;
        const id =
          this.lines.get(`from ${from.position}`)?.[to.position] ??
          this.lines.get(`to ${to.position}`)?.[from.position];
        if (id === undefined || id === NO_QUESTION) continue;
        const { allowed, unknown, caveats } = this.matrix.resultAt(id);
        const { connections } = this.compiled;
        const connection = {
          from: this.groups[i],
          to: this.groups[j],
          allowed: connections.at(allowed),
          unknown: connections.at(unknown),
          caveats,
        };
        if (!connection.allowed.isEmpty || !connection.unknown.isEmpty) yield connection;
      }
    }
  }

  public toDocument(): ConnectivityDocument {
    const connections = [...this.connections()].map(connectionDocument);
    return {
      schemaVersion: 'cdk8s-netpol/connectivity/v1',
      endpoints: this.endpoints,
      groups: this.groups,
      connections,
      summary: { ...this.counts, connections: connections.length },
    };
  }

  private get counts(): Omit<ConnectivitySummary, 'connections'> {
    const finished = this.compiled.classes.filter(({ isFinished }) => isFinished);
    return {
      endpoints: this.endpoints.length,
      groups: this.groups.length,
      finished: finished.reduce((count, { members }) => count + members.length, 0),
    };
  }

  private allPositions(): number[] {
    const positions = Array.from({ length: this.matrix.size }, (_, position) => position);
    return positions.filter(
      (position) => this.matrix.isAddress(position) || !this.compiled.classes[position].isFinished,
    );
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

  private membersOf(positions: readonly number[]): GroupMembers {
    const [position] = positions;
    const isAddress = this.matrix.isAddress(position);
    const unnamed = isAddress ? this.addressEndpoints(positions) : this.podEndpoints(positions);
    const sorted = unnamed.sort(compareEndpoints);
    const group = sorted[0].id;
    return {
      position,
      endpoints: sorted.map((endpoint) => ({ ...endpoint, group })),
      // A bare pod alone has no other pod to talk to; a workload has, or will have during a rollout.
      hasPairs: !isAddress && (sorted.length > 1 || sorted[0].kind !== 'Pod'),
    };
  }

  private podEndpoints(positions: readonly number[]): PlacedEndpoint[] {
    const { classes, isolations } = this.compiled;
    return positions.flatMap((position) => {
      const isolated = {
        ingress: isolations.ingress[position] !== undefined,
        egress: isolations.egress[position] !== undefined,
      };
      return classes[position].members.map((workload) => podEndpoint(workload, isolated));
    });
  }

  /** Cells that touch are one endpoint: what tells them apart has told nothing apart. */
  private addressEndpoints(positions: readonly number[]): PlacedEndpoint[] {
    const ranges: AddressRange[] = [];
    for (const position of positions) {
      const range = this.compiled.addresses.rangeOf(position - this.compiled.classes.length);
      const previous = ranges.at(-1);
      if (previous?.family === range.family && previous.last + 1n === range.first) {
        ranges[ranges.length - 1] = { ...previous, last: range.last };
      } else {
        ranges.push(range);
      }
    }
    return ranges.map((range) => ({
      id: `ip:${textOfRange(range)}`,
      group: '',
      kind: 'Addresses',
      cidrs: IpSet.ofCidr(range).toCidrs(),
      order: 1,
      range,
    }));
  }
}

interface PlacedEndpoint extends ConnectivityEndpoint {
  readonly order: number;
  readonly range?: AddressRange;
}

interface GroupMembers {
  /** Position of one of them. */
  readonly position: number;
  readonly endpoints: readonly PlacedEndpoint[];
  /** Whether there are two different pods among them. */
  readonly hasPairs: boolean;
}

const STEPS_BETWEEN_REPORTS = 500;

function podEndpoint(workload: Workload, isolated: { ingress: boolean; egress: boolean }): PlacedEndpoint {
  const { namespace, kind, name, labels } = workload;
  return { id: workloadId(workload), group: '', namespace, kind, name, labels, isolated, order: 0 };
}

function compareEndpoints(a: PlacedEndpoint, b: PlacedEndpoint): number {
  if (a.range && b.range) {
    if (a.range.family !== b.range.family) return a.range.family < b.range.family ? -1 : 1;
    return a.range.first < b.range.first ? -1 : 1;
  }
  return a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

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
