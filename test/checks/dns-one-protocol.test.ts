import { egress, pod, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

test.each([
  ['TCP alone', policy('p', '{}', egress('ports: [{ port: 53 }]')), ['spec.egress[0].ports']],
  [
    'UDP alone',
    policy('p', '{}', egress('ports: [{ port: 1 }]', 'ports: [{ port: 53, protocol: UDP }]')),
    ['spec.egress[1].ports'],
  ],
  [
    'beside another port',
    policy('p', '{}', egress('ports: [{ port: 53, protocol: UDP }, { port: 443 }]')),
    ['spec.egress[0].ports'],
  ],
  [
    'each of two policies for other pods',
    yaml(
      policy('a', '{ matchLabels: { app: a } }', egress('ports: [{ port: 53 }]')),
      policy('b', '{ matchLabels: { app: b } }', egress('ports: [{ port: 53, protocol: UDP }]')),
    ),
    ['spec.egress[0].ports', 'spec.egress[0].ports'],
  ],
  [
    'the other protocol for some of the pods',
    yaml(
      policy('a', '{}', egress('ports: [{ port: 53, protocol: UDP }]')),
      policy('b', '{ matchLabels: { app: web } }', egress('ports: [{ port: 53 }]')),
      pod('web', 'app: web'),
      pod('api', 'app: api'),
    ),
    ['spec.egress[0].ports'],
  ],
  [
    'the other protocol in another namespace',
    yaml(
      policy('a', '{}', egress('ports: [{ port: 53, protocol: UDP }]')),
      policy('b', '{}', egress('ports: [{ port: 53 }]'), 'x'),
    ),
    ['spec.egress[0].ports', 'spec.egress[0].ports'],
  ],
  ['a range of one port', policy('p', '{}', egress('ports: [{ port: 53, endPort: 53 }]')), ['spec.egress[0].ports']],
  [
    'among rules for other ports',
    policy('p', '{}', egress('ports: [{ protocol: UDP }]', 'ports: [{ port: 53, protocol: UDP }]')),
    ['spec.egress[1].ports'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('dns-one-protocol', text)).toEqual(paths);
});

test.each([
  ['both', policy('p', '{}', egress('ports: [{ port: 53, protocol: UDP }, { port: 53 }]'))],
  ['in two rules', policy('p', '{}', egress('ports: [{ port: 53, protocol: UDP }]', 'ports: [{ port: 53 }]'))],
  [
    'in two policies',
    yaml(
      policy('a', '{ matchLabels: { app: web } }', egress('ports: [{ port: 53, protocol: UDP }]')),
      policy('b', '{}', egress('ports: [{ port: 53, protocol: UDP }, { port: 53 }]')),
    ),
  ],
  ['all ports of TCP', policy('p', '{}', egress('ports: [{ protocol: TCP }]'))],
  ['all ports of UDP', policy('p', '{}', egress('ports: [{ protocol: UDP }]'))],
  ['a range of ports that holds 53', policy('p', '{}', egress('ports: [{ port: 1, endPort: 1024 }]'))],
  [
    'the other protocol by its name',
    policy('p', '{}', egress('ports: [{ port: 53, protocol: UDP }, { port: dns-tcp }]')),
  ],
  ['another port', policy('p', '{}', egress('ports: [{ port: 443 }]'))],
  ['every port', policy('p', '{}', egress('to: [{ podSelector: {} }]'))],
  [
    'the other protocol for the same pods under other labels',
    yaml(
      policy('a', '{ matchLabels: { app: web } }', egress('ports: [{ port: 53, protocol: UDP }]')),
      policy('b', '{ matchLabels: { tier: front } }', egress('ports: [{ port: 53 }]')),
      pod('web', 'app: web, tier: front'),
    ),
  ],
  [
    'the other protocol among all ports',
    policy('p', '{}', egress('ports: [{ port: 53, protocol: UDP }]', 'to: [{ namespaceSelector: {} }]')),
  ],
  ['no effect', policy('p', '{}', ['policyTypes: [Ingress]', 'egress: [{ ports: [{ port: 53, protocol: UDP }] }]'])],
  ['ingress', policy('p', '{}', ['policyTypes: [Ingress]', 'ingress: [{ ports: [{ port: 53, protocol: UDP }] }]'])],
  [
    'what can match nothing',
    policy(
      'p',
      '{ matchLabels: { a: b }, matchExpressions: [{ key: a, operator: DoesNotExist }] }',
      egress('ports: [{ port: 53, protocol: UDP }]'),
    ),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('dns-one-protocol', text)).toEqual([]);
});
