import type { LabelSelector } from './label-selector';
import { NAMESPACE_NAME_LABEL } from './namespace';
import type { IpBlock, PolicyPeer } from './network-policy';
import { coversWholeProtocol, isNamedPort, type PolicyPorts } from './policy-ports';

/** A label selector in the short form that kubectl takes: `app=web,tier in (a,b),!legacy`; `*` for everything. */
export function describeSelector(selector: LabelSelector): string {
  const parts = Object.entries(selector.labels).map(([key, value]) => `${key}=${value}`);
  for (const { key, operator, values } of selector.expressions) {
    if (operator === 'Exists') parts.push(key);
    else if (operator === 'DoesNotExist') parts.push(`!${key}`);
    else parts.push(`${key} ${operator === 'In' ? 'in' : 'notin'} (${values.join(',')})`);
  }
  return parts.length === 0 ? '*' : parts.join(',');
}

/** A peer of a policy of the namespace `home`, in words. */
export function describePeer(peer: PolicyPeer, home: string): string {
  if ('ipBlock' in peer) return describeBlock(peer.ipBlock);
  const { podSelector, namespaceSelector } = peer;
  const pods = podSelector && !podSelector.isEverything ? `pods ${describeSelector(podSelector)}` : 'all pods';
  if (!namespaceSelector) return `${pods} of namespace ${home}`;
  if (namespaceSelector.isEverything) return `${pods} of every namespace`;
  const name = namespaceSelector.labels[NAMESPACE_NAME_LABEL] as string | undefined;
  const isByName =
    name !== undefined &&
    namespaceSelector.expressions.length === 0 &&
    Object.keys(namespaceSelector.labels).length === 1;
  return isByName ? `${pods} of namespace ${name}` : `${pods} of namespaces ${describeSelector(namespaceSelector)}`;
}

/** The peers of a rule, in words. */
export function describePeers(peers: readonly PolicyPeer[], home: string): string {
  if (peers.length === 0) return 'everybody';
  return peers.map((peer) => describePeer(peer, home)).join(', or ');
}

/** So many ports of a rule are named: nobody reads thousands. */
const MOST_PORTS = 20;

/** The ports of a rule, in words: `TCP 80, TCP http, UDP 53-54`, `every port`. */
export function describePorts(ports: PolicyPorts): string {
  if (ports.isAll) return 'every port';
  if (ports.isEmpty) return 'no port';
  const texts = ports.entries.slice(0, MOST_PORTS).map((port) => {
    if (isNamedPort(port)) return `${port.protocol} ${port.name}`;
    if (coversWholeProtocol(port)) return `every ${port.protocol} port`;
    return `${port.protocol} ${port.first === port.last ? port.first : `${port.first}-${port.last}`}`;
  });
  const rest = ports.entries.length - texts.length;
  return `${texts.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function describeBlock({ cidr, except }: IpBlock): string {
  return except.length === 0 ? `addresses ${cidr}` : `addresses ${cidr} except ${except.join(', ')}`;
}
