import { egress, inNamespace, namespace, pod, policy, yaml } from './manifests';
import { found as foundAll } from './run-example';

const found = (text: string): string[] => foundAll(text).filter((each) => each.startsWith('missing-dns-egress'));

const ALL = '{}';
const WEB = '{ matchLabels: { app: web } }';
const API = '{ matchLabels: { app: api } }';
const KUBE_DNS = `{ to: [{ ${inNamespace('kube-system')}, podSelector: { matchLabels: { k8s-app: kube-dns } } }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }`;
const DATABASE = '{ to: [{ podSelector: { matchLabels: { app: database } } }] }';

const deny = policy('deny', ALL, ['policyTypes: [Egress]']);
const sends = (rule: string): string => policy('p', WEB, egress(rule));
const asks = (podSelector: string, name = 'dns'): string => policy(name, podSelector, egress(KUBE_DNS));
const resolver = (labels: string, place: string, port: number): string =>
  pod('dns', labels, { namespace: place, ports: `{ name: dns, containerPort: ${port}, protocol: UDP }` });

const AT_RULES = 'missing-dns-egress 7:3 spec.egress';
const AT_TYPES = 'missing-dns-egress 6:3 spec.policyTypes';

test.each([
  ['no rules at all', deny, [AT_TYPES]],
  ['an empty list of rules', policy('deny', ALL, ['policyTypes: [Egress]', 'egress: []']), [AT_RULES]],
  ['pods on every port, no resolver among them', sends(DATABASE), [AT_RULES]],
  ['all pods of the own namespace', sends('{ to: [{ podSelector: {} }] }'), [AT_RULES]],
  ['another namespace by its name', sends(`{ to: [{ ${inNamespace('data')} }] }`), [AT_RULES]],
  [
    'an address on another port',
    sends('{ to: [{ ipBlock: { cidr: 192.0.2.1/32 } }], ports: [{ port: 443 }] }'),
    [AT_RULES],
  ],
  ['every port of TCP alone', sends('{ ports: [{ protocol: TCP }] }'), [AT_RULES]],
  ['a range of TCP that holds 53', sends('{ ports: [{ port: 1, endPort: 1024 }] }'), [AT_RULES]],
  [
    'a range that holds 53, of pods that are no resolver',
    sends('{ to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: 1, endPort: 99, protocol: UDP }] }'),
    [AT_RULES],
  ],
  ['everybody on another port', sends('{ ports: [{ port: 443 }] }'), [AT_RULES]],
  ['SCTP alone', sends('{ ports: [{ protocol: SCTP }, { port: 53, protocol: SCTP }] }'), [AT_RULES]],
  [
    'egress that is isolated by default',
    policy('p', WEB, ['egress: [{ ports: [{ port: 443 }] }]']),
    ['missing-dns-egress 6:3 spec.egress'],
  ],
  [
    'one cause, two policies',
    yaml(policy('allow', ALL, egress(DATABASE)), deny),
    ['missing-dns-egress 15:3 spec.policyTypes'],
  ],
  ['DNS for others alone', yaml(policy('deny', WEB, ['policyTypes: [Egress]']), asks(API)), [AT_TYPES]],
  [
    'namespaces by a label that the declared namespace of the resolver does not have',
    yaml(sends('{ to: [{ namespaceSelector: { matchLabels: { team: a } } }] }'), namespace('kube-system')),
    [AT_RULES],
  ],
])('is found in policies: %s', (_title, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ['a policy for ingress', policy('p', ALL, ['policyTypes: [Ingress]'])],
  ['an egress list that isolates nothing', policy('p', ALL, ['egress: []'])],
  ['port 53 of kube-dns', asks(WEB)],
  ['port 53 of an address', sends('{ to: [{ ipBlock: { cidr: 8.8.8.8/32 } }], ports: [{ port: 53 }] }')],
  ['port 53 of some pods', sends('{ to: [{ podSelector: {} }], ports: [{ port: 53, protocol: UDP }] }')],
  ['port 53 of everybody', sends('{ ports: [{ port: 53, protocol: UDP }] }')],
  ['5353, as OpenShift has it', sends('{ ports: [{ port: 5353, protocol: UDP }] }')],
  ['a range that holds 53', sends('{ ports: [{ port: 50, endPort: 60, protocol: UDP }] }')],
  ['the port by its name', sends('{ ports: [{ port: dns, protocol: UDP }] }')],
  ['every port of an address', sends('{ to: [{ ipBlock: { cidr: 203.0.113.10/32 } }] }')],
  ['every port of UDP', sends('{ ports: [{ protocol: UDP }] }')],
  ['everything', sends('{}')],
  ['every pod of the cluster', sends('{ to: [{ namespaceSelector: {} }] }')],
  ['every pod of kube-system', sends(`{ to: [{ ${inNamespace('kube-system')} }] }`)],
  [
    'namespaces by a label that that of the resolver may have',
    sends('{ to: [{ namespaceSelector: { matchLabels: { team: a } } }] }'),
  ],
  ['DNS by another policy for all pods', yaml(sends(DATABASE), asks(ALL))],
  ['DNS by another policy for the same pods', yaml(sends(DATABASE), asks(WEB))],
  ['DNS for some pods beside a default deny', yaml(deny, asks(WEB))],
  [
    'a selector that matches nothing',
    policy('p', '{ matchLabels: { app: web }, matchExpressions: [{ key: app, operator: DoesNotExist }] }', [
      'policyTypes: [Egress]',
    ]),
  ],
])('is not found in policies: %s', (_title, text) => {
  expect(found(text)).toEqual([]);
});

