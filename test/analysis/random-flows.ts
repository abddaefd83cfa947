import fc from 'fast-check';
import { PROTOCOLS, type ProtocolName } from '../../lib/model/protocol';
import { workloadId } from '../../lib/model/workload';
import { addressOf } from '../support/address-bits';
import { boundaryAddresses, boundaryPorts, mentionedCidrs } from '../support/boundary-points';
import { endAt, type OracleEnd, type OracleFlow } from '../support/cluster-oracle';
import type { DescribedCluster } from './described-cluster';
import { describedCluster } from './random-clusters';

/** One connection, as people ask about it: ends are ids of workloads or addresses. */
export interface AskedFlow {
  readonly from: string;
  readonly to: string;
  readonly protocol: ProtocolName;
  readonly port: number;
}

/** Addresses that no CIDR of the random policies mentions. */
const OUTSIDERS = ['203.0.113.9', '2001:db8:ffff::9'];

/** Every address on which an answer can hang. */
export function addressesOfInterest({ workloads, policies, options }: DescribedCluster): string[] {
  const { podCidrs = [], nodeCidrs = [] } = options;
  const boundaries = boundaryAddresses([...mentionedCidrs(policies), ...podCidrs, ...nodeCidrs]).map(addressOf);
  const known = workloads.flatMap(({ addresses, nodeAddresses }) => [...addresses, ...nodeAddresses]);
  return [...new Set([...OUTSIDERS, ...known, ...boundaries])];
}

/** Every port on which an answer can hang; those that pods declare more often, as names hit no others. */
export function portsOfInterest({ workloads, policies }: DescribedCluster): number[] {
  const declared = workloads.flatMap(({ ports }) => ports);
  return [...boundaryPorts(policies, declared), ...declared.map(({ port }) => port)];
}

/** What the oracle takes an end for. */
export function oracleEnd({ workloads }: DescribedCluster, id: string): OracleEnd {
  return workloads.find((each) => workloadId(each) === id) ?? endAt(id, workloads);
}

export function oracleFlow(described: DescribedCluster, flow: AskedFlow): OracleFlow {
  return { ...flow, from: oracleEnd(described, flow.from), to: oracleEnd(described, flow.to) };
}

/** Draws from lists that are known only once the cluster is. */
export const draw = fc.noBias(fc.nat());
const drawnFlow = fc.record({
  ends: fc.constantFrom('pods', 'pods', 'pod-to-address', 'address-to-pod'),
  from: draw,
  to: draw,
  protocol: fc.constantFrom('TCP', ...PROTOCOLS),
  port: draw,
});

/** A cluster with flows between its workloads, and between them and addresses. */
export function clusterWithFlows(flows: number): fc.Arbitrary<{ described: DescribedCluster; flows: AskedFlow[] }> {
  return fc
    .tuple(describedCluster, fc.array(drawnFlow, { minLength: flows, maxLength: flows }))
    .map(([described, drawn]) => {
      const pods = described.workloads.map(workloadId);
      const addresses = addressesOfInterest(described);
      const ports = portsOfInterest(described);
      const asked = drawn.map(({ ends, from, to, protocol, port }) => {
        const [sources, destinations] = [
          ends === 'address-to-pod' ? addresses : pods,
          ends === 'pod-to-address' ? addresses : pods,
        ];
        return {
          from: sources[from % sources.length],
          to: destinations[to % destinations.length],
          protocol,
          port: ports[port % ports.length],
        };
      });
      return { described, flows: asked };
    });
}
