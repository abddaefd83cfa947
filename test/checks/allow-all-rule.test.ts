import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  ['a bare dash', policy('p', '{}', ['policyTypes: [Ingress]', 'ingress:', '  -']), ['spec.ingress[0]']],
  ['an empty rule', policy('p', '{}', egress('{}')), ['spec.egress[0]']],
  ['empty lists', policy('p', '{}', ingress('{ from: [], ports: [] }')), ['spec.ingress[0]']],
  ['one of several rules', policy('p', '{}', ingress('ports: [{ port: 80 }]', '{}')), ['spec.ingress[1]']],
  ['lists that are null', policy('p', '{}', ingress('{ from: null, ports: null }')), ['spec.ingress[0]']],
  ['types by default', policy('p', '{}', ['egress: [{}]']), ['spec.egress[0]']],
  [
    'both directions',
    policy('p', '{}', ['policyTypes: [Ingress, Egress]', 'ingress: [{}]', 'egress: [{}]']),
    ['spec.ingress[0]', 'spec.egress[0]'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('allow-all-rule', text)).toEqual(paths);
});

test.each([
  ['no rules', policy('p', '{}', ['policyTypes: [Ingress]', 'ingress: []'])],
  ['every peer on one port', policy('p', '{}', ingress('ports: [{ port: 80 }]'))],
  ['all pods', policy('p', '{}', ingress('from: [{ podSelector: {} }]'))],
  ['no effect', policy('p', '{}', ['policyTypes: [Egress]', 'ingress: [{}]'])],
  ['every pod on every port', policy('p', '{}', ingress('from: [{ namespaceSelector: {} }]'))],
  ['every address', policy('p', '{}', egress('to: [{ ipBlock: { cidr: 0.0.0.0/0 } }]'))],
  ['every port of a protocol', policy('p', '{}', ingress('ports: [{ protocol: TCP }]'))],
  ['rules of ingress that are null', policy('p', '{}', ['policyTypes: [Ingress]', 'ingress:'])],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('allow-all-rule', text)).toEqual([]);
});
