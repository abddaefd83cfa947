import { resolvePorts } from '../analysis/port-names';
import type { PodPeer } from '../analysis/pod-index';
import { groupBy } from '../base/group-by';
import { DNS_PROFILES } from '../model/dns-profiles';
import { LabelSelector, type Labels } from '../model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../model/namespace';
import type { PolicyRule } from '../model/network-policy';
import { isNamedPort, type PolicyPort } from '../model/policy-ports';
import { isFinished, type ContainerPort, type Workload } from '../model/workload';
import type { CheckContext } from './check-context';

/** Where clients ask. */
export const DNS_PORT = 53;

/** Ports that resolvers listen on: those of OpenShift on another one than clients ask at (S66). */
const RESOLVER_PORTS: readonly number[] = [...new Set(Object.values(DNS_PROFILES).map(({ port }) => port))];

const DNS_PORT_NAME = /^(dns|domain)(-|$)/;

/** Pods that answer in the usual set-ups. */
const USUAL_RESOLVERS: readonly { readonly namespace: string; readonly labels: Labels }[] = [
  ...new Set(Object.values(DNS_PROFILES).flatMap(({ resolvers }) => [...resolvers])),
];

/** Whether a rule lets pods ask somebody who can be a resolver. */
export function allowsDns(context: CheckContext, rule: PolicyRule, home: string): boolean {
  const { peers, ports } = rule;
  const isNamed = ports.entries.some(isDnsPort);
  if (!isNamed && !ports.isAll && !ports.entries.some(holdsDnsPort)) return false;
  if (peers.length === 0) return true;
  return peers.some((peer) => {
    if ('ipBlock' in peer) return true;
    const known = resolversAmong(context, peer, home);
    if (known.length > 0) return known.some((pod) => answersOn(pod, rule));
    // Whoever names the port knows of a resolver that the input does not tell of.
    return isNamed || isUsualResolver(context, peer, home);
  });
}

/** Whether a port of a rule is there for DNS: a range of ports holds those of DNS by the way. */
export function isDnsPort(port: PolicyPort): boolean {
  if (port.protocol === 'SCTP') return false;
  if (isNamedPort(port)) return DNS_PORT_NAME.test(port.name);
  return port.first === port.last && RESOLVER_PORTS.includes(port.first);
}

/** Whether a range of ports lets questions pass. TCP alone does not: clients ask over UDP first (S64). */
function holdsDnsPort(port: PolicyPort): boolean {
  if (port.protocol !== 'UDP' || isNamedPort(port)) return false;
  return RESOLVER_PORTS.some((each) => port.first <= each && each <= port.last);
}

/** Whether a pod answers questions, by what it is labelled with or listens on. */
export function isResolver({ namespace, labels, ports }: Workload): boolean {
  const isUsual = USUAL_RESOLVERS.some(
    (usual) => usual.namespace === namespace && LabelSelector.of(usual.labels).matches(labels),
  );
  return isUsual || ports.some((port) => port.protocol === 'UDP' && isPortOfResolver(port));
}

function isPortOfResolver({ protocol, name, port }: ContainerPort): boolean {
  return protocol !== 'SCTP' && (RESOLVER_PORTS.includes(port) || (name !== undefined && DNS_PORT_NAME.test(name)));
}

function answersOn({ ports: declared }: Workload, { ports }: PolicyRule): boolean {
  const listening = declared.filter(isPortOfResolver);
  const allowed = resolvePorts(ports, declared);
  return listening.length === 0 || listening.some(({ protocol, port }) => allowed.has(protocol, port));
}

function resolversAmong(context: CheckContext, { podSelector, namespaceSelector }: PodPeer, home: string): Workload[] {
  const found: Workload[] = [];
  for (const [namespace, resolvers] of context.once(findResolvers)) {
    const labels = context.cluster.namespaces.get(namespace)?.labels ?? {};
    if (namespaceSelector ? !namespaceSelector.matches(labels) : namespace !== home) continue;
    found.push(...resolvers.filter((pod) => podSelector?.matches(pod.labels) ?? true));
  }
  return found;
}

function findResolvers({ cluster }: CheckContext): ReadonlyMap<string, readonly Workload[]> {
  // One on the network of its node answers too, but no selector matches it (S67).
  const resolvers = cluster.workloads.filter((pod) => !pod.hostNetwork && !isFinished(pod) && isResolver(pod));
  return groupBy(resolvers, ({ namespace }) => namespace);
}

/** Whether a peer may match the resolvers of a usual set-up, which the input need not tell of. */
function isUsualResolver(context: CheckContext, { podSelector, namespaceSelector }: PodPeer, home: string): boolean {
  const declared = USUAL_RESOLVERS.filter(({ namespace }) => context.isDeclared(namespace));
  return (declared.length > 0 ? declared : USUAL_RESOLVERS).some(({ namespace, labels }) => {
    if (podSelector && !podSelector.matches(labels)) return false;
    if (!namespaceSelector) return namespace === home;
    if (declared.length === 0)
      return namespaceSelector.intersects(LabelSelector.of({ [NAMESPACE_NAME_LABEL]: namespace }));
    return namespaceSelector.matches(context.cluster.namespaces.get(namespace)?.labels ?? {});
  });
}
