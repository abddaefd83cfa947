import { egress, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

test.each([
  ['TCP alone', policy('p', '{}', egress('ports: [{ port: 53 }]')), ['spec.egress[0].ports']],
  [
    'UDP alone',
    policy('p', '{}', egress('ports: [{ port: 1 }]', 'ports: [{ port: 53, protocol: UDP }]')),
    ['spec.egress[1].ports'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('dns-one-protocol', text)).toEqual(paths);
});

test.each([
  ['both', policy('p', '{}', egress('ports: [{ port: 53, protocol: UDP }, { port: 53 }]'))],
  ['in two rules', policy('p', '{}', egress('ports: [{ port: 53, protocol: UDP }]', 'ports: [{ port: 53 }]'))],
  [
    'in two policies',
    yaml(
      policy('a', '{ matchLabels: { app: web } }', egress('ports: [{ port: 53, protocol: UDP }]')),
      policy('b', '{}', egress('ports: [{ port: 53, protocol: UDP }, { port: 53 }]')),
    ),
  ],
  ['another port', policy('p', '{}', egress('ports: [{ port: 443 }]'))],
  ['every port', policy('p', '{}', egress('to: [{ podSelector: {} }]'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('dns-one-protocol', text)).toEqual([]);
});
