import type { AppGraph } from '../graph/app-graph';
import { compareText } from '../base/compare-text';
import { coversWholeProtocol, isNamedPort, type PolicyPort, type PolicyPorts } from '../model/policy-ports';
import { PortSet } from '../model/port-set';
import { FIRST_PORT } from '../model/protocol';
import type { ContainerPort, Workload } from '../model/workload';
import type { UniversePolicy } from './universe';

/**
 * Numbers for the names of ports. A pod that declares no port of a name may well have one: it gets a number that no rule
 * speaks of, so that allowing the name and allowing numbers stay two things.
 */
export class PortNumbers {
  private readonly numbers: ReadonlyMap<string, ContainerPort>;

  public constructor(graph: AppGraph, policies: readonly UniversePolicy[]) {
    const entries = mentionedPorts(graph, policies).flatMap((ports) => ports.entries);
    const named = new Map(entries.filter(isNamedPort).map((entry) => [`${entry.protocol} ${entry.name}`, entry]));
    let free = named.size === 0 ? PortSet.ALL : freePorts(entries, graph);
    const sorted = [...named].sort(([a], [b]) => compareText(a, b));
    this.numbers = new Map(
      sorted.map(([text, { name, protocol }]) => {
        const port = free.first ?? FIRST_PORT;
        free = free.difference(PortSet.range(port, port));
        return [text, { name, protocol, port }];
      }),
    );
  }

  /** Names that some rule uses. */
  public get names(): ReadonlySet<string> {
    return new Set([...this.numbers.values()].flatMap(({ name }) => name ?? []));
  }

  /** A pod with every port that some rule names. */
  public complete(pod: Workload): Workload {
    if (this.numbers.size === 0) return pod;
    const missing = [...this.numbers.values()].filter(
      ({ name, protocol }) => !pod.ports.some((each) => each.name === name && each.protocol === protocol),
    );
    return missing.length === 0 ? pod : { ...pod, ports: [...pod.ports, ...missing] };
  }

  /** The name that a number stands for, where it is one of those made up here. */
  public nameOf(protocol: string, port: number): string | undefined {
    return [...this.numbers.values()].find((each) => each.protocol === protocol && each.port === port)?.name;
  }
}

/** Ports in no range that somebody mentions, but for those of whole protocols. */
function freePorts(entries: readonly PolicyPort[], { tiers }: AppGraph): PortSet {
  const declared = new Set(tiers.flatMap(({ ports }) => ports.map(({ port }) => port)));
  const ranges = [
    ...entries.flatMap((entry) => (isNamedPort(entry) || coversWholeProtocol(entry) ? [] : [entry])),
    ...[...declared].map((port) => ({ first: port, last: port })),
  ];
  return ranges.reduce((free, { first, last }) => free.difference(PortSet.range(first, last)), PortSet.ALL);
}

function mentionedPorts({ rules }: AppGraph, policies: readonly UniversePolicy[]): PolicyPorts[] {
  const distinct = new Map<string, PolicyPorts>();
  const add = (ports: PolicyPorts | undefined): void => {
    if (ports) distinct.set(ports.key, ports);
  };
  for (const rule of rules) {
    if (rule.kind !== 'allow') continue;
    add(rule.ports ?? rule.subject.declaredPorts);
    for (const peer of rule.peers) if (peer.kind === 'endpoint') add(peer.endpoint.declaredPorts);
  }
  for (const { policy } of policies) {
    for (const { ports } of policy.ingress) add(ports);
    for (const { ports } of policy.egress) add(ports);
  }
  return [...distinct.values()];
}
