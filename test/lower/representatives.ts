import type { AllowRule, AppGraph, Endpoint, GraphPeer } from '../../lib/graph/app-graph';
import type { Direction } from '../../lib/model/direction';
import type { Labels } from '../../lib/model/label-selector';
import { isNamedPort, type PolicyPorts } from '../../lib/model/policy-ports';
import {
  isAllowed,
  type PlainPolicy,
  type PointEnd,
  type PointFlow,
  type PointNamespaces,
  type PointPod,
} from '../support/point-evaluator';

/** Every combination of the labels that the random graphs mention, in each namespace and in one that they do not know. */
export const PODS: readonly PointPod[] = ['a', 'b', 'system', 'unknown'].flatMap((namespace) =>
  [undefined, 'web', 'api'].flatMap((app) =>
    [undefined, 'front'].map((tier) => ({
      namespace,
      labels: { ...(app && { app }), ...(tier && { tier }) },
      ports: app === 'web' ? [{ name: 'http', port: 8080 }] : [{ name: 'http', port: 80, protocol: 'UDP' }],
    })),
  ),
);
const ENDS: readonly PointEnd[] = [...PODS, { ip: '10.1.2.3' }, { ip: '192.0.2.1' }, { ip: 'fd00::1' }];

const POINTS: readonly (readonly [protocol: string, port: number])[] = [
  ['TCP', 80],
  ['TCP', 8080],
  ['TCP', 53],
  ['UDP', 53],
];

/** Flows between a pod and every other end, on every port that answers can differ on. Two equal pods are two pods. */
export const FLOWS: readonly PointFlow[] = PODS.flatMap((pod) =>
  ENDS.flatMap((end) =>
    POINTS.flatMap(([protocol, port]) => [
      { from: { ...pod }, to: end, protocol, port },
      ...('ip' in end ? [{ from: end, to: { ...pod }, protocol, port }] : []),
    ]),
  ),
);

export function labelsOfNamespaces({ namespaces }: AppGraph): PointNamespaces {
  return Object.fromEntries(namespaces.map(({ name, labels }) => [name, { ...labels }]));
}

/** Policies of the graph that are not ours, as objects that allow nothing. */
export function foreignPlain({ foreignPolicies }: AppGraph): PlainPolicy[] {
  return foreignPolicies.map(({ namespace, name, pods, isolates }) => ({
    metadata: { namespace, name },
    spec: {
      podSelector: {
        matchLabels: { ...pods.labels },
        matchExpressions: pods.expressions.map((each) => ({ ...each, values: [...each.values] })),
      },
      policyTypes: isolates.map((direction) => (direction === 'ingress' ? 'Ingress' : 'Egress')),
    },
  }));
}

/** Whether one end lets the flow pass, whatever the other end says. */
export function passesAt(
  direction: Direction,
  policies: PlainPolicy[],
  namespaces: PointNamespaces,
  flow: PointFlow,
): boolean {
  const type = direction === 'ingress' ? 'Ingress' : 'Egress';
  const ofDirection = policies
    .filter(({ spec }) => spec?.policyTypes?.includes(type))
    .map((policy) => ({ ...policy, spec: { ...policy.spec, policyTypes: [type] } }));
  return isAllowed(ofDirection, namespaces, flow);
}

/**
 * Which pods an endpoint stands for in a policy of another namespace: `exact` only those of its own namespace,
 * `selected` all that its selector matches, which are more where several namespaces carry the same labels.
 */
type Reading = 'exact' | 'selected';

/** What the rules of a graph declare, read from them one by one, without anything that lowering does. */
export class Declared {
  private readonly namespaces: PointNamespaces;

  public constructor(private readonly graph: AppGraph) {
    this.namespaces = labelsOfNamespaces(graph);
  }

  public get allows(): AllowRule[] {
    return this.graph.rules.filter((rule) => rule.kind === 'allow');
  }

  /** Whether a peer of the rule and its subject are the two ends of the flow, whatever the port. */
  public joins(rule: AllowRule, peer: GraphPeer, { from, to }: PointFlow, reading: Reading): boolean {
    const [subject, other] = rule.direction === 'ingress' ? [to, from] : [from, to];
    const seenFrom = 'namespace' in other ? other.namespace : rule.subject.namespace.name;
    return (
      this.endpointHas(rule.subject, subject, seenFrom, reading) &&
      this.peerHas(peer, other, rule.subject.namespace.name, reading)
    );
  }

  public declares(rule: AllowRule, peer: GraphPeer, flow: PointFlow, reading: Reading): boolean {
    return this.joins(rule, peer, flow, reading) && hasPort(portsOf(rule, peer), flow);
  }

  public isDeclared(flow: PointFlow): boolean {
    return this.allows.some((rule) => rule.peers.some((peer) => this.declares(rule, peer, flow, 'selected')));
  }

  /** Whether a half of some rule stands at the end of the flow that `direction` names. */
  public hasHalf(direction: Direction, flow: PointFlow): boolean {
    return this.allows.some((rule) =>
      rule.peers.some(
        (peer) => (rule.direction === direction || isPaired(rule, peer)) && this.joins(rule, peer, flow, 'selected'),
      ),
    );
  }

  private peerHas(peer: GraphPeer, end: PointEnd, home: string, reading: Reading): boolean {
    if (peer.kind === 'anywhere') return true;
    if (peer.kind === 'endpoint') return this.endpointHas(peer.endpoint, end, home, reading);
    if (peer.kind === 'addresses') return 'ip' in end && peer.blocks.some(({ cidr }) => contains(cidr, end.ip ?? ''));
    if (!('namespace' in end)) return false;
    const { podSelector, namespaceSelector } = peer.peer;
    const isInNamespace = namespaceSelector?.matches(this.labelsOf(end.namespace)) ?? end.namespace === home;
    return isInNamespace && (podSelector?.matches(end.labels) ?? true);
  }

  private endpointHas({ namespace, pods }: Endpoint, end: PointEnd, seenFrom: string, reading: Reading): boolean {
    if (!('namespace' in end) || !pods.matches(end.labels)) return false;
    if (reading === 'exact' || seenFrom === namespace.name) return end.namespace === namespace.name;
    return namespace.selector.matches(this.labelsOf(end.namespace));
  }

  private labelsOf(namespace: string): Labels {
    return { ...this.namespaces[namespace], 'kubernetes.io/metadata.name': namespace };
  }
}

/** Whether the rule wants its other half as well, at this peer. */
export function isPaired({ pairing }: AllowRule, peer: GraphPeer): boolean {
  return pairing === 'both' || (pairing === 'auto' && peer.kind === 'endpoint' && peer.endpoint.owned);
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

/** The ranges of the random graphs, without arithmetic. */
function contains(cidr: string, ip: string): boolean {
  if (cidr === '10.0.0.0/8') return ip.startsWith('10.');
  if (cidr === 'fd00::/8') return ip.startsWith('fd');
  return cidr === `${ip}/32`;
}
