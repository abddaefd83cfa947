import { egress, ingress, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

test.each([
  ['two names', yaml(policy('a', '{}', ingress()), policy('b', '{}', ingress())), ['spec']],
  [
    'another order of rules',
    yaml(
      policy('a', '{}', ingress('ports: [{ port: 1 }]', 'ports: [{ port: 2 }]')),
      policy('b', '{}', ingress('ports: [{ port: 2 }]', 'ports: [{ port: 1 }]')),
    ),
    ['spec'],
  ],
  [
    'three of them',
    yaml(policy('a', '{}', ingress()), policy('b', '{}', ingress()), policy('c', '{}', ingress())),
    ['spec', 'spec'],
  ],
  [
    'another order of peers',
    yaml(
      policy('a', '{}', ingress('from: [{ podSelector: {} }, { namespaceSelector: {} }]')),
      policy('b', '{}', ingress('from: [{ namespaceSelector: {} }, { podSelector: {} }]')),
    ),
    ['spec'],
  ],
  [
    'an empty list, and none',
    yaml(policy('a', '{}', ['policyTypes: [Ingress]', 'ingress: []']), policy('b', '{}', ['policyTypes: [Ingress]'])),
    ['spec'],
  ],
  ['types by default', yaml(policy('a', '{}', ['policyTypes: [Ingress]']), policy('b', '{}', [])), ['spec']],
  [
    'a rule that is there twice',
    yaml(
      policy('a', '{}', ingress('ports: [{ port: 1 }]')),
      policy('b', '{}', ingress('ports: [{ port: 1 }]', 'ports: [{ port: 1 }]')),
    ),
    ['spec'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('duplicate-policy', text)).toEqual(paths);
});

test.each([
  ['another namespace', yaml(policy('a', '{}', ingress()), policy('b', '{}', ingress(), 'other'))],
  [
    'another direction',
    yaml(policy('a', '{}', ingress()), policy('b', '{}', egress('ports: [{ port: 53, protocol: UDP }, { port: 53 }]'))),
  ],
  [
    'another port',
    yaml(policy('a', '{}', ingress('ports: [{ port: 1 }]')), policy('b', '{}', ingress('ports: [{ port: 2 }]'))),
  ],
  [
    'another subject',
    yaml(policy('a', '{ matchLabels: { app: a } }', ingress()), policy('b', '{ matchLabels: { app: b } }', ingress())),
  ],
  [
    'another protocol',
    yaml(
      policy('a', '{}', ingress('ports: [{ port: 1 }]')),
      policy('b', '{}', ingress('ports: [{ port: 1, protocol: UDP }]')),
    ),
  ],
  [
    'one more peer',
    yaml(
      policy('a', '{}', ingress('from: [{ podSelector: {} }]')),
      policy('b', '{}', ingress('from: [{ podSelector: {} }, { namespaceSelector: {} }]')),
    ),
  ],
  ['an empty rule, and none', yaml(policy('a', '{}', ingress('{}')), policy('b', '{}', ['policyTypes: [Ingress]']))],
  [
    'one more direction',
    yaml(policy('a', '{}', ['policyTypes: [Ingress]']), policy('b', '{}', ['policyTypes: [Ingress, Egress]'])),
  ],
  [
    'the same in other words, of which subsumed-rule speaks where there are rules',
    yaml(
      policy('a', '{ matchLabels: { a: b } }', ingress()),
      policy('b', '{ matchExpressions: [{ key: a, operator: In, values: [b] }] }', ingress()),
    ),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('duplicate-policy', text)).toEqual([]);
});
