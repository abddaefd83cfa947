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
  [
    'several pods',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      pod('web', 'app: web'),
      pod('a', 'app: a'),
      pod('b', 'app: b'),
      pod('c', 'app: c'),
    ),
    ['spec.podSelector'],
  ],
  [
    'each namespace once',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      pod('api', 'app: api'),
      policy('p', '{ matchLabels: { app: web } }', ingress(), 'x'),
      pod('api', 'app: api', { namespace: 'x' }),
    ),
    ['spec.podSelector', 'spec.podSelector'],
  ],
  [
    'a policy for no pod',
    yaml(policy('p', '{ matchLabels: { app: wbe } }', ingress()), pod('web', 'app: web')),
    ['spec.podSelector'],
  ],
  [
    'pods that a policy leaves out',
    yaml(
      policy('p', '{ matchExpressions: [{ key: app, operator: NotIn, values: [api] }] }', ingress()),
      pod('web', 'app: web'),
      pod('api', 'app: api'),
    ),
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
  [
    'a policy for each pod',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      policy('q', '{ matchLabels: { app: api } }', ingress()),
      pod('web', 'app: web'),
      pod('api', 'app: api'),
    ),
  ],
  ['everything allowed on purpose', yaml(policy('p', '{}', ingress('{}')), pod('web', 'app: web'))],
  [
    'a pod that has ended',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress()),
      pod('web', 'app: web'),
      `${pod('done', 'app: done')}\nstatus: { phase: Succeeded }`,
    ),
  ],
  ['types by default', yaml(policy('p', '{}', []), pod('web', 'app: web'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('missing-default-deny', text)).toEqual([]);
});
