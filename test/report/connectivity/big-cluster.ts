import type { ConnectivityResult } from '../../../lib/analysis/connectivity';
import { Reachability } from '../../../lib/analysis/reachability';
import { readNetworkPolicy } from '../../../lib/manifest/read-network-policy';
import { Cluster } from '../../../lib/model/cluster';
import type { PolicyManifest } from '../../../lib/model/policy-manifest';
import { workload } from '../../../lib/model/workload';

const NAMESPACES = 20;
const WORKLOADS = 40;

/**
 * 800 workloads: in each namespace one front that everybody reaches, one database, and backends that the front reaches and
 * that reach the database. A monitoring namespace reaches everything on one port.
 */
export function bigConnectivity(): ConnectivityResult {
  const names = Array.from({ length: NAMESPACES }, (_, i) => `team-${String(i + 1).padStart(2, '0')}`);
  return Reachability.of(
    Cluster.of({
      workloads: names.flatMap((namespace) =>
        Array.from({ length: WORKLOADS }, (_, i) => {
          const tier = i === 0 ? 'front' : i === 1 ? 'db' : 'back';
          const name = tier === 'back' ? `back-${String(i - 1).padStart(2, '0')}` : tier;
          return workload({ namespace, kind: 'Deployment', name, labels: { tier } });
        }),
      ),
      policies: names.flatMap((namespace) =>
        [
          policy(namespace, 'front', [{ ports: [{ port: 8080 + names.indexOf(namespace) }] }]),
          policy(namespace, 'back', [{ from: [tier('front')], ports: [{ port: 9090 }] }, metrics]),
          policy(namespace, 'db', [{ from: [tier('back')], ports: [{ port: 5432 }] }, metrics]),
        ].map((each) => ({ policy: readNetworkPolicy(each, 'test') })),
      ),
    }),
  ).connectivity();
}

const tier = (value: string): object => ({ podSelector: { matchLabels: { tier: value } } });

const metrics = {
  from: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'team-01' } },
      podSelector: { matchLabels: { tier: 'back' } },
    },
  ],
  ports: [{ port: 9100 }],
};

function policy(namespace: string, name: string, ingress: object[]): PolicyManifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { namespace, name },
    spec: { ...tier(name), policyTypes: ['Ingress'], ingress },
  } as PolicyManifest;
}
