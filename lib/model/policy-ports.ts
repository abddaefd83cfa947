import { FIRST_PORT, LAST_PORT, PROTOCOLS, type ProtocolName } from './protocol';

/** An inclusive interval of port numbers of one protocol. */
export interface PortRange {
  readonly protocol: ProtocolName;
  readonly first: number;
  readonly last: number;
}

/** A container port by name; each destination pod resolves it on its own (S37). */
export interface NamedPort {
  readonly protocol: ProtocolName;
  readonly name: string;
}

/** A port of a rule: numbers, or a name. */
export type PolicyPort = PortRange | NamedPort;

export function isNamedPort(port: PolicyPort): port is NamedPort {
  return 'name' in port;
}

/**
 * The ports of a rule as a set, written in one way: for each protocol sorted ranges, of which overlapping ones are one,
 * then names. `ALL` is every port of every protocol, which a rule expresses by naming no ports (S42).
 */
export class PolicyPorts {
  public static readonly ALL = new PolicyPorts('all', []);

  /** The set of these ports, in whatever order. */
  public static of(ports: readonly PolicyPort[]): PolicyPorts {
    return new PolicyPorts('some', canonicalPorts(ports));
  }

  /** Text that is equal for two sets if and only if they have the same entries. */
  public readonly key: string;

  private constructor(
    private readonly extent: 'all' | 'some',
    public readonly entries: readonly PolicyPort[],
  ) {
    this.key = extent === 'all' ? '*' : entries.map(textOf).join(',');
    Object.freeze(this);
  }

  public get isAll(): boolean {
    return this.extent === 'all';
  }

  /** No port at all. A rule cannot say so: without ports it would mean all of them. */
  public get isEmpty(): boolean {
    return !this.isAll && this.entries.length === 0;
  }

  /** What is in either set. */
  public union(other: PolicyPorts): PolicyPorts {
    if (this.isAll || other.isAll) return PolicyPorts.ALL;
    return this.key === other.key ? this : PolicyPorts.of([...this.entries, ...other.entries]);
  }

  /** Whether every port of `other` is in this set. A name is contained in the full range of its protocol only. */
  public contains(other: PolicyPorts): boolean {
    if (this.isAll || this.key === other.key) return true;
    return !other.isAll && other.entries.every((entry) => containsEntry(this.entries, entry));
  }
}

export function coversWholeProtocol(port: PortRange): boolean {
  return port.first === FIRST_PORT && port.last === LAST_PORT;
}

/** Whether canonical `entries` hold a port, whichever number it stands for. */
function containsEntry(entries: readonly PolicyPort[], port: PolicyPort): boolean {
  const { protocol } = port;
  if (isNamedPort(port)) {
    const isNamed = entries.some((each) => isNamedPort(each) && each.protocol === protocol && each.name === port.name);
    return isNamed || containsEntry(entries, { protocol, first: FIRST_PORT, last: LAST_PORT });
  }
  let next = port.first;
  for (const each of entries) {
    if (isNamedPort(each) || each.protocol !== protocol || each.first > next) continue;
    if (each.last >= port.last) return true;
    next = Math.max(next, each.last + 1);
  }
  return false;
}

function canonicalPorts(ports: readonly PolicyPort[]): readonly PolicyPort[] {
  if (ports.length === 1) return Object.freeze([Object.freeze({ ...ports[0] })]);
  const entries: PolicyPort[] = [];
  for (const protocol of PROTOCOLS) {
    const ofProtocol = ports.filter((port) => port.protocol === protocol);
    const ranges = mergeRanges(protocol, ofProtocol);
    if (containsEntry(ranges, { protocol, first: FIRST_PORT, last: LAST_PORT })) {
      entries.push(Object.freeze({ protocol, first: FIRST_PORT, last: LAST_PORT }));
      continue;
    }
    const names = new Set(ofProtocol.filter(isNamedPort).map((port) => port.name));
    entries.push(...ranges, ...[...names].sort().map((name) => Object.freeze({ protocol, name })));
  }
  return Object.freeze(entries);
}

function mergeRanges(protocol: ProtocolName, ports: readonly PolicyPort[]): PortRange[] {
  const merged: { protocol: ProtocolName; first: number; last: number }[] = [];
  const ranges = ports.filter((port): port is PortRange => !isNamedPort(port));
  for (const { first, last } of ranges.sort((a, b) => a.first - b.first || a.last - b.last)) {
    const previous = merged.at(-1);
    // Only overlapping ranges become one: 80 and 81 stay two entries, as somebody wrote them.
    if (previous && first <= previous.last) previous.last = Math.max(previous.last, last);
    else merged.push({ protocol, first, last });
  }
  return merged.map((range) => Object.freeze(range));
}

function textOf(port: PolicyPort): string {
  return isNamedPort(port) ? `${port.protocol}/${port.name}` : `${port.protocol}/${port.first}-${port.last}`;
}
