import { writeNetworkPolicy, writeSelector } from '../../lib/manifest/write-network-policy';
import { LabelSelector } from '../../lib/model/label-selector';
import type { NetworkPolicy, PolicyPeer } from '../../lib/model/network-policy';
import { PolicyPorts, type PolicyPort } from '../../lib/model/policy-ports';
import { validateNetworkPolicy } from '../../lib/validation';

const DENY: NetworkPolicy = {
  namespace: 'shop',
  name: 'p',
  labels: {},
  annotations: {},
  podSelector: LabelSelector.EVERYTHING,
  isolates: ['ingress'],
  ingress: [],
  egress: [],
};
const web = LabelSelector.of({ app: 'web' });

function specOf(overrides: Partial<NetworkPolicy>): unknown {
  const written = writeNetworkPolicy({ ...DENY, ...overrides });
  expect(validateNetworkPolicy(written)).toEqual([]);
  return written.spec;
}

test('what is not said is not written, policyTypes always are', () => {
  expect(writeNetworkPolicy(DENY)).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'p', namespace: 'shop' },
    spec: { podSelector: {}, policyTypes: ['Ingress'] },
  });
});

test.each<[string, PolicyPort[], unknown]>([
  ['one port', [{ protocol: 'TCP', first: 80, last: 80 }], { port: 80, protocol: 'TCP' }],
  ['a range', [{ protocol: 'UDP', first: 80, last: 90 }], { endPort: 90, port: 80, protocol: 'UDP' }],
  ['a name', [{ protocol: 'TCP', name: 'http' }], { port: 'http', protocol: 'TCP' }],
  ['every port of a protocol', [{ protocol: 'SCTP', first: 1, last: 65535 }], { protocol: 'SCTP' }],
])('%s', (_, ports, written) => {
  const ingress = [{ peers: [], ports: PolicyPorts.of(ports) }];
  expect(specOf({ ingress })).toMatchObject({ ingress: [{ ports: [written] }] });
});

test('every port of every protocol has no ports, and anywhere no from', () => {
  expect(specOf({ ingress: [{ peers: [], ports: PolicyPorts.ALL }] })).toMatchObject({ ingress: [{}] });
});

test('a rule for no port at all is left out, because without ports it would allow all of them', () => {
  const nothing = [{ peers: [], ports: PolicyPorts.of([]) }];
  expect(specOf({ isolates: ['ingress', 'egress'], ingress: nothing, egress: nothing })).toEqual({
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
  });
});

test.each<[string, PolicyPeer, unknown]>([
  ['pods', { podSelector: web }, { podSelector: { matchLabels: { app: 'web' } } }],
  ['every pod', { podSelector: LabelSelector.EVERYTHING }, { podSelector: {} }],
  ['namespaces', { namespaceSelector: LabelSelector.EVERYTHING }, { namespaceSelector: {} }],
  [
    'both',
    { namespaceSelector: web, podSelector: web },
    { namespaceSelector: writeSelector(web), podSelector: writeSelector(web) },
  ],
  ['a range', { ipBlock: { cidr: '10.0.0.0/8', except: [] } }, { ipBlock: { cidr: '10.0.0.0/8' } }],
  [
    'a range with holes',
    { ipBlock: { cidr: '::/0', except: ['fd00::/8'] } },
    { ipBlock: { cidr: '::/0', except: ['fd00::/8'] } },
  ],
])('%s as peer', (_, peer, written) => {
  const rules = [{ peers: [peer], ports: PolicyPorts.ALL }];
  expect(specOf({ ingress: rules })).toMatchObject({ ingress: [{ from: [written] }] });
  expect(specOf({ isolates: ['egress'], egress: rules })).toMatchObject({
    egress: [{ to: [written] }],
    policyTypes: ['Egress'],
  });
});

test('selectors', () => {
  const selector = LabelSelector.of({ b: '2', a: '1' }, [
    { key: 'x', operator: 'In', values: ['z', 'y'] },
    { key: 'w', operator: 'Exists', values: [] },
  ]);
  expect(writeSelector(selector)).toEqual({
    matchExpressions: [
      { key: 'w', operator: 'Exists' },
      { key: 'x', operator: 'In', values: ['y', 'z'] },
    ],
    matchLabels: { a: '1', b: '2' },
  });
  expect(writeSelector(LabelSelector.EVERYTHING)).toEqual({});
});

test('keys are in alphabetical order everywhere', () => {
  const rule = {
    peers: [
      {
        podSelector: web,
        namespaceSelector: LabelSelector.of({ z: '1', a: '2' }, [{ key: 'k', operator: 'NotIn', values: ['v'] }]),
      },
      { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
    ],
    ports: PolicyPorts.of([{ protocol: 'TCP', first: 1, last: 2 }]),
  } as const;
  const written = writeNetworkPolicy({
    ...DENY,
    labels: { z: '1', a: '2' },
    annotations: { z: '1', a: '2' },
    isolates: ['ingress', 'egress'],
    ingress: [rule],
    egress: [rule],
  });
  const assertSorted = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) expect(Object.keys(value)).toEqual(Object.keys(value).sort());
    for (const each of Object.values(value)) assertSorted(each);
  };
  assertSorted(written);
  expect(written.metadata).toEqual({
    annotations: { a: '2', z: '1' },
    labels: { a: '2', z: '1' },
    name: 'p',
    namespace: 'shop',
  });
});

test('what is written shares nothing that could be changed with the policy', () => {
  const except = ['10.1.0.0/16'];
  const written = specOf({
    ingress: [{ peers: [{ ipBlock: { cidr: '10.0.0.0/8', except } }], ports: PolicyPorts.ALL }],
  });
  except.push('10.2.0.0/16');
  expect(written).toMatchObject({ ingress: [{ from: [{ ipBlock: { except: ['10.1.0.0/16'] } }] }] });
});
