import { policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  ['rules of egress alone', policy('p', '{}', ['egress: [{ ports: [{ port: 443 }] }]']), ['spec.egress']],
  ['an empty list', policy('p', '{}', ['egress: []']), ['spec.egress']],
  [
    'both directions',
    policy('p', '{}', ['ingress: [{ ports: [{ port: 80 }] }]', 'egress: [{ ports: [{ port: 443 }] }]']),
    ['spec.egress'],
  ],
  ['an empty list of types', policy('p', '{}', ['policyTypes: []', 'egress: []']), ['spec.egress']],
  ['types that are null', policy('p', '{}', ['policyTypes:', 'egress: [{ ports: [{ port: 443 }] }]']), ['spec.egress']],
  ['an empty rule', policy('p', '{}', ['egress: [{}]']), ['spec.egress']],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('implied-egress', text)).toEqual(paths);
});

test.each([
  ['types', policy('p', '{}', ['policyTypes: [Egress]', 'egress: []'])],
  ['ingress alone', policy('p', '{}', ['ingress: []'])],
  ['nothing at all', policy('p', '{}', ['egress:'])],
  ['both types', policy('p', '{}', ['policyTypes: [Ingress, Egress]', 'egress: []'])],
  ['ingress rules alone', policy('p', '{}', ['ingress: [{ ports: [{ port: 80 }] }]'])],
  ['Ingress alone, which dead-rules speaks of', policy('p', '{}', ['policyTypes: [Ingress]', 'egress: [{}]'])],
  ['no rules and no types', policy('p', '{}', [])],
  ['ingress rules beside a list of egress that is null', policy('p', '{}', ['ingress: [{}]', 'egress:'])],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('implied-egress', text)).toEqual([]);
});
