/*
 * Closure worked out flow by flow, rule by rule and policy by policy, straight from what it is to say. It shares nothing
 * with lib/closure but the pods of its universe.
 */
import type { AllowRule, AppGraph, Endpoint, GraphPeer } from '../../lib/graph/app-graph';
import { DIRECTIONS, policyTypeOf, type Direction } from '../../lib/model/direction';
import type { Labels } from '../../lib/model/label-selector';
import type { NetworkPolicy } from '../../lib/model/network-policy';
import { isNamedPort, type PolicyPorts } from '../../lib/model/policy-ports';
import { writeNetworkPolicy } from '../../lib/manifest/write-network-policy';
import { isInside, bitsOf } from '../support/address-bits';
import {
  isIsolated,
  passes,
  type PlainPolicy,
  type PointEnd,
  type PointFlow,
  type PointPod,
} from '../support/point-evaluator';

export interface SlowPolicy {
  readonly policy: NetworkPolicy;
  readonly maker: 'ours' | 'foreign' | 'adopted';
}

/** Names of policies, or `rules`, that deviate, by code. */
export type Deviations = Readonly<Record<'intent-blocked' | 'intent-exceeded' | 'foreign-flow', readonly string[]>>;

export class SlowClosure {
  private readonly labelsOf: ReadonlyMap<string, Labels>;

  public constructor(
    private readonly graph: AppGraph,
    namespaces: readonly { readonly name: string; readonly labels: Labels }[],
    private readonly policies: readonly SlowPolicy[],
  ) {
    this.labelsOf = new Map(namespaces.map(({ name, labels }) => [name, labels]));
  }

  /** Everything that deviates on any flow between two of the ends. */
  public deviations(ends: readonly PointEnd[], points: readonly (readonly [string, number])[]): Deviations {
    const found = {
      'intent-blocked': new Set<string>(),
      'intent-exceeded': new Set<string>(),
      'foreign-flow': new Set<string>(),
    };
    const owned = new Set(this.graph.namespaces.filter((each) => each.owned).map(({ name }) => name));
    for (const direction of DIRECTIONS) {
      for (const pod of ends) {
        if (!('namespace' in pod) || !owned.has(pod.namespace)) continue;
        for (const other of ends) {
          for (const [protocol, port] of points) {
            const [from, to] = direction === 'ingress' ? [other, { ...pod }] : [{ ...pod }, other];
            this.judge(direction, pod, { from, to, protocol, port }, (code, name) => found[code].add(name));
          }
        }
      }
    }
    const sorted = Object.entries(found).map(([code, names]) => [code, [...names].sort()]);
    return Object.fromEntries(sorted) as Deviations;
  }

  /** What is wrong with one flow at one end. */
  public judge(
    direction: Direction,
    pod: PointPod,
    flow: PointFlow,
    report: (code: keyof Deviations, name: string) => void,
  ): void {
    const isolating = this.isolating(direction, pod);
    const isDeclaredIsolated =
      isolating.some(({ maker }) => maker !== 'ours') ||
      this.graph.rules.some((rule) => this.isolates(rule, direction, pod));
    const allowing = isolating.filter((each) => this.allows(each, direction, flow));
    if (isolating.length === 0) {
      if (isDeclaredIsolated && !this.isPermitted(direction, flow)) report('intent-exceeded', 'rules');
      return;
    }
    if (!isDeclaredIsolated) {
      if (allowing.length === 0) report('intent-blocked', 'policies');
      return;
    }
    if (allowing.length === 0 && this.isDemanded(direction, flow)) report('intent-blocked', 'rules');
    const isMeant = this.isPermitted(direction, flow) || allowing.some(({ maker }) => maker === 'adopted');
    if (isMeant) return;
    const hasOurs = allowing.some(({ maker }) => maker === 'ours');
    for (const { maker, policy } of allowing) {
      if (maker === 'ours') report('intent-exceeded', nameOf(policy));
      else if (!hasOurs) report('foreign-flow', nameOf(policy));
    }
  }

  private readonly plain = new Map<string, PlainPolicy>();

  private plainOf(policy: NetworkPolicy, direction: Direction): PlainPolicy {
    const key = `${direction} ${nameOf(policy)}`;
    const isolates = policy.isolates.filter((each) => each === direction);
    const known = this.plain.get(key) ?? writeNetworkPolicy({ ...policy, isolates });
    this.plain.set(key, known);
    return known;
  }

  private isolating(direction: Direction, pod: PointPod): SlowPolicy[] {
    return this.policies.filter(
      ({ policy }) =>
        policy.isolates.includes(direction) &&
        isIsolated([this.plainOf(policy, direction)], pod, policyTypeOf(direction)),
    );
  }

  private allows({ policy }: SlowPolicy, direction: Direction, flow: PointFlow): boolean {
    const namespaces = Object.fromEntries(this.labelsOf);
    return passes(policyTypeOf(direction), [this.plainOf(policy, direction)], namespaces, flow);
  }

  /** Whether a rule isolates a pod, at its own end or at the other one. */
  private isolates(rule: AppGraph['rules'][number], direction: Direction, pod: PointPod): boolean {
    if (rule.kind === 'isolation') return rule.directions.includes(direction) && isIn(rule.subject, pod);
    if (rule.direction === direction) return isIn(rule.subject, pod);
    return rule.pairing === 'both' && rule.peers.some((peer) => this.speaksFor(rule, peer, pod));
  }

