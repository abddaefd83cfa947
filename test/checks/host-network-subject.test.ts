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
])('is not found: %s', (_title, text) => {
  expect(pathsFound('host-network-subject', text)).toEqual([]);
});
