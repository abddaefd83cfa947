/** What checks take grows with the input, not with its square: there are clusters with thousands of policies. */
import type { Check } from '../../lib/checks/check';
import { CheckContext } from '../../lib/checks/check-context';
import { danglingPeer } from '../../lib/checks/dangling-peer/check';
import { ingressControllerBlocked } from '../../lib/checks/ingress-controller-blocked/check';
import { isolationsOf } from '../../lib/checks/isolations';
import { missingDnsEgress } from '../../lib/checks/missing-dns-egress/check';
import { servicePortConfusion } from '../../lib/checks/service-port-confusion/check';
import { subsumedRule } from '../../lib/checks/subsumed-rule/check';
import { unknownNamespaceLabel } from '../../lib/checks/unknown-namespace-label/check';
import { clusterOfObjects } from '../../lib/manifest/cluster-of-objects';
import { growth } from '../support/growth';

const object = (apiVersion: string, kind: string, name: string, rest: object): object => ({
  ...{ apiVersion, kind },
  metadata: { name, namespace: 'shop' },
  ...rest,
});
const policy = (name: string, spec: object): object => object('networking.k8s.io/v1', 'NetworkPolicy', name, { spec });
const ingress = (name: string, app: string | undefined, ...rules: object[]): object =>
  policy(name, { podSelector: selecting(app), policyTypes: ['Ingress'], ingress: rules });
const selecting = (app: string | undefined): object => (app === undefined ? {} : { matchLabels: { app } });
const pod = (name: string, app: string): object => ({
  ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'shop', labels: { app } } },
  spec: { containers: [{ name: 'main', image: 'main' }] },
});
const service = (name: string, app: string, spec: object = {}): object =>
  object('v1', 'Service', name, { spec: { selector: { app }, ports: [{ port: 80, targetPort: 8080 }], ...spec } });
const deny = policy('deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const times = (size: number, make: (index: number) => object | object[]): object[] =>
  Array.from({ length: size }, (_, index) => make(index)).flat();

const CASES: readonly (readonly [check: Check, of: string, size: number, make: (size: number) => object[]])[] = [
  [
    ingressControllerBlocked,
    'load balancers with a pod each',
    200,
    (size) => [
      deny,
      ...times(size, (i) => [pod(`p${i}`, `a${i}`), service(`s${i}`, `a${i}`, { type: 'LoadBalancer' })]),
    ],
  ],
  [
    ingressControllerBlocked,
    'Ingresses with a pod each, and a policy for each',
    200,
    (size) =>
      times(size, (i) => [
        pod(`p${i}`, `a${i}`),
        service(`s${i}`, `a${i}`),
        object('networking.k8s.io/v1', 'Ingress', `i${i}`, {
          spec: { defaultBackend: { service: { name: `s${i}`, port: { number: 80 } } } },
        }),
        ingress(`p${i}`, `a${i}`, { from: [{ podSelector: {} }], ports: [{ port: i + 1 }] }),
      ]),
  ],
  [
    servicePortConfusion,
    'Services, and rules for all pods',
    500,
    (size) =>
      times(size, (i) => [
        pod(`p${i}`, `a${i}`),
        service(`s${i}`, `a${i}`),
        ingress(`p${i}`, undefined, { ports: [{ port: i + 1000 }] }),
      ]),
  ],
  [
    subsumedRule,
    'rules for the same pods and different ports',
    200,
    (size) =>
      times(size, (i) => ingress(`p${i}`, 'a', { from: [{ podSelector: selecting('b') }], ports: [{ port: i + 1 }] })),
  ],
  [
    subsumedRule,
    'rules for the same pods and different ranges of ports',
    200,
    (size) =>
      times(size, (i) =>
        ingress(`p${i}`, 'a', {
          from: [{ podSelector: selecting('b') }],
          ports: [{ port: 9 * i + 1, endPort: 9 * i + 7 }],
        }),
      ),
  ],
  [
    unknownNamespaceLabel,
    'namespaces, and rules for some that are misspelt',
    200,
    (size) =>
      times(size, (i) => [
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: `ns-${i}`, labels: { team: `t${i}` } } },
        ingress(`p${i}`, 'a', {
          from: [
            { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': `sn-${i % 10}` } } },
            { namespaceSelector: { matchLabels: { team: `t${i % 10}`, stage: `s${i % 10}` } } },
          ],
        }),
      ]),
  ],
  [
    missingDnsEgress,
    'policies without pods',
    400,
    (size) => [
      ...times(size, (i) => policy(`p${i}`, { podSelector: selecting(`a${i}`), policyTypes: ['Egress'] })),
      ...times(size, (i) =>
        policy(`q${i}`, {
          ...{ podSelector: selecting(`b${i}`), policyTypes: ['Egress'] },
          egress: [{ ports: [{ port: 53 }, { port: 53, protocol: 'UDP' }] }],
        }),
      ),
    ],
  ],
  [
    danglingPeer,
    'pods, and peers that match none',
    200,
    (size) =>
      times(size, (i) => [
        pod(`p${i}`, `a-${i % 10}`),
        ingress(`p${i}`, 'a-1', { from: [{ podSelector: { matchLabels: { app: `b-${i % 10}`, tier: `t${i}` } } }] }),
      ]),
  ],
];

test.each(CASES.map(([check, ...rest]) => [check.id, ...rest, check] as const))(
  '%s: %s',
  (_id, _of, size, make, check) => {
    const ratio = growth(size, (each) => {
      const cluster = clusterOfObjects(make(each));
      return () => {
        const context = new CheckContext(cluster);
        // What the checks share is measured by bench/check.ts.
        isolationsOf(context);
        return () => void [...check.run(context)];
      };
    });
    expect(ratio).toBeLessThan(16);
  },
);
