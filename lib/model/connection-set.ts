import { PortSet } from './port-set';
import { PROTOCOLS, type ProtocolName } from './protocol';

/** The ports of a connection set as JSON: for each protocol that has any, `80` or `8000-8100`, in order. */
export type ConnectionTexts = { readonly [protocol in ProtocolName]?: readonly string[] };

/**
 * What may flow from one endpoint to another: for each of TCP, UDP and SCTP a set of destination ports. A frozen value;
 * two sets with equal {@link key} are equal.
 */
export class ConnectionSet {
  public static readonly EMPTY = new ConnectionSet([PortSet.EMPTY, PortSet.EMPTY, PortSet.EMPTY]);
  /** Every port of every protocol (S42). */
  public static readonly ALL = new ConnectionSet([PortSet.ALL, PortSet.ALL, PortSet.ALL]);

  /** Ports of one protocol. */
  public static of(protocol: ProtocolName, ports: PortSet): ConnectionSet {
    return ConnectionSet.from(PROTOCOLS.map((each) => (each === protocol ? ports : PortSet.EMPTY)));
  }

  private static from(ports: readonly PortSet[]): ConnectionSet {
    if (ports.every(({ isEmpty }) => isEmpty)) return ConnectionSet.EMPTY;
    return ports.every(({ isAll }) => isAll) ? ConnectionSet.ALL : new ConnectionSet(ports);
  }

  /** Text that is equal for two sets if and only if they hold the same ports of the same protocols. */
  public readonly key: string;

  /** `ports` are in the order of {@link PROTOCOLS}. */
  private constructor(private readonly portSets: readonly PortSet[]) {
    this.key = portSets.map(({ key }) => key).join('/');
    Object.freeze(this);
  }

  public get isEmpty(): boolean {
    return this === ConnectionSet.EMPTY;
  }

  public get isAll(): boolean {
    return this === ConnectionSet.ALL;
  }

  /** The ports of one protocol. */
  public portsOf(protocol: ProtocolName): PortSet {
    return this.portSets[PROTOCOLS.indexOf(protocol)];
  }

  /** Whether a port of a protocol, an integer from 1 to 65535, is in the set. */
  public has(protocol: ProtocolName, port: number): boolean {
    return this.portsOf(protocol).has(port);
  }

  /** What is in either set. */
  public union(other: ConnectionSet): ConnectionSet {
    if (this === other || other.isEmpty || this.isAll) return this;
    if (this.isEmpty || other.isAll) return other;
    return ConnectionSet.from(this.portSets.map((ports, i) => ports.union(other.portSets[i])));
  }

  /** What is in both sets. */
  public intersection(other: ConnectionSet): ConnectionSet {
    if (this === other || this.isEmpty || other.isAll) return this;
    if (other.isEmpty || this.isAll) return other;
    return ConnectionSet.from(this.portSets.map((ports, i) => ports.intersection(other.portSets[i])));
  }

  /** What is in this set and not in the other. */
  public difference(other: ConnectionSet): ConnectionSet {
    if (other.isEmpty) return this;
    return ConnectionSet.from(this.portSets.map((ports, i) => ports.difference(other.portSets[i])));
  }

  /** Whether everything in the other set is in this one. */
  public contains(other: ConnectionSet): boolean {
    return this.portSets.every((ports, i) => ports.contains(other.portSets[i]));
  }

  /** Whether both sets hold the same. */
  public equals(other: ConnectionSet): boolean {
    return this.key === other.key;
  }

  /** Some connection of the set, the lowest port of the first protocol; `undefined` in the empty set. */
  public get example(): { readonly protocol: ProtocolName; readonly port: number } | undefined {
    for (const [i, { first }] of this.portSets.entries()) {
      if (first !== undefined) return { protocol: PROTOCOLS[i], port: first };
    }
    return undefined;
  }

  /** The set as it stands in documents. */
  public toTexts(): ConnectionTexts {
    return Object.fromEntries(
      PROTOCOLS.flatMap((protocol, i) => (this.portSets[i].isEmpty ? [] : [[protocol, this.portSets[i].toTexts()]])),
    );
  }

  /** The set for people: `TCP 80, 8000-8100; UDP all ports`, or `all connections`, or `nothing`. */
  public toString(): string {
    if (this.isAll) return 'all connections';
    if (this.isEmpty) return 'nothing';
    return PROTOCOLS.flatMap((protocol, i) => {
      const ports = this.portSets[i];
      return ports.isEmpty ? [] : [`${protocol} ${ports.isAll ? 'all ports' : ports.toTexts().join(', ')}`];
    }).join('; ');
  }
}
