import { egress, ingress, inNamespace, pod, policy, yaml } from './manifests';
import { checkYaml, pathsFound } from './run-example';

const web = '{ matchLabels: { app: web } }';
const api = '{ matchLabels: { app: api } }';
const pods = yaml(
  pod('web', 'app: web', { ports: '{ containerPort: 80 }' }),
  pod('api', 'app: api', { ports: '{ containerPort: 90, name: grpc }' }),
);

const allowWeb = policy('api', api, ingress(`from: [{ podSelector: ${web} }]`));
const allowApi = policy('web', web, egress(`to: [{ podSelector: ${api} }]`));
const denyIngress = (selector = '{}') => policy('deny-ingress', selector, ['policyTypes: [Ingress]']);
const denyEgress = (selector = '{}') => policy('deny-egress', selector, ['policyTypes: [Egress]']);

test.each([
  ['ingress from pods that may send nothing', [pods, allowWeb, denyEgress()], ['spec.ingress[0].from[0]']],
  ['egress to pods that accept nothing', [pods, allowApi, denyIngress()], ['spec.egress[0].to[0]']],
  [
    'other ports at the other end',
    [
      pods,
      allowWeb,
      policy('web', web, egress(`{ to: [{ podSelector: ${api} }], ports: [{ port: 53 }] }`)),
      policy('ports', api, ingress(`{ from: [{ podSelector: ${web} }], ports: [{ port: 90 }] }`)),
    ],
    ['spec.ingress[0].from[0]'],
  ],
  [
    'a port by its name',
    [pods, allowApi, policy('api', api, ingress(`{ from: [{ podSelector: ${web} }], ports: [{ port: http }] }`))],
    ['spec.egress[0].to[0]'],
  ],
  [
    'pods of another namespace',
    [
      pods,
      pod('jobs', 'app: web', { namespace: 'batch' }),
      policy('api', api, ingress(`from: [{ ${inNamespace('batch')}, podSelector: ${web} }]`)),
      policy('deny', '{}', ['policyTypes: [Egress]'], 'batch'),
    ],
    ['spec.ingress[0].from[0]'],
  ],
  [
    'addresses of which none is a pod’s',
    [pods, allowWeb, policy('web', web, egress('to: [{ ipBlock: { cidr: 203.0.113.0/24 } }]'))],
    ['spec.ingress[0].from[0]'],
  ],
  [
    'one of two peers',
    [
      pods,
      pod('job', 'app: job'),
      policy('api', api, ingress(`from: [{ podSelector: ${web} }, { podSelector: { matchLabels: { app: job } } }]`)),
      denyEgress('{ matchLabels: { app: job } }'),
    ],
    ['spec.ingress[0].from[1]'],
  ],
])('is found: %s', (_title, texts, paths) => {
  expect(pathsFound('one-sided-flow', yaml(...texts))).toEqual(paths);
});

test.each([
  ['no pods in the input', [allowWeb, denyEgress()]],
  ['the other end is not isolated', [pods, allowWeb]],
  [
    'the other end goes by labels of a namespace that the input does not declare',
    [
      pods,
      pod('jobs', 'app: job', { namespace: 'batch' }),
      policy('jobs', '{}', egress(`to: [{ ${inNamespace('shop')}, podSelector: ${api} }]`), 'batch'),
      policy('api', api, ingress('from: [{ namespaceSelector: { matchLabels: { team: batch } } }]')),
    ],
  ],
  ['both ends', [pods, allowWeb, allowApi, denyIngress(), denyEgress()]],
  ['the other end allows it by another policy', [pods, allowWeb, denyEgress(), policy('all', web, egress('{}'))]],
  [
    'the other end allows one of the ports',
    [pods, allowWeb, policy('web', web, egress(`{ to: [{ podSelector: ${api} }], ports: [{ port: 90 }] }`))],
  ],
  [
    'a peer that is wide: something passes for some of the pods',
    [
      pods,
      pod('job', 'app: job'),
      policy('api', api, ingress('from: [{ podSelector: {} }]')),
      denyEgress('{ matchLabels: { app: job } }'),
    ],
  ],
  [
    'a subject that is wide: something passes to some of the pods',
    [pods, policy('all', '{}', egress('to: [{ podSelector: {} }]')), denyIngress(api)],
  ],
  [
    'addresses that may be the other end’s',
    [pods, allowWeb, policy('web', web, egress('to: [{ ipBlock: { cidr: 10.0.0.0/16 } }]'))],
  ],
  [
    'a peer without pods',
    [pods, policy('api', api, ingress('from: [{ podSelector: { matchLabels: { app: cron } } }]')), denyEgress()],
  ],
  [
    'a subject without pods',
    [pods, policy('cron', '{ matchLabels: { app: cron } }', ingress(`from: [{ podSelector: ${web} }]`)), denyEgress()],
  ],
  [
    'a port that the pods do not have',
    [
      pods,
      policy('api', api, ingress(`{ from: [{ podSelector: ${web} }], ports: [{ port: metrics }] }`)),
      denyEgress(),
    ],
  ],
  [
    'pods on the network of their node',
    [
      pods,
      pod('agent', 'app: agent', { spec: 'hostNetwork: true' }),
      policy('api', api, ingress('from: [{ podSelector: { matchLabels: { app: agent } } }]')),
      denyEgress(),
    ],
  ],
  ['everybody', [pods, policy('api', api, ingress('ports: [{ port: 90 }]')), denyEgress()]],
  ['addresses', [pods, policy('api', api, ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]')), denyEgress()]],
  [
    'rules without effect',
    [
      pods,
      policy('api', api, ['policyTypes: [Egress]', `ingress: [{ from: [{ podSelector: ${web} }] }]`, 'egress: [{}]']),
      denyEgress(),
    ],
  ],
  ['a pod and itself', [pods, policy('api', api, ingress(`from: [{ podSelector: ${api} }]`)), denyEgress()]],
])('is not found: %s', (_title, texts) => {
  expect(pathsFound('one-sided-flow', yaml(...texts))).toEqual([]);
});

test('names the policy that isolates, and one that denies all before others', () => {
  const texts = [
    pods,
    allowWeb,
    policy('dns', web, egress('ports: [{ port: 53 }]')),
    policy('grpc', api, ingress('ports: [{ port: 90 }]')),
    denyEgress(),
  ];
  const narrow = allowWeb.replace(
    `from: [{ podSelector: ${web} }]`,
    `{ from: [{ podSelector: ${web} }], ports: [{ port: 90 }] }`,
  );
  const [found] = checkYaml(yaml(...texts.map((text) => (text === allowWeb ? narrow : text)))).diagnostics.filter(
    ({ code }) => code === 'one-sided-flow',
  );
  expect(found.message).toContain('shop/deny-egress isolates Pod/web for egress');
});
