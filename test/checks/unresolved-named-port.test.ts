import { egress, ingress, pod, policy, yaml } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'a name that is misspelt',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: htpp }]')),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
    ),
    ['spec.ingress[0].ports[0].port'],
  ],
  [
    'another protocol',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: dns }]')),
      pod('web', 'app: web', { ports: '{ name: dns, containerPort: 53, protocol: UDP }' }),
    ),
    ['spec.ingress[0].ports[0].port'],
  ],
  [
    'of the peers',
    yaml(
      policy(
        'p',
        '{ matchLabels: { app: api } }',
        egress('{ to: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: grpc }] }'),
      ),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
    ),
    ['spec.egress[0].ports[0].port'],
  ],
  [
    'one of two',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: http }, { port: metrics }]')),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
    ),
    ['spec.ingress[0].ports[1].port'],
  ],
  [
    'a port without a name',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: http }]')),
      pod('web', 'app: web', { ports: '{ containerPort: 80 }' }),
    ),
    ['spec.ingress[0].ports[0].port'],
  ],
  [
    'pods of another namespace',
    yaml(
      policy(
        'p',
        '{}',
        egress(
          '{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: x } } }], ports: [{ port: grpc }] }',
        ),
      ),
      pod('web', 'app: web', { namespace: 'x', ports: '{ name: http, containerPort: 80 }' }),
    ),
    ['spec.egress[0].ports[0].port'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('unresolved-named-port', text)).toEqual(paths);
});

test.each([
  [
    'a name that is there',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: http }]')),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
    ),
  ],
  [
    'no declared ports',
    yaml(policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: http }]')), pod('web', 'app: web')),
  ],
  ['no destinations', policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: http }]'))],
  [
    'numbers',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 81 }]')),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
    ),
  ],
  [
    'one of several pods has it',
    yaml(
      policy('p', '{}', ingress('ports: [{ port: http }]')),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
      pod('api', 'app: api', { ports: '{ name: grpc, containerPort: 81 }' }),
    ),
  ],
  [
    'every peer',
    yaml(
      policy('p', '{}', egress('ports: [{ port: grpc }]')),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
    ),
  ],
  [
    'addresses',
    yaml(
      policy('p', '{}', egress('{ to: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: grpc }] }')),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
    ),
  ],
  [
    'no effect',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ['policyTypes: [Egress]', 'ingress: [{ ports: [{ port: grpc }] }]']),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
    ),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('unresolved-named-port', text)).toEqual([]);
});
