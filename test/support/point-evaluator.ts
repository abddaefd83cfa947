/*
 * Answers one question at a time about plain NetworkPolicy objects, written straight from the rules of Kubernetes and
 * deliberately slow and simple. It shares no code with the library, so that both can be held against each other.
 */
import { BlockList, isIP } from 'node:net';

type Maybe<T> = T | null | undefined;
type Direction = 'Ingress' | 'Egress';

export interface PlainSelector {
  matchLabels?: Maybe<Record<string, string>>;
  matchExpressions?: Maybe<{ key: string; operator: string; values?: Maybe<string[]> }[]>;
}

export interface PlainPeer {
  podSelector?: Maybe<PlainSelector>;
  namespaceSelector?: Maybe<PlainSelector>;
  ipBlock?: Maybe<{ cidr: string; except?: Maybe<string[]> }>;
}

export interface PlainPort {
  protocol?: Maybe<string>;
  port?: Maybe<number | string>;
  endPort?: Maybe<number>;
}

export interface PlainRule {
  from?: Maybe<PlainPeer[]>;
  to?: Maybe<PlainPeer[]>;
  ports?: Maybe<Maybe<PlainPort>[]>;
}

/** A NetworkPolicy as it comes out of YAML. */
export interface PlainPolicy {
  metadata: { name?: string; namespace?: string };
  spec?: Maybe<{
    podSelector?: Maybe<PlainSelector>;
    policyTypes?: Maybe<string[]>;
    ingress?: Maybe<Maybe<PlainRule>[]>;
    egress?: Maybe<Maybe<PlainRule>[]>;
  }>;
}

export interface PointPod {
  namespace: string;
  labels: Record<string, string>;
  ip?: string;
  /** Container ports; the protocol is TCP unless given (S38). */
  ports?: { name: string; port: number; protocol?: string }[];
}

/** What is no pod of the cluster: only its address is known. */
export interface PointAddress {
  ip: string;
}

export type PointEnd = PointPod | PointAddress;

export interface PointFlow {
  from: PointEnd;
  to: PointEnd;
  protocol: string;
  port: number;
}

/** Labels of namespaces by name. A namespace that is left out has none but its name (S26). */
export type PointNamespaces = Record<string, Record<string, string>>;

/** Whether the policies let the flow pass: both ends have to (S16). */
export function isAllowed(policies: PlainPolicy[], namespaces: PointNamespaces, flow: PointFlow): boolean {
  if (flow.from === flow.to) return true; // S49
  return passes('Egress', policies, namespaces, flow) && passes('Ingress', policies, namespaces, flow);
}

/** Whether some policy selects the pod and lists the direction (S11). */
export function isIsolated(policies: PlainPolicy[], pod: PointPod, direction: Direction): boolean {
  return policies.some((policy) => appliesTo(policy, pod, direction));
}

function passes(direction: Direction, policies: PlainPolicy[], namespaces: PointNamespaces, flow: PointFlow): boolean {
  const subject = direction === 'Egress' ? flow.from : flow.to;
  if (!isPod(subject)) return true; // S17
  const applying = policies.filter((policy) => appliesTo(policy, subject, direction));
  if (applying.length === 0) return true; // S12
  return applying.some((policy) => {
    const rules = (direction === 'Egress' ? policy.spec?.egress : policy.spec?.ingress) ?? [];
    return rules.some((rule) => ruleMatches(rule ?? {}, direction, policy, namespaces, flow)); // S13, S15
  });
}

function appliesTo(policy: PlainPolicy, pod: PointPod, direction: Direction): boolean {
  return (
    namespaceOf(policy) === pod.namespace && // S1
    selectorMatches(policy.spec?.podSelector ?? {}, pod.labels) && // S2
    typesOf(policy).includes(direction)
  );
}

function namespaceOf(policy: PlainPolicy): string {
  return policy.metadata.namespace ?? 'default';
}

function typesOf({ spec }: PlainPolicy): string[] {
  if (spec?.policyTypes && spec.policyTypes.length > 0) return spec.policyTypes; // S5
  return spec?.egress && spec.egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress']; // S3, S4
}

function ruleMatches(
  rule: PlainRule,
  direction: Direction,
  policy: PlainPolicy,
  namespaces: PointNamespaces,
  flow: PointFlow,
): boolean {
  const peers = (direction === 'Egress' ? rule.to : rule.from) ?? [];
  const ports = rule.ports ?? [];
  const other = direction === 'Egress' ? flow.to : flow.from;
  const peerFits =
    peers.length === 0 || peers.some((peer) => peerMatches(peer, namespaceOf(policy), namespaces, other));
  const portFits = ports.length === 0 || ports.some((port) => portMatches(port ?? {}, flow));
  return peerFits && portFits; // S14
}

function peerMatches(peer: PlainPeer, home: string, namespaces: PointNamespaces, other: PointEnd): boolean {
  if (peer.ipBlock) return other.ip !== undefined && blockMatches(peer.ipBlock, other.ip); // S45
  if (!isPod(other)) return false; // S23
  if (peer.podSelector && !selectorMatches(peer.podSelector, other.labels)) return false; // S19, S21
  if (!peer.namespaceSelector) return other.namespace === home; // S19, S24
  const labels = { ...namespaces[other.namespace], 'kubernetes.io/metadata.name': other.namespace }; // S26
  return selectorMatches(peer.namespaceSelector, labels); // S20
}

function blockMatches({ cidr, except }: { cidr: string; except?: Maybe<string[]> }, ip: string): boolean {
  return isInside(cidr, ip) && !(except ?? []).some((hole) => isInside(hole, ip)); // S43
}

function isInside(cidr: string, ip: string): boolean {
  const [network, prefixLength] = cidr.split('/');
  if (isIP(network) !== isIP(ip)) return false; // S44
  const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, Number(prefixLength), family);
  return list.check(ip, family);
}

function portMatches(entry: PlainPort, { to, protocol, port }: PointFlow): boolean {
  if ((entry.protocol ?? 'TCP') !== protocol) return false; // S6, S34, S41
  if (entry.port === undefined || entry.port === null) return true; // S34
  if (typeof entry.port === 'number') {
    return entry.port <= port && port <= (entry.endPort ?? entry.port); // S35, S36
  }
  if (!isPod(to)) return false; // S39
  return (to.ports ?? []).some(
    (declared) => declared.name === entry.port && (declared.protocol ?? 'TCP') === protocol && declared.port === port, // S37, S38
  );
}

function selectorMatches(selector: PlainSelector, labels: Record<string, string>): boolean {
  const has = (key: string): boolean => Object.hasOwn(labels, key);
  const hasAll = Object.entries(selector.matchLabels ?? {}).every(([key, value]) => has(key) && labels[key] === value);
  return (
    hasAll && // S28
    (selector.matchExpressions ?? []).every(({ key, operator, values }) => {
      const isListed = has(key) && (values ?? []).includes(labels[key]);
      if (operator === 'In') return isListed;
      if (operator === 'NotIn') return !isListed;
      if (operator === 'Exists') return has(key);
      return !has(key); // S29
    })
  );
}

function isPod(end: PointEnd): end is PointPod {
  return 'namespace' in end;
}
