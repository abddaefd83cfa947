import type { Breach } from '../../lib/analysis/expectations/breach';
import { EndSelection } from '../../lib/analysis/expectations/end-selection';
import { Expectations } from '../../lib/analysis/expectations/expectations';

import { Reachability } from '../../lib/analysis/reachability';
import { readNetworkPolicy } from '../../lib/manifest/read-network-policy';
import type { PolicyManifest } from '../../lib/model/policy-manifest';
import { Cluster } from '../../lib/model/cluster';
import { IpSet } from '../../lib/model/ip-set';
import { LabelSelector } from '../../lib/model/label-selector';
import { PolicyPorts } from '../../lib/model/policy-ports';
import type { ProtocolName } from '../../lib/model/protocol';
import { representative, workload, type ContainerPort, type Workload } from '../../lib/model/workload';

/*
 * A shop: web may be reached by everybody on 8080 and may reach api on 9090; api may reach db on 5432 and the addresses of
 * a bank on 443; db takes 5432 from api and from 10.1.0.0/16. All three are isolated in both directions. `job` is isolated
 * by nothing. Nobody knows the addresses of the pods, which are somewhere in 10.0.0.0/8.
 */
export const tcp = (port: number, name?: string): ContainerPort => ({ protocol: 'TCP', port, ...(name && { name }) });
export const deployment = (name: string, ports: ContainerPort[], more: Partial<Workload> = {}): Workload =>
  workload({ namespace: 'shop', kind: 'Deployment', name, labels: { app: name }, ports, ...more });
export const app = (name: string): object => ({ podSelector: { matchLabels: { app: name } } });
export const block = (cidr: string): object => ({ ipBlock: { cidr } });
export const policy = (name: string, rules: { ingress?: object[]; egress?: object[] }): object => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { namespace: 'shop', name },
  spec: { ...app(name), policyTypes: ['Ingress', 'Egress'], ...rules },
});
export const on = (port: number | string): object[] => [{ protocol: 'TCP', port }];

export const WORKLOADS = [
  deployment('web', [tcp(8080, 'http')]),
  deployment('api', [tcp(9090, 'http'), tcp(9091)]),
  deployment('db', [tcp(5432)]),
  deployment('job', []),
  representative('shop', {}),
  representative('*', { app: 'web' }),
];
export const POLICIES = [
  policy('web', { ingress: [{ ports: on(8080) }], egress: [{ to: [app('api')], ports: on(9090) }] }),
  policy('api', {
    ingress: [{ from: [app('web')], ports: on(9090) }],
    egress: [
      { to: [app('db')], ports: on(5432) },
      { to: [block('192.0.2.0/24')], ports: on(443) },
    ],
  }),
  policy('db', { ingress: [{ from: [app('api'), block('10.1.0.0/16')], ports: on(5432) }] }),
];

export function reachabilityOf(workloads: readonly Workload[], policies: readonly object[] = POLICIES): Reachability {
  const cluster = Cluster.of({
    workloads,
    policies: policies.map((each) => ({ policy: readNetworkPolicy(each as PolicyManifest, 'test') })),
  });
  return Reachability.of(cluster, { podCidrs: ['10.0.0.0/8'] });
}

export const shop = reachabilityOf(WORKLOADS);
export const expectations = Expectations.of(shop);

export const pods = (name: string): EndSelection => EndSelection.pods('shop', LabelSelector.of({ app: name }));
export const [web, api, db, job] = ['web', 'api', 'db', 'job'].map(pods);
export const all = EndSelection.EVERYTHING;
export const anyPod = EndSelection.peer({ namespaceSelector: LabelSelector.EVERYTHING }, 'shop');
export const addresses = (...cidrs: string[]): EndSelection => EndSelection.addresses(IpSet.ofCidrs(cidrs));
export const typo = pods('wbe');

export const port = (first: number, protocol: ProtocolName = 'TCP'): PolicyPorts =>
  PolicyPorts.of([{ protocol, first, last: first }]);
export const named = (name: string): PolicyPorts => PolicyPorts.of([{ protocol: 'TCP', name }]);
export const accepting = { acceptCaveats: ['pod-address-unknown' as const] };

/** A breach without its trace: `from -> to TCP port outcome +further`, or what it is instead. */
export function summaryOf(breach: Breach | undefined): string {
  if (!breach) return 'holds';
  if (breach.kind === 'vacuous') return `vacuous: ${breach.empty}`;
  if (breach.kind === 'ports-missing') return `ports-missing: ${breach.to} +${breach.further}`;
  const { from, to, witness, outcome, further } = breach;
  return `${from} -> ${to} ${witness.protocol} ${witness.port} ${outcome} +${further}`;
}

export const id = (name: string): string => `shop/Deployment/${name}`;
export type Row<Asked> = readonly [what: string, asked: Asked, expected: string];
