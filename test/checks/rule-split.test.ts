import { egress, ingress, policy } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'peers, then ports',
    policy('p', '{}', ingress('from: [{ podSelector: {} }]', 'ports: [{ port: 80 }]')),
    ['spec.ingress[1]'],
  ],
  ['of egress', policy('p', '{}', egress('to: [{ podSelector: {} }]', 'ports: [{ port: 80 }]')), ['spec.egress[1]']],
  [
    'one of several ports is no name resolution',
    policy('p', '{}', egress('to: [{ podSelector: {} }]', 'ports: [{ port: 53 }, { port: 80 }]')),
    ['spec.egress[1]'],
  ],
  [
    'after other rules',
    policy(
      'p',
      '{}',
      ingress(
        '{ from: [{ podSelector: {} }], ports: [{ port: 1 }] }',
        'from: [{ namespaceSelector: {} }]',
        'ports: [{ port: http }]',
      ),
    ),
    ['spec.ingress[2]'],
  ],
  [
    'twice',
    policy(
      'p',
      '{}',
      ingress(
        'from: [{ podSelector: {} }]',
        'ports: [{ port: 80 }]',
        'from: [{ namespaceSelector: {} }]',
        'ports: [{ port: 81 }]',
      ),
    ),
    ['spec.ingress[1]', 'spec.ingress[3]'],
  ],
  [
    'addresses, then ports',
    policy('p', '{}', ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]', 'ports: [{ port: 80 }]')),
    ['spec.ingress[1]'],
  ],
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
  [
    'the names of the ports of name resolution',
    policy('p', '{}', egress('to: [{ podSelector: {} }]', 'ports: [{ port: dns, protocol: UDP }, { port: dns-tcp }]')),
  ],
  ['peers, then an empty rule', policy('p', '{}', ingress('from: [{ podSelector: {} }]', '{}'))],
  ['two rules of ports', policy('p', '{}', ingress('ports: [{ port: 80 }]', 'ports: [{ port: 81 }]'))],
  [
    'two rules of peers',
    policy('p', '{}', ingress('from: [{ podSelector: {} }]', 'from: [{ namespaceSelector: {} }]')),
  ],
  [
    'ingress of peers, egress of ports',
    policy('p', '{}', [
      'policyTypes: [Ingress, Egress]',
      'ingress: [{ from: [{ podSelector: {} }] }]',
      'egress: [{ ports: [{ port: 80 }] }]',
    ]),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('rule-split', text)).toEqual([]);
});
