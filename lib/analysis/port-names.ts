import { ConnectionSet } from '../model/connection-set';
import { isNamedPort, type PolicyPorts, type PortRange } from '../model/policy-ports';
import type { ContainerPort } from '../model/workload';
import { ALL_CONNECTIONS, type ConnectionId, type ConnectionTable } from './connection-table';
import { connectionsOfPorts } from './connections-of-ports';

/** Which numbers the port names in play stand for at a pod: its number in {@link PortNames}. */
export type PortNaming = number;

/** The naming of everything that is no pod: there, no name stands for any port (S39). */
export const NO_NAMES: PortNaming = 0;

/** Turns the ports of rules into connection sets, each name at the pod that the flow goes to (S37). */
export class PortNames {
  private readonly namings: (readonly ContainerPort[])[] = [[]];
  private readonly numbers = new Map<string, PortNaming>([['', NO_NAMES]]);
  private readonly resolved = new Map<PolicyPorts, Map<PortNaming, ConnectionId>>();
  private readonly resolvedWithoutRepeated = new Map<PolicyPorts, Map<PortNaming, ConnectionId>>();
  /** Whether a pod has several ports of one name and protocol. */
  public hasRepeats = false;

  /** @param mentioned The names that some rule in play uses. */
  public constructor(
    private readonly table: ConnectionTable,
    private readonly mentioned: ReadonlySet<string>,
  ) {}

  public namingOf(ports: readonly ContainerPort[]): PortNaming {
    const named = ports.filter(({ name }) => name !== undefined && this.mentioned.has(name));
    if (named.length === 0) return NO_NAMES;
    const texts = new Set(named.map(({ name, protocol, port }) => `${protocol} ${name} ${port}`));
    this.hasRepeats ||= new Set(named.map(({ name, protocol }) => `${protocol} ${name}`)).size < texts.size;
    const key = [...texts].sort().join(',');
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.namings.length);
    return this.namings.push(named) - 1;
  }

  /**
   * What the ports of a rule are at a pod with that naming.
   *
   * @param skipsRepeated Whether names that stand for several numbers are to stand for none (S40).
   */
  public connections(ports: PolicyPorts, naming: PortNaming, skipsRepeated = false): ConnectionId {
    if (ports.isAll) return ALL_CONNECTIONS;
    const resolved = skipsRepeated ? this.resolvedWithoutRepeated : this.resolved;
    const byNaming = resolved.get(ports) ?? new Map<PortNaming, ConnectionId>();
    resolved.set(ports, byNaming);
    const known = byNaming.get(naming);
    if (known !== undefined) return known;
    const declared = this.namings[naming];
    const id = this.table.idOf(resolvePorts(ports, skipsRepeated ? withoutRepeated(declared) : declared));
    byNaming.set(naming, id);
    return id;
  }
}

/** The ports whose name and protocol no other number has. */
function withoutRepeated(declared: readonly ContainerPort[]): readonly ContainerPort[] {
  return declared.filter(
    ({ name, protocol, port }) =>
      !declared.some((other) => other.name === name && other.protocol === protocol && other.port !== port),
  );
}

/** The ports of a rule as numbers; a name matches where protocol and name do (S38), and may match nothing (S39). */
export function resolvePorts(ports: PolicyPorts, declared: readonly ContainerPort[]): ConnectionSet {
  if (ports.isAll) return ConnectionSet.ALL;
  const ranges = ports.entries.flatMap((entry): readonly PortRange[] => {
    if (!isNamedPort(entry)) return [entry];
    const meant = declared.filter(({ name, protocol }) => name === entry.name && protocol === entry.protocol);
    return meant.map(({ protocol, port }) => ({ protocol, first: port, last: port }));
  });
  return connectionsOfPorts(ranges);
}
