/*
 * Answers one question at a time about plain NetworkPolicy objects, written straight from the rules of Kubernetes and
 * deliberately slow and simple. It shares no code with the library, so that both can be held against each other.
 */
import { bitsOf, isInside } from './address-bits';

type Maybe<T> = T | null | undefined;
export type PolicyType = 'Ingress' | 'Egress';

export interface PlainSelector {
  matchLabels?: Maybe<Record<string, string | null>>;
  matchExpressions?: Maybe<{ key: string; operator: string; values?: Maybe<(string | null)[]> }[]>;
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
  metadata: { name?: string; namespace?: Maybe<string> };
  spec?: Maybe<{
    podSelector?: Maybe<PlainSelector>;
    policyTypes?: Maybe<string[]>;
    ingress?: Maybe<Maybe<PlainRule>[]>;
    egress?: Maybe<Maybe<PlainRule>[]>;
  }>;
}

export interface PointPod {
  namespace: string;
  labels: Readonly<Record<string, string>>;
  /** How selectors that go by labels of its namespace are read, where nobody knows these. @default - they are known */
  unknownNamespace?: 'fits' | 'does not fit';
  ip?: string;
  /** Whether ipBlocks pass over its address, as with some plugins (S45). */
  isBeyondBlocks?: boolean;
  /** Container ports; the protocol is TCP unless given (S38). */
  ports?: readonly { readonly name?: string; readonly port: number; readonly protocol?: string }[];
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

/** Labels of namespaces by name. A namespace that is left out has none but its name (S26), or its pods say otherwise. */
export type PointNamespaces = Record<string, Readonly<Record<string, string>>>;

/** Whether the policies let the flow pass: both ends have to (S16). */
export function isAllowed(policies: PlainPolicy[], namespaces: PointNamespaces, flow: PointFlow): boolean {
  if (flow.from === flow.to) return true; // S49
  return passes('Egress', policies, namespaces, flow) && passes('Ingress', policies, namespaces, flow);
}

/** Whether some policy selects the pod and lists the direction (S11). */
export function isIsolated(policies: PlainPolicy[], pod: PointPod, direction: PolicyType): boolean {
  return policies.some((policy) => appliesTo(policy, pod, direction));
}

/** Whether one end lets the flow pass: the source for egress, the destination for ingress. */
export function passes(
  direction: PolicyType,
  policies: PlainPolicy[],
  namespaces: PointNamespaces,
  flow: PointFlow,
): boolean {
  const subject = direction === 'Egress' ? flow.from : flow.to;
  if (!isPod(subject)) return true; // S17
  const applying = policies.filter((policy) => appliesTo(policy, subject, direction));
  if (applying.length === 0) return true; // S12
  return applying.some((policy) =>
    rulesOf(policy, direction).some((rule) => {
      const match = matchRule(rule, direction, policy, namespaces, flow);
      return match.peer && match.port; // S13, S14, S15
    }),
  );
}

/** The rules of a direction; an absent, a null and an empty list are equal, and so are a null and an empty rule (S9, S10). */
export function rulesOf({ spec }: PlainPolicy, direction: PolicyType): PlainRule[] {
  return ((direction === 'Egress' ? spec?.egress : spec?.ingress) ?? []).map((rule) => rule ?? {});
}

/** Whether the policy selects the pod and lists the direction. */
export function appliesTo(policy: PlainPolicy, pod: PointPod, direction: PolicyType): boolean {
  return (
    namespaceOf(policy) === pod.namespace && // S1
    selectorMatches(policy.spec?.podSelector ?? {}, pod.labels) && // S2
    typesOf(policy).includes(direction)
  );
}

/** An empty name is as good as none (S1). */
export function namespaceOf({ metadata: { namespace } }: PlainPolicy): string {
  return namespace === undefined || namespace === null || namespace === '' ? 'default' : namespace;
}

function typesOf({ spec }: PlainPolicy): string[] {
  if (spec?.policyTypes && spec.policyTypes.length > 0) return spec.policyTypes; // S5
  return spec?.egress && spec.egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress']; // S3, S4
}

/** Whether the other end of the flow is among the peers of a rule, and its port among the ports. */
export function matchRule(
  rule: PlainRule,
  direction: PolicyType,
  policy: PlainPolicy,
  namespaces: PointNamespaces,
  flow: PointFlow,
): { peer: boolean; port: boolean } {
  const peers = (direction === 'Egress' ? rule.to : rule.from) ?? [];
  const ports = rule.ports ?? [];
  const other = direction === 'Egress' ? flow.to : flow.from;
  return {
    peer: peers.length === 0 || peers.some((peer) => peerMatches(peer, namespaceOf(policy), namespaces, other)),
    port: ports.length === 0 || ports.some((port) => portMatches(port ?? {}, flow)),
  };
}

function peerMatches(peer: PlainPeer, home: string, namespaces: PointNamespaces, other: PointEnd): boolean {
  if (peer.ipBlock) {
    if (isPod(other) && other.isBeyondBlocks) return false; // S45
    return other.ip !== undefined && blockMatches(peer.ipBlock, other.ip);
  }
  if (!isPod(other)) return false; // S23
  if (peer.podSelector && !selectorMatches(peer.podSelector, other.labels)) return false; // S19, S21
  if (!peer.namespaceSelector) return other.namespace === home; // S19, S24
  const labels = { ...namespaces[other.namespace], [NAMESPACE_NAME]: other.namespace }; // S26
  if (!other.unknownNamespace) return selectorMatches(peer.namespaceSelector, labels); // S20
  // Whatever labels a namespace has, it is one of these as far as the selector can tell.
  const matches = possibleLabels(peer.namespaceSelector, labels).map((each) =>
    selectorMatches(peer.namespaceSelector ?? {}, each),
  );
  return other.unknownNamespace === 'fits' ? matches.includes(true) : !matches.includes(false);
}

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Known labels with each of the other keys that a selector mentions: absent, with one of its values, or with another. */
function possibleLabels(selector: PlainSelector, known: Record<string, string>): Record<string, string>[] {
  const expressions = selector.matchExpressions ?? [];
  const keys = [...Object.keys(selector.matchLabels ?? {}), ...expressions.map(({ key }) => key)];
  const values = [
    ...Object.values(selector.matchLabels ?? {}),
    ...expressions.flatMap((each) => each.values ?? []),
    'no value that any selector mentions',
  ];
  return [...new Set(keys)]
    .filter((key) => key !== NAMESPACE_NAME)
    .reduce(
      (worlds, key) => worlds.flatMap((world) => [world, ...values.map((value) => ({ ...world, [key]: value ?? '' }))]),
      [known],
    );
}

function blockMatches({ cidr, except }: { cidr: string; except?: Maybe<string[]> }, ip: string): boolean {
  const address = bitsOf(ip);
  return isInside(cidr, address) && !(except ?? []).some((hole) => isInside(hole, address)); // S43
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

function selectorMatches(selector: PlainSelector, labels: Readonly<Record<string, string>>): boolean {
  const has = (key: string): boolean => Object.hasOwn(labels, key);
  const hasAll = Object.entries(selector.matchLabels ?? {}).every(
    ([key, value]) => has(key) && labels[key] === (value ?? ''),
  );
  return (
    hasAll && // S28; a null value is the empty one (Y10)
    (selector.matchExpressions ?? []).every(({ key, operator, values }) => {
      const isListed = has(key) && (values ?? []).some((value) => (value ?? '') === labels[key]);
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
