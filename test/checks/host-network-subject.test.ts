import { made } from './false-alarms/constellation';
import { ingress, pod, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'by their label',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      pod('web', 'app: web', { spec: 'hostNetwork: true' }),
    ),
    ['spec.podSelector'],
  ],
  [
    'beside others',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      pod('web', 'app: web'),
      pod('host', 'app: web', { spec: 'hostNetwork: true' }),
    ),
    ['spec.podSelector'],
  ],
  [
    'by an expression',
    yaml(
      policy('p', '{ matchExpressions: [{ key: app, operator: Exists }] }', ingress()),
      pod('web', 'app: web', { spec: 'hostNetwork: true' }),
    ),
    ['spec.podSelector'],
  ],
  [
    'for egress',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ['policyTypes: [Egress]']),
      pod('web', 'app: web', { spec: 'hostNetwork: true' }),
    ),
    ['spec.podSelector'],
  ],
  [
    'of a DaemonSet',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      made('DaemonSet', 'web', 'app: web', 'shop', 'hostNetwork: true, '),
    ),
    ['spec.podSelector'],
  ],
  [
    'three of them',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      ...['a', 'b', 'c'].map((name) => pod(name, 'app: web', { spec: 'hostNetwork: true' })),
    ),
    ['spec.podSelector'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('host-network-subject', text)).toEqual(paths);
});

test.each([
  ['all pods', yaml(policy('p', '{}', ingress()), pod('web', 'app: web', { spec: 'hostNetwork: true' }))],
  ['a network of their own', yaml(policy('p', '{ matchLabels: { app: web } }', ingress()), pod('web', 'app: web'))],
  [
    'another namespace',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      pod('web', 'app: web', { namespace: 'x', spec: 'hostNetwork: true' }),
    ),
  ],
  [
    'other labels',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      pod('api', 'app: api', { spec: 'hostNetwork: true' }),
    ),
  ],
  [
    'said to be on a network of their own',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      pod('web', 'app: web', { spec: 'hostNetwork: false' }),
    ),
  ],
  ['no pods', policy('p', '{ matchLabels: { app: web } }', ingress())],
  [
    'the network of the node as a peer',
    yaml(
      policy('p', '{}', ingress('from: [{ podSelector: { matchLabels: { app: web } } }]')),
      pod('web', 'app: web', { spec: 'hostNetwork: true' }),
    ),
  ],
  [
    'what can match nothing',
    yaml(
      policy('p', '{ matchLabels: { app: web }, matchExpressions: [{ key: app, operator: DoesNotExist }] }', ingress()),
      pod('web', 'app: web', { spec: 'hostNetwork: true' }),
    ),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('host-network-subject', text)).toEqual([]);
});
