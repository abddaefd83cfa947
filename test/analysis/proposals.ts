import type { Flow, Proposal, Verdict } from '../../lib/analysis/verdict';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/namespace';
import { isFinished, workloadId } from '../../lib/model/workload';
import { namespaceOf, type PlainPeer, type PlainPolicy, type PlainPort } from '../support/point-evaluator';
import type { DescribedCluster } from './described-cluster';

/** The cluster with the proposals of a verdict carried out, as somebody would who reads them. */
export function withProposals(described: DescribedCluster, { flow, proposals = [] }: Verdict): DescribedCluster {
  return proposals.reduce((changed, proposal) => withProposal(changed, proposal, flow), described);
}

function withProposal(described: DescribedCluster, proposal: Proposal, flow: Flow): DescribedCluster {
  const { direction, adds, rule: place } = proposal;
  const peersKey = direction === 'egress' ? 'to' : 'from';
  const peers = peersFor(described, direction === 'egress' ? flow.to : flow.from);
  const policies = structuredClone(described.policies);
  if (!place) {
    policies.push(policyWith(described, proposal, { [peersKey]: peers, ports: portsFor(proposal) }));
    return { ...described, policies };
  }
  const policy = policies.find((each) => each.metadata.name === place.name && namespaceOf(each) === place.namespace);
  const rule = policy?.spec?.[direction]?.[place.index];
  if (!rule) throw new Error(`there is no ${direction} rule ${place.index} of ${place.namespace}/${place.name}`);
  if (adds === 'ports') rule.ports = [...(rule.ports ?? []), ...portsFor(proposal)];
  else rule[peersKey] = [...(rule[peersKey] ?? []), ...peers];
  return { ...described, policies };
}

function policyWith({ workloads }: DescribedCluster, { direction, subject }: Proposal, rule: object): PlainPolicy {
  const found = workloads.find((each) => workloadId(each) === subject);
  if (!found) throw new Error(`${subject} is no workload, and no policy selects it`);
  const { namespace, labels } = found;
  const policyTypes = [direction === 'egress' ? 'Egress' : 'Ingress'];
  const spec = { podSelector: { matchLabels: { ...labels } }, policyTypes, [direction]: [rule] };
  return { metadata: { namespace, name: `proposed-${direction}` }, spec };
}

/** An end as peers; where nobody knows its addresses, all that there are. */
function peersFor({ workloads }: DescribedCluster, id: string): PlainPeer[] {
  if (id.startsWith('ip:')) return [blockOf(id.slice(3))];
  const found = workloads.find((each) => workloadId(each) === id);
  if (!found) throw new Error(`${id} is not there`);
  const { namespace, labels, hostNetwork, addresses } = found;
  if (hostNetwork || isFinished(found)) return addresses.length > 0 ? addresses.map(blockOf) : EVERYWHERE;
  const namespaceSelector = { matchLabels: { [NAMESPACE_NAME_LABEL]: namespace } };
  return [{ namespaceSelector, podSelector: { matchLabels: { ...labels } } }];
}

function blockOf(address: string): PlainPeer {
  return { ipBlock: { cidr: `${address}/${address.includes(':') ? 128 : 32}` } };
}

const EVERYWHERE = ['0.0.0.0/0', '::/0'].map((cidr) => ({ ipBlock: { cidr } }));

function portsFor({ ports }: Proposal): PlainPort[] {
  return Object.entries(ports).flatMap(([protocol, texts]) =>
    texts.map((text) => {
      const [port, endPort = port] = text.split('-').map(Number);
      return { protocol, port, endPort };
    }),
  );
}
