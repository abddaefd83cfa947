import { ConnectionSet } from '../model/connection-set';
import type { PortRange } from '../model/policy-ports';
import { PortSet } from '../model/port-set';
import { PROTOCOLS } from '../model/protocol';

/** The connections to any of these ports. */
export function connectionsOfPorts(ports: readonly PortRange[]): ConnectionSet {
  return PROTOCOLS.reduce((all, protocol) => {
    const sets = ports
      .filter((each) => each.protocol === protocol)
      .map(({ first, last }) => PortSet.range(first, last));
    return all.union(ConnectionSet.of(protocol, unionOf(sets)));
  }, ConnectionSet.EMPTY);
}

/** Half by half: one after the other, each set would cost as much as all before it. */
function unionOf(sets: readonly PortSet[]): PortSet {
  if (sets.length < 2) return sets.at(0) ?? PortSet.EMPTY;
  const middle = sets.length >>> 1;
  return unionOf(sets.slice(0, middle)).union(unionOf(sets.slice(middle)));
}
