import type { ConnectionTexts } from '../model/connection-set';
import { FIRST_PORT, LAST_PORT, PROTOCOLS, type ProtocolName } from '../model/protocol';
import type { CaveatCode } from './caveats';
import type { BackendVerdict, Flow, Proposal } from './verdict';

/** What would make a flow allowed that is denied, or decide what is unknown; nothing where the flow is allowed. */
export function adviceOn({ flow, verdict, caveats, proposals = [] }: BackendVerdict): string[] {
  if (verdict === 'allowed') return [];
  if (verdict === 'unknown') {
    const ways = caveats.flatMap(({ code }) => TO_DECIDE[code] ?? []);
    return ways.length === 0 ? [] : [`to decide it: ${ways.join('; ')}`];
  }
  if (caveats.some(({ code }) => code === 'service-port-unresolved')) return [NAME_THE_PORT];
  return proposals.map((proposal, i) => `${i === 0 ? 'to allow it' : 'and also'}: ${describeProposal(proposal, flow)}`);
}

const NAME_THE_PORT = 'to allow it: the pod has to have a port of the name that the Service gives as targetPort';

/** What somebody who asks can do about a verdict that is open. */
const TO_DECIDE: { readonly [code in CaveatCode]?: string } = {
  'pod-address-unknown': 'say in which CIDRs pods have their addresses (podCidrs)',
  'node-address-unknown': 'say in which CIDRs nodes have their addresses (nodeCidrs)',
  'namespace-labels-unknown': 'add the Namespace objects, with their labels, to the input',
  'address-families-differ': 'let the rules say the same of IPv4 and IPv6',
  'addresses-differ': 'ask about one address',
  'protocol-undefined': 'ask about TCP, UDP or SCTP',
  'backends-differ': 'ask about one of the pods',
  'service-without-pods': 'add the pods behind the Service',
};

function describeProposal({ direction, adds, rule, subject, other, ports }: Proposal, flow: Flow): string {
  const what = portsOf(ports, flow);
  const changed = rule && `${direction} rule ${rule.index} of ${rule.namespace}/${rule.name}`;
  if (changed !== undefined) {
    return adds === 'ports' ? `add ${what ?? 'ports'} to ${changed}` : `add ${other} to the peers of ${changed}`;
  }
  const preposition = direction === 'egress' ? 'to' : 'from';
  const on = what === undefined ? '' : ` on ${what}`;
  return `a policy that selects ${subject} has to allow ${direction} ${preposition} ${other}${on}`;
}

/** The ports as somebody asked for them, or as they stand in rules; nothing where any would do. */
function portsOf(ports: ConnectionTexts, { protocol, port }: Flow): string | undefined {
  if (port !== undefined) return `${protocol ?? 'port'} ${port}`;
  const isEvery = (each: ProtocolName): boolean => ports[each]?.[0] === EVERY_PORT;
  if (PROTOCOLS.every(isEvery)) return undefined;
  return PROTOCOLS.filter((each) => ports[each] !== undefined)
    .map((each) => (isEvery(each) ? each : `${each} ${ports[each]?.join(', ')}`))
    .join('; ');
}

const EVERY_PORT = `${FIRST_PORT}-${LAST_PORT}`;