const toOpenShift = (port: number): string =>
  sends(`{ to: [{ ${inNamespace('openshift-dns')} }], ports: [{ port: ${port}, protocol: UDP }] }`);

test.each([
  ['pods without DNS', yaml(sends(DATABASE), pod('web', 'app: web')), [AT_RULES]],
  [
    'a default deny, where DNS is allowed for others alone',
    yaml(deny, asks(WEB), pod('web', 'app: web'), pod('api', 'app: api')),
    [AT_TYPES],
  ],
  [
    'many pods once, at what isolates them',
    yaml(deny, sends(DATABASE), pod('web', 'app: web'), pod('api', 'app: api'), pod('db', 'app: db')),
    [AT_TYPES],
  ],
  [
    'resolvers that listen on another port',
    yaml(toOpenShift(53), pod('web', 'app: web'), resolver('a: b', 'openshift-dns', 5353)),
    [AT_RULES],
  ],
])('is found with pods: %s', (_title, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  [
    'each pod has DNS by a policy of its own',
    yaml(deny, asks(WEB, 'web'), asks(API, 'api'), pod('web', 'app: web'), pod('api', 'app: api')),
  ],
  [
    'pods that happen to have both labels',
    yaml(sends(DATABASE), asks('{ matchLabels: { tier: front } }'), pod('web', 'app: web, tier: front')),
  ],
  ['a policy that selects none of the pods', yaml(sends(DATABASE), pod('api', 'app: api'))],
  ['pods on the network of their node', yaml(deny, pod('web', 'app: web', { spec: 'hostNetwork: true' }))],
  ['the resolver itself', yaml(deny, resolver('k8s-app: kube-dns', 'shop', 53))],
  [
    'a resolver of the own namespace',
    yaml(
      sends('{ to: [{ podSelector: { matchLabels: { app: unbound } } }] }'),
      pod('web', 'app: web'),
      resolver('app: unbound', 'shop', 53),
    ),
  ],
  [
    'resolvers on the port that they listen on',
    yaml(toOpenShift(5353), pod('web', 'app: web'), resolver('a: b', 'openshift-dns', 5353)),
  ],
  [
    'a resolver on the network of its node, by its address',
    yaml(
      sends('{ to: [{ ipBlock: { cidr: 169.254.20.10/32 } }], ports: [{ port: 53, protocol: UDP }] }'),
      pod('web', 'app: web'),
      resolver('k8s-app: kube-dns', 'kube-system', 53),
    ),
  ],
])('is not found with pods: %s', (_title, text) => {
  expect(found(text)).toEqual([]);
});
