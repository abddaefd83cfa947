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
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('implied-egress', text)).toEqual(paths);
});

test.each([
  ['types', policy('p', '{}', ['policyTypes: [Egress]', 'egress: []'])],
  ['ingress alone', policy('p', '{}', ['ingress: []'])],
  ['nothing at all', policy('p', '{}', ['egress:'])],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('implied-egress', text)).toEqual([]);
});
