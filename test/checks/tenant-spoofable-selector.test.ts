import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'a label in any namespace',
    policy('p', '{}', ingress('from: [{ namespaceSelector: {}, podSelector: { matchLabels: { a: b } } }]')),
    ['spec.ingress[0].from[0]'],
  ],
  [
    'one of two peers',
    policy(
      'p',
      '{}',
      ingress('from: [{ podSelector: {} }, { namespaceSelector: {}, podSelector: { matchLabels: { a: b } } }]'),
    ),
    ['spec.ingress[0].from[1]'],
  ],
  [
    'an expression',
    policy(
      'p',
      '{}',
      ingress('from: [{ namespaceSelector: {}, podSelector: { matchExpressions: [{ key: a, operator: Exists }] } }]'),
    ),
    ['spec.ingress[0].from[0]'],
  ],
  [
    'some ports',
    policy(
      'p',
      '{}',
      ingress('{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { a: b } } }], ports: [{ port: 80 }] }'),
    ),
    ['spec.ingress[0].from[0]'],
  ],
  [
    'empty lists of requirements',
    policy(
      'p',
      '{}',
      ingress(
        'from: [{ namespaceSelector: { matchLabels: {}, matchExpressions: [] }, podSelector: { matchLabels: { a: b } } }]',
      ),
    ),
    ['spec.ingress[0].from[0]'],
  ],
  [
    'two of them',
    policy(
      'p',
      '{}',
      ingress(
        'from: [{ namespaceSelector: {}, podSelector: { matchLabels: { a: b } } }]',
        'from: [{ namespaceSelector: {}, podSelector: { matchLabels: { a: c } } }]',
      ),
    ),
    ['spec.ingress[0].from[0]', 'spec.ingress[1].from[0]'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('tenant-spoofable-selector', text, { preset: 'strict' })).toEqual(paths);
});

test.each([
  ['all pods', policy('p', '{}', ingress('from: [{ namespaceSelector: {} }]'))],
  [
    'a namespace by its name',
    policy(
      'p',
      '{}',
      ingress(
        'from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: x } }, podSelector: { matchLabels: { a: b } } }]',
      ),
    ),
  ],
  ['egress', policy('p', '{}', egress('to: [{ namespaceSelector: {}, podSelector: { matchLabels: { a: b } } }]'))],
  ['all pods in other words', policy('p', '{}', ingress('from: [{ namespaceSelector: {}, podSelector: {} }]'))],
  ['pods of its own namespace', policy('p', '{}', ingress('from: [{ podSelector: { matchLabels: { a: b } } }]'))],
  [
    'namespaces by a label',
    policy(
      'p',
      '{}',
      ingress('from: [{ namespaceSelector: { matchLabels: { team: a } }, podSelector: { matchLabels: { a: b } } }]'),
    ),
  ],
  ['addresses', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]'))],
  [
    'no effect',
    policy('p', '{}', [
      'policyTypes: [Egress]',
      'ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { a: b } } }] }]',
    ]),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('tenant-spoofable-selector', text, { preset: 'strict' })).toEqual([]);
});
