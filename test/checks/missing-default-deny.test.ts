import { egress, ingress, pod, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'a pod beside the policy',
    yaml(policy('p', '{ matchLabels: { app: web } }', ingress()), pod('web', 'app: web'), pod('api', 'app: api')),
    ['spec.podSelector'],
  ],
  [
    'egress alone',
    yaml(policy('p', '{}', egress('ports: [{ port: 53, protocol: UDP }, { port: 53 }]')), pod('web', 'app: web')),
    ['spec.podSelector'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('missing-default-deny', text)).toEqual(paths);
});

test.each([
  ['a default deny', yaml(policy('p', '{}', ingress()), pod('web', 'app: web'))],
  ['no policies', pod('web', 'app: web')],
  ['no pods', policy('p', '{ matchLabels: { app: web } }', ingress())],
  [
    'pods of another namespace',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      pod('web', 'app: web'),
      pod('api', 'app: api', { namespace: 'x' }),
    ),
  ],
  [
    'a pod on the network of its node',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      pod('web', 'app: web'),
      pod('api', 'app: api', { spec: 'hostNetwork: true' }),
    ),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('missing-default-deny', text)).toEqual([]);
});
