import { egress, ingress, pod, policy, service, yaml } from './manifests';
import { pathsFound } from './run-example';

test.each([
  [
    'of ingress',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web', { ports: '{ containerPort: 8080 }' }),
      service('web', 'app: web', '{ port: 80, targetPort: 8080 }'),
    ),
    ['spec.ingress[0].ports[0].port'],
  ],
  [
    'of egress',
    yaml(
      policy(
        'p',
        '{ matchLabels: { app: api } }',
        egress('{ to: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 80 }] }'),
      ),
      pod('web', 'app: web'),
      service('web', 'app: web', '{ port: 80, targetPort: http }'),
    ),
    ['spec.egress[0].ports[0].port'],
  ],
  [
    'one of two ports',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 9090 }, { port: 80 }]')),
      pod('web', 'app: web', { ports: '{ containerPort: 8080 }' }),
      service('web', 'app: web', '{ port: 80, targetPort: 8080 }'),
    ),
    ['spec.ingress[0].ports[1].port'],
  ],
  [
    'of UDP',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 53, protocol: UDP }]')),
      pod('web', 'app: web'),
      service('web', 'app: web', '{ port: 53, protocol: UDP, targetPort: 5353 }'),
    ),
    ['spec.ingress[0].ports[0].port'],
  ],
  [
    'of the second Service',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web'),
      service('a', 'app: web', '{ port: 81, targetPort: 8081 }'),
      service('b', 'app: web', '{ port: 80, targetPort: 8080 }'),
    ),
    ['spec.ingress[0].ports[0].port'],
  ],
  [
    'of a headless Service',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web'),
      service('web', 'app: web', '{ port: 80, targetPort: 8080 }', { spec: 'clusterIP: None' }),
    ),
    ['spec.ingress[0].ports[0].port'],
  ],
])('is found: %s', (_title, text, paths) => {
  expect(pathsFound('service-port-confusion', text)).toEqual(paths);
});

test.each([
  [
    'the port of the pods',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 8080 }]')),
      pod('web', 'app: web', { ports: '{ containerPort: 8080 }' }),
      service('web', 'app: web', '{ port: 80, targetPort: 8080 }'),
    ),
  ],
  [
    'a port that the pods have as well',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web', { ports: '{ containerPort: 80 }' }),
      service('web', 'app: web', '{ port: 80, targetPort: 8080 }'),
    ),
  ],
  [
    'a Service of other pods',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web'),
      service('api', 'app: api', '{ port: 80, targetPort: 8080 }'),
    ),
  ],
  [
    'no Service',
    yaml(policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')), pod('web', 'app: web')),
  ],
  [
    'another protocol',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80, protocol: UDP }]')),
      pod('web', 'app: web'),
      service('web', 'app: web', '{ port: 80, targetPort: 8080 }'),
    ),
  ],
  [
    'a range',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80, endPort: 90 }]')),
      pod('web', 'app: web'),
      service('web', 'app: web', '{ port: 80, targetPort: 8080 }'),
    ),
  ],
  [
    'no target port',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web'),
      service('web', 'app: web', '{ port: 80 }'),
    ),
  ],
  [
    'a Service without selector',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web'),
      service('web', '', '{ port: 80, targetPort: 8080 }'),
    ),
  ],
  [
    'a Service of another namespace',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web'),
      service('web', 'app: web', '{ port: 80, targetPort: 8080 }', { namespace: 'x' }),
    ),
  ],
])('is not found: %s', (_title, text) => {
  expect(pathsFound('service-port-confusion', text)).toEqual([]);
});
