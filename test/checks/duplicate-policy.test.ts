import { egress, ingress, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

test.each([
  ['two names', yaml(policy('a', '{}', ingress()), policy('b', '{}', ingress())), ['spec']],
  [
    'another order of rules',
    yaml(
      policy('a', '{}', ingress('ports: [{ port: 1 }]', 'ports: [{ port: 2 }]')),
      policy('b', '{}', ingress('ports: [{ port: 2 }]', 'ports: [{ port: 1 }]')),
    ),
    ['spec'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('duplicate-policy', text)).toEqual(paths);
});

test.each([
  ['another namespace', yaml(policy('a', '{}', ingress()), policy('b', '{}', ingress(), 'other'))],
  [
    'another direction',
    yaml(policy('a', '{}', ingress()), policy('b', '{}', egress('ports: [{ port: 53, protocol: UDP }, { port: 53 }]'))),
  ],
  [
    'another port',
    yaml(policy('a', '{}', ingress('ports: [{ port: 1 }]')), policy('b', '{}', ingress('ports: [{ port: 2 }]'))),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('duplicate-policy', text)).toEqual([]);
});
