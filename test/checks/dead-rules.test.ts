import { policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'egress rules',
    policy('p', '{}', ['policyTypes: [Ingress]', 'egress: [{ ports: [{ port: 443 }] }]']),
    ['spec.egress'],
  ],
  [
    'ingress rules',
    policy('p', '{}', ['policyTypes: [Egress]', 'ingress: [{ ports: [{ port: 443 }] }]']),
    ['spec.ingress'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('dead-rules', text)).toEqual(paths);
});

test.each([
  ['an empty list', policy('p', '{}', ['policyTypes: [Ingress]', 'egress: []'])],
  ['types by default', policy('p', '{}', ['egress: [{ ports: [{ port: 443 }] }]'])],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('dead-rules', text)).toEqual([]);
});
