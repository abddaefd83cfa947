import { egress, ingress, pod, policy, service, yaml } from './manifests';
import { checkYaml, pathsFound } from './run-example';

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
  [
    'of several pods with a number each for the name of the target',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')),
      pod('a', 'app: web', { ports: '{ name: http, containerPort: 8080 }' }),
      pod('b', 'app: web', { ports: '{ name: http, containerPort: 9090 }' }),
      service('web', 'app: web', '{ port: 80, targetPort: http }'),
    ),
    ['spec.ingress[0].ports[0].port'],
  ],
  [
    'of the second port of a Service',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 443 }]')),
      pod('web', 'app: web', { ports: '{ containerPort: 8443 }, { containerPort: 8080 }' }),
      service('web', 'app: web', '{ name: a, port: 80, targetPort: 8080 }, { name: b, port: 443, targetPort: 8443 }'),
    ),
    ['spec.ingress[0].ports[0].port'],
  ],
  [
    'beside the target of another Service alone',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }, { port: 8081 }]')),
      pod('web', 'app: web'),
      service('a', 'app: web', '{ port: 81, targetPort: 8081 }'),
      service('b', 'app: web', '{ port: 80, targetPort: 8080 }'),
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
    'a port of one Service that is the target of another',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web'),
      service('a', 'app: web', '{ port: 80, targetPort: 8080 }'),
      service('b', 'app: web', '{ port: 81, targetPort: 80 }'),
    ),
  ],
  [
    'a port of a Service that is the target of another of its ports',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web'),
      service('a', 'app: web', '{ name: a, port: 80, targetPort: 8080 }, { name: b, port: 81, targetPort: 80 }'),
    ),
  ],
  [
    'the name of a target that means the same number at the pods',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 80 }' }),
      service('web', 'app: web', '{ port: 80, targetPort: http }'),
    ),
  ],
  [
    'the port of the pods in the same rule, by its number',
    yaml(
      policy('p', '{ matchLabels: { app: web } }', ingress('ports: [{ port: 80 }, { port: 8080 }]')),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 8080 }' }),
      service('web', 'app: web', '{ port: 80, targetPort: http }'),
    ),
  ],
  [
    'the port of the pods in the same rule, by its name or in a range',
    yaml(
      policy(
        'p',
        '{ matchLabels: { app: web } }',
        ingress('ports: [{ port: 80 }, { port: http }]', 'ports: [{ port: 80 }, { port: 8000, endPort: 9000 }]'),
      ),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 8080 }' }),
      service('web', 'app: web', '{ port: 80, targetPort: http }'),
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

test.each([
  ['8080', '{ port: 80, targetPort: 8080 }', 'write port: 8080'],
  ['a name', '{ port: 80, targetPort: http }', 'write port: 8080'],
  ['a name of several numbers', '{ port: 80, targetPort: metrics }', 'write port: metrics'],
])('advises to write the port that the pods behind the Service listen on: %s', (_title, port, help) => {
  const { diagnostics } = checkYaml(
    yaml(
      policy('p', '{}', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web', {
        ports:
          '{ name: http, containerPort: 8080 }, { name: metrics, containerPort: 9090 }, { name: metrics, containerPort: 9091 }',
      }),
      pod('api', 'app: api', { ports: '{ name: http, containerPort: 3000 }' }),
      service('web', 'app: web', port),
    ),
  );
  expect(diagnostics.find(({ code }) => code === 'service-port-confusion')?.help).toBe(help);
});
