import type { ConnectionTable } from '../analysis/connection-table';
import type { Origin } from '../diagnostics/origin';
import { formatAddress } from '../model/cidr';
import type { Direction } from '../model/direction';
import type { ProtocolName } from '../model/protocol';
import { workloadId } from '../model/workload';
import type { Deviation } from './compare-ends';
import type { PortNumbers } from './port-numbers';
import type { TalliedDeviation } from './tally';
import type { Universe } from './universe';

/** A flow by which a finding is shown. */
export interface Witness {
  /** Endpoint id, or an address. */
  readonly from: string;
  readonly to: string;
  readonly protocol: ProtocolName;
  /** A number, or the name of a port of the destination whose number nobody declares. */
  readonly port: number | string;
}

/** One way in which the policies deviate from what is declared. */
export interface ClosureFinding {
  readonly code: Deviation['code'];
  /** The policy that does; without one the finding is about a rule that no policy obeys. */
  readonly policy?: { readonly namespace: string; readonly name: string };
  readonly origin: Origin;
  /** At which end of the witness. */
  readonly direction: Direction;
  /** Whether it is about isolation as such, and not about single flows. */
  readonly isAboutIsolation: boolean;
  readonly witness: Witness;
  /** Number of further pairs of ends of which the same is true, or at least that many. */
  readonly further: number;
  readonly isCutOff: boolean;
}

/** The end of a witness that a finding is about. */
export function subjectOf({ direction, witness }: ClosureFinding): string {
  return direction === 'ingress' ? witness.to : witness.from;
}

export function findingOf(
  { deviation, first, further, isCutOff }: TalliedDeviation,
  { workloads }: Universe,
  connections: ConnectionTable,
  numbers: PortNumbers,
): ClosureFinding {
  const { code, policy, origin, group, isAboutIsolation } = deviation;
  const { direction, pods } = group;
  const subject = workloadId(workloads[pods[0]]);
  const { other } = first;
  const otherId =
    'pod' in other ? workloadId(workloads[other.pod]) : formatAddress(other.range.family, other.range.first);
  const [from, to] = direction === 'ingress' ? [otherId, subject] : [subject, otherId];
  const { protocol, port } = connections.at(first.connections).example as { protocol: ProtocolName; port: number };
  return {
    ...{ code, origin, direction, isAboutIsolation, further, isCutOff },
    ...(policy && { policy: { namespace: policy.policy.namespace, name: policy.policy.name } }),
    witness: { from, to, protocol, port: numbers.nameOf(protocol, port) ?? port },
  };
}
