import { NOTHING, type ConnectionId, type ConnectionTable } from '../analysis/connection-table';
import { NO_NAMES, type PortNames, type PortNaming } from '../analysis/port-names';
import { IP_FAMILIES, type AddressRange, type IpSet } from '../model/ip-set';
import type { PolicyPorts } from '../model/policy-ports';
import type { Extent, Passage } from './extents';

/** What ports mean at the pods of a universe. */
export interface PortReading {
  readonly connections: ConnectionTable;
  readonly portNames: PortNames;
  /** Port names at each pod. */
  readonly namings: readonly PortNaming[];
}

/** The names of ports in force at one end: its own for ingress; `undefined` where each other end has its own (S37). */
export type OwnNaming = PortNaming | undefined;

/** What passes by one passage and by none of certain others. */
export interface Remainder {
  readonly other: { readonly pod: number } | { readonly range: AddressRange };
  readonly connections: ConnectionId;
}

/** Everything that may pass at one end, to be asked whether it includes something. */
export class Passages {
  private readonly ports = new Map<Extent, PolicyPorts>();

  public constructor(passages: Iterable<Passage>) {
    for (const { extent, ports } of passages) {
      const before = this.ports.get(extent);
      this.ports.set(extent, before ? before.union(ports) : ports);
    }
  }

  /** Whether these include a passage in the same words: most do, and nothing has to be worked out then. */
  public includes({ extent, ports }: Passage): boolean {
    return this.ports.get(extent)?.contains(ports) ?? false;
  }

  /** What of a passage these do not include: for each pod, then for addresses. */
  public *missing(passage: Passage, reading: PortReading, own: OwnNaming): Generator<Remainder> {
    if (this.includes(passage)) return;
    yield* this.missingPods(passage, reading, own);
    yield* this.missingAddresses(passage, reading, own ?? NO_NAMES);
  }

  private *missingPods({ extent, ports }: Passage, reading: PortReading, own: OwnNaming): Generator<Remainder> {
    const { connections, portNames, namings } = reading;
    const touching = [...this.ports].filter(([other]) => other.pods.intersects(extent.pods));
    const isCovered = touching.some(
      ([other, theirs]) => theirs.contains(ports) && extent.pods.difference_size(other.pods) === 0,
    );
    if (isCovered) return;
    for (const pod of extent.pods) {
      const naming = own ?? namings[pod];
      let left = portNames.connections(ports, naming);
      for (const [other, theirs] of touching) {
        if (other.pods.has(pod)) left = connections.difference(left, portNames.connections(theirs, naming));
      }
      if (left !== NOTHING) yield { other: { pod }, connections: left };
    }
  }

  private *missingAddresses(passage: Passage, reading: PortReading, naming: PortNaming): Generator<Remainder> {
    const { connections, portNames } = reading;
    const all = portNames.connections(passage.ports, naming);
    if (passage.extent.addresses.isEmpty || all === NOTHING) return;
    let left = [{ addresses: passage.extent.addresses, connections: all }];
    for (const [other, theirs] of this.ports) {
      if (other.addresses.isEmpty) continue;
      const passes = portNames.connections(theirs, naming);
      left = left.flatMap((piece) => [
        { ...piece, addresses: piece.addresses.difference(other.addresses) },
        {
          addresses: piece.addresses.intersection(other.addresses),
          connections: connections.difference(piece.connections, passes),
        },
      ]);
      left = left.filter((piece) => !piece.addresses.isEmpty && piece.connections !== NOTHING);
    }
    for (const piece of left) yield { other: { range: firstRange(piece.addresses) }, connections: piece.connections };
  }
}

/** The lowest addresses of a set that is not empty. */
function firstRange(addresses: IpSet): AddressRange {
  return IP_FAMILIES.flatMap((family) => addresses.ranges(family))[0];
}
