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
])('is not found: %s', (_title, text) => {
  expect(pathsFound('unresolved-named-port', text)).toEqual([]);
});
