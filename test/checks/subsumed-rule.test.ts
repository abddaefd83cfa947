import { egress, ingress, inNamespace, policy, yaml } from './manifests';
import { checkYaml, pathsFound } from './run-example';

const web = 'podSelector: { matchLabels: { app: web } }';
const webAndBlue = 'podSelector: { matchLabels: { app: web, color: blue } }';

test.each([
  [
    'fewer pods',
    policy('p', '{}', ingress(`from: [{ ${web} }]`, `from: [{ ${webAndBlue} }]`)),
    ['spec.ingress[1] 9:7'],
  ],
  [
    'one of two ports',
    policy('p', '{}', ingress(`{ from: [{ ${web} }], ports: [{ port: 80 }] }`, `from: [{ ${web} }]`)),
    ['spec.ingress[0] 8:7'],
  ],
  [
    'a port in a range',
    policy('p', '{}', egress('ports: [{ port: 80 }]', 'ports: [{ port: 1, endPort: 443 }]')),
    ['spec.egress[0] 8:7'],
  ],
  [
    'two ports side by side in a range of them',
    policy('p', '{}', ingress('ports: [{ port: 80 }, { port: 81 }]', 'ports: [{ port: 80, endPort: 81 }]')),
    ['spec.ingress[1] 9:7'],
  ],
  [
    'a port by its name in every port of its protocol',
    policy('p', '{}', ingress('ports: [{ port: http }]', 'ports: [{ protocol: TCP }]')),
    ['spec.ingress[0] 8:7'],
  ],
  [
    'the same port by its name, of fewer pods',
    policy('p', '{}', ingress('ports: [{ port: http }]', `{ from: [{ ${web} }], ports: [{ port: http }] }`)),
    ['spec.ingress[1] 9:7'],
  ],
  [
    'a network in another',
    policy('p', '{}', egress('to: [{ ipBlock: { cidr: 10.0.0.0/8 } }]', 'to: [{ ipBlock: { cidr: 10.1.0.0/16 } }]')),
    ['spec.egress[1] 9:7'],
  ],
  [
    'the policy’s own namespace by its name',
    policy('p', '{}', ingress(`from: [{ ${web} }]`, `from: [{ ${inNamespace('shop')} }]`)),
    ['spec.ingress[0] 8:7'],
  ],
  ['everything beside an empty rule', policy('p', '{}', ingress('{}', `from: [{ ${web} }]`)), ['spec.ingress[1] 9:7']],
  [
    'the same twice: the second',
    policy('p', '{}', ingress(`from: [{ ${web} }]`, `from: [{ ${web} }]`)),
    ['spec.ingress[1] 9:7'],
  ],
  [
    'a policy for more pods',
    yaml(
      policy('a', '{ matchLabels: { app: db } }', ingress(`from: [{ ${web} }]`)),
      policy('b', '{}', ingress(`from: [{ ${web} }]`)),
    ),
    ['spec.ingress[0] 8:7'],
  ],
])('is found: %s', (_title, text, expected) => {
  const found = checkYaml(text).diagnostics.filter(({ code }) => code === 'subsumed-rule');
  expect(found.map(({ path, line, column }) => `${path ?? ''} ${line ?? 0}:${column ?? 0}`)).toEqual(expected);
});

test.each([
  [
    'other pods',
    policy('p', '{}', ingress(`from: [{ ${web} }]`, 'from: [{ podSelector: { matchLabels: { app: api } } }]')),
  ],
  ['another direction', policy('p', '{}', ['policyTypes: [Ingress, Egress]', 'ingress: [{}]', 'egress: [{}]'])],
  ['a rule without effect', policy('p', '{}', ['policyTypes: [Ingress]', 'ingress: [{}]', 'egress: [{}, {}]'])],
  [
    'each is wider in one way',
    policy('p', '{}', ingress(`{ from: [{ ${web} }], ports: [{ port: 80 }] }`, `from: [{ ${webAndBlue} }]`)),
  ],
  [
    'all pods beside all addresses',
    policy('p', '{}', egress('to: [{ namespaceSelector: {} }]', 'to: [{ ipBlock: { cidr: 0.0.0.0/0 } }]')),
  ],
  [
    'a network in a hole of another',
    policy(
      'p',
      '{}',
      egress(
        'to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }]',
        'to: [{ ipBlock: { cidr: 10.1.1.0/24 } }]',
      ),
    ),
  ],
  [
    'a name beside the number it may have',
    policy('p', '{}', ingress('ports: [{ port: 80 }]', 'ports: [{ port: http }]')),
  ],
  ['UDP beside TCP', policy('p', '{}', egress('ports: [{ port: 53 }]', 'ports: [{ port: 53, protocol: UDP }]'))],
  [
    'a policy for fewer pods',
    yaml(policy('a', '{ matchLabels: { app: db } }', ingress('{}')), policy('b', '{}', ingress(`from: [{ ${web} }]`))),
  ],
  [
    'another namespace',
    yaml(policy('a', '{}', ingress(`from: [{ ${web} }]`)), policy('b', '{}', ingress('{}'), 'other')),
  ],
  [
    'two policies that say the same',
    yaml(policy('a', '{}', ingress(`from: [{ ${web} }]`)), policy('b', '{}', ingress(`from: [{ ${web} }]`))),
  ],
  [
    'what can match nothing',
    policy(
      'p',
      '{}',
      ingress(
        '{ ports: [{ port: 80 }] }',
        '{ from: [{ podSelector: { matchLabels: { a: b }, matchExpressions: [{ key: a, operator: DoesNotExist }] } }], ports: [{ port: 80 }] }',
      ),
    ),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('subsumed-rule', text)).toEqual([]);
});
