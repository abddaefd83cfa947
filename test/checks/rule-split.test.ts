import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'peers, then ports',
    policy('p', '{}', ingress('from: [{ podSelector: {} }]', 'ports: [{ port: 80 }]')),
    ['spec.ingress[1]'],
  ],
  ['of egress', policy('p', '{}', egress('to: [{ podSelector: {} }]', 'ports: [{ port: 80 }]')), ['spec.egress[1]']],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('rule-split', text)).toEqual(paths);
});

test.each([
  ['one rule', policy('p', '{}', ingress('{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }'))],
  ['ports, then peers', policy('p', '{}', ingress('ports: [{ port: 80 }]', 'from: [{ podSelector: {} }]'))],
  [
    'rules without effect',
    policy('p', '{}', [
      'policyTypes: [Egress]',
      'ingress: [{ from: [{ podSelector: {} }] }, { ports: [{ port: 80 }] }]',
    ]),
  ],
  [
    'name resolution after rules with peers',
    policy('p', '{}', egress('to: [{ podSelector: {} }]', 'ports: [{ port: 53, protocol: UDP }, { port: 53 }]')),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('rule-split', text)).toEqual([]);
});
