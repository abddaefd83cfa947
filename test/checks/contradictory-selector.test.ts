import { ingress, policy } from './manifests';
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
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('contradictory-selector', text)).toEqual(paths);
});

test.each([
  [
    'what two requirements leave',
    policy('p', '{ matchLabels: { a: b }, matchExpressions: [{ key: a, operator: In, values: [b, c] }] }', ingress()),
  ],
  ['an empty selector', policy('p', '{}', ingress('from: [{ podSelector: {} }]'))],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('contradictory-selector', text)).toEqual([]);
});
