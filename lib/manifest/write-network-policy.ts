import { policyTypeOf } from '../model/direction';
import type { LabelSelector, Labels } from '../model/label-selector';
import type { NetworkPolicy, PolicyPeer, PolicyRule } from '../model/network-policy';
import { coversWholeProtocol, isNamedPort, type PolicyPort } from '../model/policy-ports';

/** A JSON object, ready to be written as YAML. */
export type PlainObject = { [key: string]: unknown };

/**
 * A policy as the plain object that the API server reads. Keys are in alphabetical order, as cdk8s sorts them.
 * `policyTypes` is always written (T8); empty lists never are: the API server drops them, and tools that compare
 * the cluster with the repository would report drift.
 */
export function writeNetworkPolicy(policy: NetworkPolicy): PlainObject {
  const egress = policy.egress.filter(allowsSomething);
  const ingress = policy.ingress.filter(allowsSomething);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      ...sortedUnlessEmpty('annotations', policy.annotations),
      ...sortedUnlessEmpty('labels', policy.labels),
      name: policy.name,
      namespace: policy.namespace,
    },
    spec: {
      ...(egress.length > 0 && { egress: egress.map((rule) => writeRule(rule, 'to')) }),
      ...(ingress.length > 0 && { ingress: ingress.map((rule) => writeRule(rule, 'from')) }),
      podSelector: writeSelector(policy.podSelector),
      policyTypes: policy.isolates.map(policyTypeOf),
    },
  };
}

/** A rule for no port at all cannot be written: an empty list of ports would mean every port. */
function allowsSomething({ ports }: PolicyRule): boolean {
  return !ports.isEmpty;
}

function writeRule(rule: PolicyRule, peersField: 'from' | 'to'): PlainObject {
  const ports = rule.ports.isAll ? {} : { ports: rule.ports.entries.map(writePort) };
  const peers = rule.peers.length === 0 ? {} : { [peersField]: rule.peers.map(writePeer) };
  return peersField === 'from' ? { ...peers, ...ports } : { ...ports, ...peers };
}

function writePeer(peer: PolicyPeer): PlainObject {
  if ('ipBlock' in peer) {
    const { cidr, except } = peer.ipBlock;
    return { ipBlock: { cidr, ...(except.length > 0 && { except: [...except] }) } };
  }
  return {
    ...(peer.namespaceSelector && { namespaceSelector: writeSelector(peer.namespaceSelector) }),
    ...(peer.podSelector && { podSelector: writeSelector(peer.podSelector) }),
  };
}

function writePort(port: PolicyPort): PlainObject {
  if (isNamedPort(port)) return { port: port.name, protocol: port.protocol };
  if (coversWholeProtocol(port)) return { protocol: port.protocol };
  if (port.first === port.last) return { port: port.first, protocol: port.protocol };
  return { endPort: port.last, port: port.first, protocol: port.protocol };
}

/** A selector as a plain object; the empty one is `{}`. */
export function writeSelector(selector: LabelSelector): PlainObject {
  return {
    ...(selector.expressions.length > 0 && {
      matchExpressions: selector.expressions.map(({ key, operator, values }) => ({
        key,
        operator,
        ...(values.length > 0 && { values: [...values] }),
      })),
    }),
    ...sortedUnlessEmpty('matchLabels', selector.labels),
  };
}

function sortedUnlessEmpty(field: string, map: Labels): PlainObject {
  const keys = Object.keys(map).sort();
  return keys.length === 0 ? {} : { [field]: Object.fromEntries(keys.map((key) => [key, map[key]])) };
}
