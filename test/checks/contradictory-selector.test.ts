import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'of the policy',
    policy('p', '{ matchLabels: { a: b }, matchExpressions: [{ key: a, operator: DoesNotExist }] }', ingress()),
    ['spec.podSelector'],
  ],
  [
    'of a peer',
    policy(
      'p',
      '{}',
      ingress(
        'from: [{ podSelector: { matchLabels: { a: b }, matchExpressions: [{ key: a, operator: In, values: [c] }] } }]',
      ),
    ),
    ['spec.ingress[0].from[0].podSelector'],
  ],
  [
    'of namespaces',
    policy(
      'p',
      '{}',
      ingress(
        'from: [{ namespaceSelector: { matchLabels: { a: b }, matchExpressions: [{ key: a, operator: NotIn, values: [b] }] } }]',
      ),
    ),
    ['spec.ingress[0].from[0].namespaceSelector'],
  ],
  [
    'of a peer of egress',
    policy(
      'p',
      '{}',
      egress(
        'to: [{ podSelector: { matchLabels: { a: b }, matchExpressions: [{ key: a, operator: DoesNotExist }] } }]',
      ),
    ),
    ['spec.egress[0].to[0].podSelector'],
  ],
  [
    'two lists without a common value',
    policy(
      'p',
      '{ matchExpressions: [{ key: a, operator: In, values: [b] }, { key: a, operator: In, values: [c] }] }',
      ingress(),
    ),
    ['spec.podSelector'],
  ],
  [
    'of all three',
    policy(
      'p',
      '{ matchLabels: { a: b }, matchExpressions: [{ key: a, operator: DoesNotExist }] }',
      ingress(
        'from: [{ podSelector: { matchLabels: { a: b }, matchExpressions: [{ key: a, operator: DoesNotExist }] }, namespaceSelector: { matchLabels: { a: b }, matchExpressions: [{ key: a, operator: DoesNotExist }] } }]',
      ),
    ),
    ['spec.podSelector', 'spec.ingress[0].from[0].podSelector', 'spec.ingress[0].from[0].namespaceSelector'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('contradictory-selector', text)).toEqual(paths);
});

test.each([
  [
    'what two requirements leave',
    policy('p', '{ matchLabels: { a: b }, matchExpressions: [{ key: a, operator: In, values: [b, c] }] }', ingress()),
  ],
  ['an empty selector', policy('p', '{}', ingress('from: [{ podSelector: {} }]'))],
  [
    'another value forbidden',
    policy('p', '{ matchLabels: { a: b }, matchExpressions: [{ key: a, operator: NotIn, values: [c] }] }', ingress()),
  ],
  [
    'asked for twice',
    policy('p', '{ matchLabels: { a: b }, matchExpressions: [{ key: a, operator: Exists }] }', ingress()),
  ],
  [
    'another key',
    policy('p', '{ matchLabels: { a: b }, matchExpressions: [{ key: c, operator: DoesNotExist }] }', ingress()),
  ],
  [
    'not one value, and perhaps none',
    policy(
      'p',
      '{ matchExpressions: [{ key: a, operator: NotIn, values: [b] }, { key: a, operator: DoesNotExist }] }',
      ingress(),
    ),
  ],
  [
    'no effect',
    policy('p', '{}', [
      'policyTypes: [Egress]',
      'ingress: [{ from: [{ podSelector: { matchLabels: { a: b }, matchExpressions: [{ key: a, operator: DoesNotExist }] } }] }]',
    ]),
  ],
  ['addresses', policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('contradictory-selector', text)).toEqual([]);
});
