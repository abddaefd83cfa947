/*
 * What our evaluator is compared with: one question at a time, answered by going through all policies. It handles what the
 * profiles have: IPv4 blocks, and pods that are on their own network.
 */
import { endpointId, type PortFlow } from './flows';
import {
  podLabels,
  podPorts,
  selects,
  type ClusterObjects,
  type IpBlock,
  type Labels,
  type Peer,
  type PolicyPort,
  type Rule,
  type WorkloadObject,
} from './manifests';

type Outcome = 'allowed' | 'denied' | 'unknown';
type Match = 'yes' | 'maybe' | 'no';
type Direction = 'Ingress' | 'Egress';

/** A workload, or the address of what is none. */
type End = WorkloadObject | string;

/** Where pods without a known address may have theirs, besides fc00::/7, which no IPv4 block touches. */
const POD_CIDRS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(rangeOf);

export class NaiveEvaluator {
  private readonly workloads: ReadonlyMap<string, WorkloadObject>;
  private readonly namespaces: ReadonlyMap<string, Labels>;

  public constructor(private readonly cluster: ClusterObjects) {
    this.workloads = new Map(cluster.workloads.map((workload) => [endpointId(workload), workload]));
    this.namespaces = new Map(cluster.namespaces.map(({ metadata }) => [metadata.name, metadata.labels]));
  }

  public outcome(flow: PortFlow): Outcome {
    const from = this.workloads.get(flow.from) ?? flow.from;
    const to = this.workloads.get(flow.to) ?? flow.to;
    const halves = [this.passes('Egress', from, to, to, flow), this.passes('Ingress', to, from, to, flow)];
    if (halves.includes('no')) return 'denied';
    return halves.includes('maybe') ? 'unknown' : 'allowed';
  }

  private passes(direction: Direction, subject: End, other: End, destination: End, flow: PortFlow): Match {
    if (typeof subject === 'string') return 'yes'; // S17
    let isIsolated = false;
    let best: Match = 'no';
    for (const { metadata, spec } of this.cluster.policies) {
      if (metadata.namespace !== subject.metadata.namespace) continue; // S1
      if (!spec.policyTypes.includes(direction)) continue;
      if (!selects(spec.podSelector, podLabels(subject))) continue;
      isIsolated = true; // S11
      for (const rule of (direction === 'Egress' ? spec.egress : spec.ingress) ?? []) {
        const match = this.ruleMatches(rule, metadata.namespace, other, destination, flow);
        if (match === 'yes') return 'yes'; // S13
        if (match === 'maybe') best = 'maybe';
      }
    }
    return isIsolated ? best : 'yes'; // S12
  }

  private ruleMatches(rule: Rule, home: string, other: End, destination: End, flow: PortFlow): Match {
    if (rule.ports && !rule.ports.some((port) => portMatches(port, destination, flow))) return 'no'; // S14
    const peers = rule.from ?? rule.to;
    if (!peers) return 'yes';
    const matches = peers.map((peer) => this.peerMatches(peer, home, other));
    if (matches.includes('yes')) return 'yes';
    return matches.includes('maybe') ? 'maybe' : 'no';
  }

  private peerMatches({ ipBlock, podSelector, namespaceSelector }: Peer, home: string, other: End): Match {
    if (ipBlock) return blockMatches(ipBlock, other);
    if (typeof other === 'string') return 'no'; // S23
    const { namespace } = other.metadata;
    const isInNamespace = namespaceSelector
      ? selects(namespaceSelector, this.namespaces.get(namespace) ?? {})
      : namespace === home; // S19
    return isInNamespace && selects(podSelector ?? {}, podLabels(other)) ? 'yes' : 'no'; // S21
  }
}

function portMatches({ protocol, port, endPort }: PolicyPort, destination: End, flow: PortFlow): boolean {
  if (protocol !== flow.protocol) return false;
  if (port === undefined) return true; // S34
  if (typeof port === 'number') return port <= flow.port && flow.port <= (endPort ?? port); // S36
  if (typeof destination === 'string') return false; // S39
  return podPorts(destination).some(
    (each) => each.name === port && each.protocol === protocol && each.containerPort === flow.port, // S37
  );
}

function blockMatches({ cidr, except = [] }: IpBlock, end: End): Match {
  const block = rangeOf(cidr);
  const holes = except.map(rangeOf);
  if (typeof end === 'string' || end.kind === 'Pod') {
    const address = numberOf(typeof end === 'string' ? end : end.status.podIP);
    const isIn = contains(block, [address, address]) && !holes.some((hole) => contains(hole, [address, address])); // S43
    return isIn ? 'yes' : 'no';
  }
  const mayBeIn = POD_CIDRS.some((pods) => overlaps(block, pods) && !holes.some((hole) => contains(hole, pods)));
  return mayBeIn ? 'maybe' : 'no';
}

/** First and last address. */
type Range = readonly [number, number];

function rangeOf(cidr: string): Range {
  const [address, length] = cidr.split('/');
  const size = 2 ** (32 - Number(length));
  const first = Math.floor(numberOf(address) / size) * size;
  return [first, first + size - 1];
}

function numberOf(address: string): number {
  return address.split('.').reduce((number, byte) => number * 256 + Number(byte), 0);
}

function contains([first, last]: Range, [innerFirst, innerLast]: Range): boolean {
  return first <= innerFirst && innerLast <= last;
}

function overlaps([first, last]: Range, [otherFirst, otherLast]: Range): boolean {
  return first <= otherLast && otherFirst <= last;
}
