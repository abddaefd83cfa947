import { ConnectionSet } from '../../model/connection-set';
import { isNamedPort, type PolicyPorts } from '../../model/policy-ports';
import { PortSet } from '../../model/port-set';
import type { ContainerPort } from '../../model/workload';
import type { End } from '../ends';
import { resolvePorts } from '../port-names';

/** What of a destination is in question. */
export type AskedAt = (destination: End) => ConnectionSet;

/** Every port of every protocol. */
export const EVERYTHING: AskedAt = () => ConnectionSet.ALL;

/** The ports that a destination declares. */
export const DECLARED: AskedAt = (end) =>
  declaredBy(end)
    .map(({ protocol, port }) => ConnectionSet.of(protocol, PortSet.range(port, port)))
    .reduce((all, each) => all.union(each), ConnectionSet.EMPTY);

/** What ports are at a destination; only names differ from one to another. */
export function portsAt(ports: PolicyPorts): AskedAt {
  if (ports.entries.some(isNamedPort)) return (end) => resolvePorts(ports, declaredBy(end));
  const connections = resolvePorts(ports, []);
  return () => connections;
}

/** The ports that the pods of an end declare; addresses declare none. */
export function declaredBy(end: End): readonly ContainerPort[] {
  return end.kind === 'pod' ? end.workload.ports : [];
}
