import { object, readAll } from './objects';

const INVALID = 'manifest-field-invalid';

const readSpec = (spec: unknown) => readAll(object('Ingress', { spec }));

const to = (name: string, port?: object) => ({ service: { name, ...(port && { port }) } });

test('an Ingress with nothing in it', () => {
  expect(readAll(object('Ingress'))).toMatchObject({
    ingresses: [{ namespace: 'a', name: 'x', backends: [] }],
    faults: [],
  });
});

test.each<[string, object, object[]]>([
  ['a default backend', { defaultBackend: to('web', { number: 80 }) }, [{ service: 'web', port: 80 }]],
  ['a port by its name', { defaultBackend: to('web', { name: 'http' }) }, [{ service: 'web', port: 'http' }]],
  ['no port', { defaultBackend: to('web') }, [{ service: 'web' }]],
  ['a number left out', { defaultBackend: to('web', { number: 0 }) }, [{ service: 'web' }]],
  ['another resource', { defaultBackend: { resource: { kind: 'Bucket', name: 'static' } } }, []],
  [
    'paths, each Service and port once',
    {
      rules: [
        { http: { paths: [{ backend: to('web', { number: 80 }) }, { backend: to('api', { number: 80 }) }] } },
        {
          host: 'b',
          http: { paths: [{ backend: to('web', { number: 80 }) }, { backend: to('web', { number: 81 }) }] },
        },
      ],
    },
    [
      { service: 'web', port: 80 },
      { service: 'api', port: 80 },
      { service: 'web', port: 81 },
    ],
  ],
  [
    'the fields of earlier versions',
    {
      backend: { serviceName: 'web', servicePort: 'http' },
      rules: [{ http: { paths: [{ backend: { serviceName: 'api', servicePort: 80 } }] } }],
    },
    [
      { service: 'web', port: 'http' },
      { service: 'api', port: 80 },
    ],
  ],
  ['a rule without paths', { rules: [{ host: 'a' }, null] }, []],
])('%s', (_, spec, backends) => {
  const { ingresses, faults } = readSpec(spec);
  expect(faults).toEqual([]);
  expect(ingresses.map((each) => each.backends)).toStrictEqual([backends]);
});

test.each<[string, object, string, string]>([
  ['rules', { rules: {} }, 'spec.rules', 'BadRequest'],
  ['a path', { rules: [{ http: { paths: ['/'] } }] }, 'spec.rules[0].http.paths[0]', 'BadRequest'],
  [
    'a port',
    { defaultBackend: to('web', { number: 70000 }) },
    'spec.defaultBackend.service.port.number',
    'FieldValueInvalid',
  ],
  ['a name', { defaultBackend: { service: { name: 1 } } }, 'spec.defaultBackend.service.name', 'BadRequest'],
])('%s of the wrong type is refused', (_, spec, path, reason) => {
  expect(readSpec(spec).faults).toEqual([[INVALID, path, reason]]);
});

test('an Ingress of another API group is none', () => {
  expect(readAll({ ...object('Ingress'), apiVersion: 'config.openshift.io/v1' })).toMatchObject({
    ingresses: [],
    skipped: { 'Ingress.config.openshift.io': 1 },
  });
});
