import { sortedByKey } from '../base/sorted-by-key';
import { policyTypeOf } from '../model/direction';
import type { LabelSelector, Labels } from '../model/label-selector';
import type { NetworkPolicy, PolicyPeer, PolicyRule } from '../model/network-policy';
import { coversWholeProtocol, isNamedPort, type PolicyPort } from '../model/policy-ports';

/** A JSON object, ready to be written as YAML. */
export type PlainObject = { [key: string]: unknown };

/** What a policy begins with: everything but its `spec`. */
export interface NetworkPolicyHeader {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly annotations?: Labels;
    readonly labels?: Labels;
    readonly name: string;
    readonly namespace: string;
  };
}

/** A policy as the API server reads it. */
export type NetworkPolicyManifest = NetworkPolicyHeader & PlainObject;

export function writeHeader({ annotations, labels, name, namespace }: NetworkPolicy): NetworkPolicyHeader {
  const metadata = {
    ...(!isEmpty(annotations) && { annotations: sortedByKey(annotations) }),
    ...(!isEmpty(labels) && { labels: sortedByKey(labels) }),
    name,
    namespace,
  };
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata };
}

/**
 * A policy as the plain object that the API server reads. Keys are in alphabetical order, as cdk8s sorts them.
 * `policyTypes` is always written (T8); empty lists never are: the API server drops them, and tools that compare
 * the cluster with the repository would report drift.
 */
export function writeNetworkPolicy(policy: NetworkPolicy): NetworkPolicyManifest {
  const spec: PlainObject = {};
  const egress = policy.egress.filter(allowsSomething);
  if (egress.length > 0) spec.egress = egress.map(writeEgressRule);
  const ingress = policy.ingress.filter(allowsSomething);
  if (ingress.length > 0) spec.ingress = ingress.map(writeIngressRule);
  spec.podSelector = writeSelector(policy.podSelector);
  spec.policyTypes = policy.isolates.map(policyTypeOf);
  const { apiVersion, kind, metadata } = writeHeader(policy);
  return { apiVersion, kind, metadata, spec };
}

/** A rule for no port at all cannot be written: an empty list of ports would mean every port. */
function allowsSomething({ ports }: PolicyRule): boolean {
  return !ports.isEmpty;
}

function writeIngressRule({ peers, ports }: PolicyRule): PlainObject {
  const rule: PlainObject = {};
  if (peers.length > 0) rule.from = peers.map(writePeer);
  if (!ports.isAll) rule.ports = ports.entries.map(writePort);
  return rule;
}

function writeEgressRule({ peers, ports }: PolicyRule): PlainObject {
  const rule: PlainObject = {};
  if (!ports.isAll) rule.ports = ports.entries.map(writePort);
  if (peers.length > 0) rule.to = peers.map(writePeer);
  return rule;
}

function writePeer(peer: PolicyPeer): PlainObject {
  if ('ipBlock' in peer) {
    const { cidr, except } = peer.ipBlock;
    return { ipBlock: { cidr, ...(except.length > 0 && { except: [...except] }) } };
  }
  const written: PlainObject = {};
  if (peer.namespaceSelector) written.namespaceSelector = writeSelector(peer.namespaceSelector);
  if (peer.podSelector) written.podSelector = writeSelector(peer.podSelector);
  return written;
}

function writePort(port: PolicyPort): PlainObject {
  if (isNamedPort(port)) return { port: port.name, protocol: port.protocol };
  if (coversWholeProtocol(port)) return { protocol: port.protocol };
  if (port.first === port.last) return { port: port.first, protocol: port.protocol };
  return { endPort: port.last, port: port.first, protocol: port.protocol };
}

/** A selector as a plain object; the empty one is `{}`. */
export function writeSelector(selector: LabelSelector): PlainObject {
  const written: PlainObject = {};
  if (selector.expressions.length > 0) {
    written.matchExpressions = selector.expressions.map(({ key, operator, values }) => ({
      key,
      operator,
      ...(values.length > 0 && { values: [...values] }),
    }));
  }
  if (!isEmpty(selector.labels)) written.matchLabels = { ...selector.labels };
  return written;
}

function isEmpty(map: Labels): boolean {
  return Object.keys(map).length === 0;
}
