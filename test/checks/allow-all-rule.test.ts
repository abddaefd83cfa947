import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  ['a bare dash', policy('p', '{}', ['policyTypes: [Ingress]', 'ingress:', '  -']), ['spec.ingress[0]']],
  ['an empty rule', policy('p', '{}', egress('{}')), ['spec.egress[0]']],
  ['empty lists', policy('p', '{}', ingress('{ from: [], ports: [] }')), ['spec.ingress[0]']],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('allow-all-rule', text)).toEqual(paths);
});

test.each([
  ['no rules', policy('p', '{}', ['policyTypes: [Ingress]', 'ingress: []'])],
  ['every peer on one port', policy('p', '{}', ingress('ports: [{ port: 80 }]'))],
  ['all pods', policy('p', '{}', ingress('from: [{ podSelector: {} }]'))],
  ['no effect', policy('p', '{}', ['policyTypes: [Egress]', 'ingress: [{}]'])],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('allow-all-rule', text)).toEqual([]);
});