  /** Whether a rule may write something at the pod, because a peer of it contains the pod. */
  private speaksFor(rule: AllowRule, peer: GraphPeer, pod: PointPod): boolean {
    if (rule.pairing === 'one-sided') return false;
    if (peer.kind === 'endpoint') return peer.endpoint.owned && isIn(peer.endpoint, pod);
    return rule.pairing === 'both' && rule.isPairingStated === true && this.isPeer(peer, pod, rule.subject);
  }

  private isPermitted(direction: Direction, flow: PointFlow): boolean {
    return this.isDeclared(direction, flow, 'permitted');
  }

  private isDemanded(direction: Direction, flow: PointFlow): boolean {
    return this.isDeclared(direction, flow, 'demanded');
  }

  private isDeclared(direction: Direction, flow: PointFlow, reading: 'permitted' | 'demanded'): boolean {
    const [pod, other] = direction === 'ingress' ? [flow.to, flow.from] : [flow.from, flow.to];
    if (!('namespace' in pod)) return false;
    return this.allowRules.some((rule) =>
      rule.peers.some((peer) => {
        if (rule.direction === direction) {
          const joins = isIn(rule.subject, pod) && this.isOtherEnd(peer, other, rule.subject, reading);
          return joins && this.portsOfFlow(rule, peer).some((ports) => hasPort(ports, flow));
        }
        if (!this.speaksFor(rule, peer, pod)) return false;
        const subject: GraphPeer = { kind: 'endpoint', endpoint: rule.subject };
        if (!this.isOtherEnd(subject, other, { ...rule.subject, namespace: namespaceAt(pod, this.graph) }, reading))
          return false;
        const ports = reading === 'demanded' ? [portsOf(rule, peer)] : this.portsOfFlow(rule, peer);
        return ports.some((each) => hasPort(each, flow));
      }),
    );
  }

  private get allowRules(): AllowRule[] {
    return this.graph.rules.filter((rule) => rule.kind === 'allow');
  }

  /** Ports of every rule that declares the same flow between the same two endpoints, from either end. */
  private portsOfFlow(rule: AllowRule, peer: GraphPeer): (PolicyPorts | undefined)[] {
    if (peer.kind !== 'endpoint') return [portsOf(rule, peer)];
    const wanted = flowOf(rule, peer.endpoint);
    return this.allowRules.flatMap((each) =>
      each.peers.flatMap((other) =>
        other.kind === 'endpoint' && flowOf(each, other.endpoint) === wanted ? [portsOf(each, other)] : [],
      ),
    );
  }

  /** What must pass is meant exactly; what may pass also goes to pods that a policy cannot tell apart from those meant. */
  private isOtherEnd(peer: GraphPeer, end: PointEnd, home: Endpoint, reading: 'permitted' | 'demanded'): boolean {
    if (peer.kind !== 'endpoint') return this.isPeer(peer, end, home);
    if (!('namespace' in end) || !peer.endpoint.pods.matches(end.labels)) return false;
    const { namespace } = peer.endpoint;
    if (reading === 'demanded' || namespace.name === home.namespace.name) return end.namespace === namespace.name;
    return namespace.selector.matches(this.labelsAt(end.namespace));
  }

  private isPeer(peer: Exclude<GraphPeer, { kind: 'endpoint' }>, end: PointEnd, home: Endpoint): boolean {
    if (peer.kind === 'anywhere') return true;
    if (peer.kind === 'addresses') {
      const { ip } = end;
      if ('namespace' in end || ip === undefined) return false;
      return peer.blocks.some(
        ({ cidr, except }) => isInside(cidr, bitsOf(ip)) && !except.some((hole) => isInside(hole, bitsOf(ip))),
      );
    }
    if (!('namespace' in end)) return false;
    const { podSelector, namespaceSelector } = peer.peer;
    const isInPlace = namespaceSelector?.matches(this.labelsAt(end.namespace)) ?? end.namespace === home.namespace.name;
    return isInPlace && (podSelector?.matches(end.labels) ?? true);
  }

  private labelsAt(namespace: string): Labels {
    return this.labelsOf.get(namespace) ?? {};
  }
}

function nameOf({ namespace, name }: NetworkPolicy): string {
  return `${namespace}/${name}`;
}

function isIn({ namespace, pods }: Endpoint, pod: PointPod): boolean {
  return namespace.name === pod.namespace && pods.matches(pod.labels);
}

function namespaceAt(pod: PointPod, { namespaces }: AppGraph): Endpoint['namespace'] {
  return namespaces.find(({ name }) => name === pod.namespace) as Endpoint['namespace'];
}

function flowOf(rule: AllowRule, peer: Endpoint): string {
  const [subject, other] = [rule.subject, peer].map(({ namespace, pods }) => `${namespace.name} ${pods.key}`);
  return rule.direction === 'ingress' ? `${other} > ${subject}` : `${subject} > ${other}`;
}

function portsOf(rule: AllowRule, peer: GraphPeer): PolicyPorts | undefined {
  if (rule.ports) return rule.ports;
  if (rule.direction === 'ingress') return rule.subject.declaredPorts;
  return peer.kind === 'endpoint' ? peer.endpoint.declaredPorts : undefined;
}

function hasPort(ports: PolicyPorts | undefined, { to, protocol, port }: PointFlow): boolean {
  if (!ports) return false;
  if (ports.isAll) return true;
  return ports.entries.some((entry) => {
    if (entry.protocol !== protocol) return false;
    if (!isNamedPort(entry)) return entry.first <= port && port <= entry.last;
    const declared = 'namespace' in to ? (to.ports ?? []) : [];
    return declared.some(
      (each) => each.name === entry.name && (each.protocol ?? 'TCP') === protocol && each.port === port,
    );
  });
}
