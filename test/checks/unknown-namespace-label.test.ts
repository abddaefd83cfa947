import { egress, ingress, namespace, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'the name under a label of its own',
    policy(
      'p',
      '{ matchLabels: { app: web } }',
      ingress('from: [{ namespaceSelector: { matchLabels: { name: x } } }]'),
    ),
    ['spec.ingress[0].from[0].namespaceSelector'],
  ],
  [
    'a label with the name of a namespace that is there',
    yaml(
      policy(
        'p',
        '{ matchLabels: { app: web } }',
        ingress('from: [{ namespaceSelector: { matchLabels: { team: jobs } } }]'),
      ),
      namespace('jobs'),
    ),
    ['spec.ingress[0].from[0].namespaceSelector'],
  ],
  [
    'a name that is misspelt',
    yaml(
      policy(
        'p',
        '{ matchLabels: { app: web } }',
        ingress('from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitorin } } }]'),
      ),
      namespace('monitoring'),
    ),
    ['spec.ingress[0].from[0].namespaceSelector'],
  ],
  [
    'the name under the label ns',
    policy('p', '{}', ingress('from: [{ namespaceSelector: { matchLabels: { ns: x } } }]')),
    ['spec.ingress[0].from[0].namespaceSelector'],
  ],
  [
    'an expression',
    policy(
      'p',
      '{}',
      ingress('from: [{ namespaceSelector: { matchExpressions: [{ key: namespace, operator: In, values: [x] }] } }]'),
    ),
    ['spec.ingress[0].from[0].namespaceSelector'],
  ],
  [
    'beside a podSelector',
    policy('p', '{}', ingress('from: [{ namespaceSelector: { matchLabels: { name: x } }, podSelector: {} }]')),
    ['spec.ingress[0].from[0].namespaceSelector'],
  ],
  [
    'of egress',
    policy('p', '{}', egress('to: [{ namespaceSelector: { matchLabels: { name: x } } }]')),
    ['spec.egress[0].to[0].namespaceSelector'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('unknown-namespace-label', text)).toEqual(paths);
});

test.each([
  [
    'the label of a namespace',
    yaml(
      policy(
        'p',
        '{ matchLabels: { app: web } }',
        ingress('from: [{ namespaceSelector: { matchLabels: { name: x } } }]'),
      ),
      namespace('x', 'name: x'),
    ),
  ],
  [
    'names that somebody sets elsewhere',
    yaml(
      policy(
        'p',
        '{ matchLabels: { app: web } }',
        ingress('from: [{ namespaceSelector: { matchLabels: { name: other } } }]'),
      ),
      namespace('x', 'name: x'),
    ),
  ],
  [
    'another label',
    policy(
      'p',
      '{ matchLabels: { app: web } }',
      ingress('from: [{ namespaceSelector: { matchLabels: { team: a } } }]'),
    ),
  ],
  [
    'a namespace that is not in the input',
    yaml(
      policy(
        'p',
        '{ matchLabels: { app: web } }',
        ingress('from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: elsewhere } } }]'),
      ),
      namespace('shop'),
    ),
  ],
  ['every namespace', policy('p', '{}', ingress('from: [{ namespaceSelector: {} }]'))],
  [
    'all but one',
    policy(
      'p',
      '{}',
      ingress('from: [{ namespaceSelector: { matchExpressions: [{ key: name, operator: NotIn, values: [x] }] } }]'),
    ),
  ],
  [
    'the label that every namespace has',
    yaml(
      policy(
        'p',
        '{}',
        ingress('from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: jobs } } }]'),
      ),
      namespace('jobs'),
    ),
  ],
  [
    'a label that is the name of a namespace which has it',
    yaml(
      policy('p', '{}', ingress('from: [{ namespaceSelector: { matchLabels: { team: jobs } } }]')),
      namespace('jobs', 'team: jobs'),
    ),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('unknown-namespace-label', text)).toEqual([]);
});
