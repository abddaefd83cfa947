import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'a label in any namespace',
    policy('p', '{}', ingress('from: [{ namespaceSelector: {}, podSelector: { matchLabels: { a: b } } }]')),
    ['spec.ingress[0].from[0]'],
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
])('is not found: %s', (_title, text) => {
  expect(pathsFound('tenant-spoofable-selector', text, { preset: 'strict' })).toEqual([]);
});
