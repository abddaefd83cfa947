import { policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  ['rules of ingress', policy('p', '{}', ['ingress: [{ ports: [{ port: 80 }] }]'])],
  ['no rules', policy('p', '{}', [])],
  ['an empty list of types', policy('p', '{}', ['policyTypes: []', 'ingress: []'])],
  ['types that are null', policy('p', '{}', ['policyTypes:', 'ingress: [{ ports: [{ port: 80 }] }]'])],
  ['egress that is null', policy('p', '{}', ['ingress: [{ ports: [{ port: 80 }] }]', 'egress:'])],
])('is found: %s', (_title, text) => {
  expect(pathsFound('implied-policy-types', text)).toEqual(['spec']);
});

test.each([
  ['types', policy('p', '{}', ['policyTypes: [Ingress]', 'ingress: [{ ports: [{ port: 80 }] }]'])],
  ['egress alone, which implied-egress speaks of', policy('p', '{}', ['egress: [{ ports: [{ port: 443 }] }]'])],
  ['an empty list of egress, which implied-egress speaks of', policy('p', '{}', ['ingress: []', 'egress: []'])],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('implied-policy-types', text)).toEqual([]);
});
