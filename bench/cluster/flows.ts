import { podPorts, type ClusterObjects, type Protocol, type WorkloadObject } from './manifests';
import { Random, repeat } from './random';

/** A question about one port. Ends are ids of workloads, or addresses outside. */
export interface PortFlow {
  readonly from: string;
  readonly to: string;
  readonly protocol: Protocol;
  readonly port: number;
}

/**
 * Questions between random workloads, some of them of one namespace, some with an address outside; on a port that the
 * destination has, or any other. The two ends differ.
 */
export function sampleFlows(cluster: ClusterObjects, count: number, seed: number): PortFlow[] {
  const random = new Random(seed);
  const byNamespace = new Map<string, WorkloadObject[]>(cluster.namespaces.map(({ metadata }) => [metadata.name, []]));
  for (const workload of cluster.workloads) byNamespace.get(workload.metadata.namespace)?.push(workload);
  return repeat(count, () => {
    const subject = random.pick(cluster.workloads);
    const neighbours = byNamespace.get(subject.metadata.namespace) ?? [];
    const kind = random.integer(0, 9);
    if (kind < 2) return withAddress(random, subject);
    const other = random.pick(kind < 6 ? neighbours : cluster.workloads);
    if (other === subject) return withAddress(random, subject);
    return { from: endpointId(subject), to: endpointId(other), ...portOf(other, random) };
  });
}

/** Ids of different workloads. */
export function sampleEndpoints({ workloads }: ClusterObjects, count: number, seed: number): string[] {
  const random = new Random(seed);
  const chosen = new Set<WorkloadObject>();
  while (chosen.size < Math.min(count, workloads.length)) chosen.add(random.pick(workloads));
  return [...chosen].map(endpointId);
}

export function endpointId({ kind, metadata: { namespace, name } }: WorkloadObject): string {
  return `${namespace}/${kind}/${name}`;
}

function withAddress(random: Random, workload: WorkloadObject): PortFlow {
  const address = [random.integer(20, 90), ...repeat(3, () => random.integer(0, 255))].join('.');
  const ports = portOf(workload, random);
  if (random.integer(0, 1) === 0) return { from: address, to: endpointId(workload), ...ports };
  return { from: endpointId(workload), to: address, ...ports };
}

function portOf(workload: WorkloadObject, random: Random): Pick<PortFlow, 'protocol' | 'port'> {
  const { protocol, containerPort } = random.pick(podPorts(workload));
  if (random.integer(0, 3) > 0) return { protocol, port: containerPort };
  return { protocol: random.pick(['TCP', 'UDP'] as const), port: random.pick([53, 443, 5432, 8080, 9090, 40_000]) };
}
