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
  [
    'several rules',
    policy('p', '{}', ['policyTypes: [Ingress]', 'egress: [{ ports: [{ port: 443 }] }, {}]']),
    ['spec.egress'],
  ],
  ['an empty rule', policy('p', '{}', ['policyTypes: [Egress]', 'ingress: [{}]']), ['spec.ingress']],
  ['a rule that is null', policy('p', '{}', ['policyTypes: [Egress]', 'ingress:', '  -']), ['spec.ingress']],
  [
    'rules beside those with effect',
    policy('p', '{}', [
      'policyTypes: [Ingress]',
      'ingress: [{ ports: [{ port: 80 }] }]',
      'egress: [{ ports: [{ port: 443 }] }]',
    ]),
    ['spec.egress'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('dead-rules', text)).toEqual(paths);
});

test.each([
  ['an empty list', policy('p', '{}', ['policyTypes: [Ingress]', 'egress: []'])],
  ['types by default', policy('p', '{}', ['egress: [{ ports: [{ port: 443 }] }]'])],
  [
    'both types',
    policy('p', '{}', [
      'policyTypes: [Ingress, Egress]',
      'ingress: [{ ports: [{ port: 80 }] }]',
      'egress: [{ ports: [{ port: 443 }] }]',
    ]),
  ],
  ['no rules', policy('p', '{}', ['policyTypes: [Ingress]'])],
  ['no list', policy('p', '{}', ['policyTypes: [Ingress]', 'egress:'])],
  ['ingress without types', policy('p', '{}', ['ingress: [{ ports: [{ port: 80 }] }]'])],
  [
    'both directions without types',
    policy('p', '{}', ['ingress: [{ ports: [{ port: 80 }] }]', 'egress: [{ ports: [{ port: 443 }] }]']),
  ],
  ['an empty list of types', policy('p', '{}', ['policyTypes: []', 'egress: [{ ports: [{ port: 443 }] }]'])],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('dead-rules', text)).toEqual([]);
});
