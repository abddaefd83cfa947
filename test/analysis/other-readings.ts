import type { Labels } from '../../lib/model/label-selector';
import { addressOf, endsOf } from '../support/address-bits';
import { rulesOf, type PlainPeer, type PlainPolicy, type PlainRule, type PolicyType } from '../support/point-evaluator';
import type { DescribedCluster } from './described-cluster';

/*
 * The same cluster as a plugin would take it that reads otherwise what Kubernetes leaves open. Where that makes a verdict
 * another one, the verdict needs a caveat.
 */

/** No ipBlock matches a pod, instead of all (S45). */
export function byIdentity(described: DescribedCluster): DescribedCluster {
  const plugin = { name: 'by-identity', ipBlocksMatchPods: false };
  return { ...described, options: { ...described.options, plugin } };
}

/** A CIDR with host bits is nothing, instead of the network (S45c). */
export function withoutHostBits(described: DescribedCluster): DescribedCluster {
  return withBlocks(described, (cidr) => (hasHostBits(cidr) ? undefined : cidr));
}

/** A CIDR with host bits is the one address, instead of the network (S45c). */
export function hostBitsAsAddress(described: DescribedCluster): DescribedCluster {
  return withBlocks(described, (cidr) => {
    const [address] = cidr.split('/');
    return hasHostBits(cidr) ? `${address}/${address.includes(':') ? 128 : 32}` : cidr;
  });
}

/** Of several ports of one name and protocol only one counts, instead of all (S40). */
export function firstOfEachName(described: DescribedCluster): DescribedCluster {
  return {
    ...described,
    workloads: described.workloads.map((workload) => {
      const seen = new Set<string>();
      const ports = workload.ports.filter(({ name, protocol }) => {
        const key = `${protocol} ${name}`;
        const isFirst = !seen.has(key);
        seen.add(key);
        return isFirst;
      });
      return { ...workload, ports };
    }),
  };
}

/** Another cluster, in which rules go by labels of namespaces instead of addresses, and most namespaces are not declared. */
export function withUndeclaredPeers(described: DescribedCluster): DescribedCluster {
  const { namespaces } = described;
  return { ...withPeers(described, byNamespaceLabels), namespaces: namespaces.slice(namespaces.length - 1) };
}

function byNamespaceLabels(peer: PlainPeer): PlainPeer[] {
  if (!peer.ipBlock) return [peer];
  const app = { key: 'app', operator: peer.ipBlock.cidr.includes(':') ? 'DoesNotExist' : 'Exists' };
  return [{ namespaceSelector: { matchExpressions: [app] } }];
}

/** Another cluster, in which namespaces that nobody declared have these labels. */
export function withAllDeclared(described: DescribedCluster, labels: Labels): DescribedCluster {
  const names = new Set(described.workloads.map(({ namespace }) => namespace));
  for (const { name } of described.namespaces) names.delete(name);
  return { ...described, namespaces: [...described.namespaces, ...[...names].map((name) => ({ name, labels }))] };
}

/** Another cluster, in which every name of a TCP port is one and the same: most pods have it several times then. */
export function withOnePortName(described: DescribedCluster): DescribedCluster {
  return {
    ...described,
    workloads: described.workloads.map((each) => ({
      ...each,
      ports: each.ports.map(({ port }) => ({ name: 'http', protocol: 'TCP', port })),
    })),
    policies: described.policies.map((policy) => {
      const renamed = (direction: PolicyType): PlainRule[] =>
        rulesOf(policy, direction).map((rule) => ({
          ...rule,
          ports: rule.ports?.map((entry) => (typeof entry?.port === 'string' ? { port: 'http' } : entry)),
        }));
      return policy.spec
        ? { ...policy, spec: { ...policy.spec, ingress: renamed('Ingress'), egress: renamed('Egress') } }
        : policy;
    }),
  };
}

function hasHostBits(cidr: string): boolean {
  return addressOf(endsOf(cidr)[0]) !== addressOf(endsOf(`${cidr.split('/')[0]}/128`)[0]);
}

function withBlocks(described: DescribedCluster, read: (cidr: string) => string | undefined): DescribedCluster {
  return withPeers(described, (peer) => blockWith(peer, read));
}

function withPeers(described: DescribedCluster, read: (peer: PlainPeer) => PlainPeer[]): DescribedCluster {
  return { ...described, policies: described.policies.map((policy) => policyWith(policy, read)) };
}

function policyWith(policy: PlainPolicy, read: (peer: PlainPeer) => PlainPeer[]): PlainPolicy {
  const { spec } = policy;
  if (!spec) return policy;
  const changed = (direction: PolicyType): PlainRule[] =>
    rulesOf(policy, direction).flatMap((rule) => {
      const peers = (direction === 'Ingress' ? rule.from : rule.to) ?? [];
      const left = peers.flatMap(read);
      // Without any peer left a rule matches nobody; written without peers it would match everybody.
      if (peers.length > 0 && left.length === 0) return [];
      return [{ ports: rule.ports, [direction === 'Ingress' ? 'from' : 'to']: left }];
    });
  // The defaults of policyTypes must not follow from rules that are gone.
  const policyTypes = spec.policyTypes?.length
    ? spec.policyTypes
    : ['Ingress', ...(spec.egress?.length ? ['Egress'] : [])];
  return { ...policy, spec: { ...spec, policyTypes, ingress: changed('Ingress'), egress: changed('Egress') } };
}

function blockWith(peer: PlainPeer, read: (cidr: string) => string | undefined): PlainPeer[] {
  if (!peer.ipBlock) return [peer];
  const cidr = read(peer.ipBlock.cidr);
  const except = (peer.ipBlock.except ?? []).flatMap((hole) => read(hole) ?? []);
  return cidr === undefined ? [] : [{ ipBlock: { cidr, except } }];
}
