import { Reachability } from '../../lib/analysis/reachability';
import { clusterOfObjects } from '../../lib/manifest/cluster-of-objects';
import type { PlainPolicy } from '../support/point-evaluator';

const EVERYTHING = { TCP: ['1-65535'], UDP: ['1-65535'], SCTP: ['1-65535'] };

function exposureOfApi(...policies: PlainPolicy[]) {
  const objects = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'store' } } },
    pod('api', { app: 'api' }, [{ name: 'http', containerPort: 8080 }]),
    pod('web', { app: 'web' }, []),
    ...policies.map((policy) => ({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', ...policy })),
  ];
  const { endpoints } = Reachability.of(clusterOfObjects(objects)).exposure();
  const [api] = endpoints.filter(({ id }) => id === 'shop/Pod/api');
  return api;
}

function pod(name: string, labels: Record<string, string>, ports: object[]): object {
  const spec = { containers: [{ name: 'main', image: 'x', ports }] };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'shop', labels }, spec };
}

function ingress(...rules: NonNullable<NonNullable<PlainPolicy['spec']>['ingress']>): PlainPolicy {
  const spec = { podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Ingress'], ingress: rules };
  return { metadata: { name: 'api', namespace: 'shop' }, spec };
}

test('an endpoint that nothing isolates is open to everything', () => {
  const open = { isolated: false, everyAddress: EVERYTHING, addresses: [], everyPod: EVERYTHING, possiblePeers: [] };
  expect(exposureOfApi()).toEqual({ id: 'shop/Pod/api', ingress: open, egress: open });
});

test('a direction that no policy names stays open (S11)', () => {
  const { ingress: into, egress } = exposureOfApi(ingress());
  expect(into).toEqual({ isolated: true, everyAddress: {}, addresses: [], everyPod: {}, possiblePeers: [] });
  expect(egress.isolated).toBe(false);
});

test('a rule without peers is for every address and every pod, a namespace selector for pods alone (S23)', () => {
  const port = (number: number) => [{ protocol: 'TCP', port: number }];
  const { ingress: into } = exposureOfApi(
    ingress({ ports: port(80) }, { from: [{ namespaceSelector: {} }], ports: port(81) }),
  );
  expect(into).toEqual({
    isolated: true,
    everyAddress: { TCP: ['80'] },
    addresses: [],
    everyPod: { TCP: ['80-81'] },
    possiblePeers: [],
  });
});

test('every address takes both families (S44)', () => {
  const blocks = (...cidrs: string[]) =>
    exposureOfApi(ingress({ from: cidrs.map((cidr) => ({ ipBlock: { cidr } })) })).ingress;
  expect(blocks('0.0.0.0/0').everyAddress).toEqual({});
  expect(blocks('0.0.0.0/0', '::/0').everyAddress).toEqual(EVERYTHING);
  expect(blocks('0.0.0.0/1', '128.0.0.0/1', '::/0').everyAddress).toEqual(EVERYTHING);
});

test('ranges of addresses are listed, the widest first, where more passes for them than for every address', () => {
  const port = (number: number) => [{ protocol: 'TCP', port: number }];
  const { ingress: into } = exposureOfApi(
    ingress(
      { ports: port(80) },
      {
        from: [{ ipBlock: { cidr: '192.0.2.0/24' } }, { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }],
        ports: port(443),
      },
      { from: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: port(22) },
      { from: [{ ipBlock: { cidr: '198.51.100.0/24' } }], ports: port(80) },
    ),
  );
  expect(into.addresses).toEqual([
    { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'], connections: { TCP: ['443'] } },
    { cidr: '192.0.2.0/24', connections: { TCP: ['22', '443'] } },
  ]);
});

test('selectors that together match every pod are every pod, on the ports that they share', () => {
  const team = (operator: string, number: number) => ({
    from: [{ namespaceSelector: {}, podSelector: { matchExpressions: [{ key: 'team', operator }] } }],
    ports: [{ port: number, endPort: 90 }],
  });
  const { ingress: into } = exposureOfApi(ingress(team('Exists', 80), team('DoesNotExist', 85)));
  expect(into.everyPod).toEqual({ TCP: ['85-90'] });
  expect(into.possiblePeers.map(({ id, connections }) => [id, connections])).toEqual([
    // A pod without the label is there already, and one with it is not.
    ['*/{team=x}', { TCP: ['80-90'] }],
  ]);
});

test('a selector that matches nobody known shows the pod that it would let in', () => {
  const { ingress: into } = exposureOfApi(
    ingress(
      { from: [{ podSelector: { matchLabels: { app: 'web' } } }] },
      { from: [{ podSelector: { matchLabels: { app: 'gone' } } }], ports: [{ port: 'http' }] },
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
            podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['prometheus', 'agent'] }] },
          },
        ],
        ports: [{ port: 9090 }],
      },
      { from: [{ namespaceSelector: { matchLabels: { team: 'ops' } } }], ports: [{ port: 22 }] },
    ),
  );
  expect(into.possiblePeers).toEqual([
    {
      id: '*/{}',
      namespaceLabels: { team: 'ops', 'kubernetes.io/metadata.name': '*' },
      labels: {},
      connections: { TCP: ['22'] },
    },
    {
      id: 'monitoring/{app=agent}',
      namespaceLabels: { 'kubernetes.io/metadata.name': 'monitoring' },
      labels: { app: 'agent' },
      connections: { TCP: ['9090'] },
    },
    {
      id: 'shop/{app=gone}',
      namespaceLabels: { team: 'store', 'kubernetes.io/metadata.name': 'shop' },
      labels: { app: 'gone' },
      // The name stands for the port that the destination gives it, which is the isolated pod itself (S37).
      connections: { TCP: ['8080'] },
    },
  ]);
});

test('a peer that matches nobody known is not hidden by one beside it that does', () => {
  const names = ['web', 'gone'].map((app) => ({ podSelector: { matchLabels: { app } } }));
  const { ingress: into } = exposureOfApi(ingress({ from: names, ports: [{ port: 80 }] }));
  expect(into.possiblePeers.map(({ id, connections }) => [id, connections])).toEqual([
    ['shop/{app=gone}', { TCP: ['80'] }],
  ]);
});

test('a selector that contradicts itself lets nobody in (S31)', () => {
  const never = { matchLabels: { app: 'a' }, matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] };
  expect(exposureOfApi(ingress({ from: [{ podSelector: never }] })).ingress.possiblePeers).toEqual([]);
});
