import { object, readAll } from './objects';

const INVALID = 'manifest-field-invalid';

const readSpec = (spec: unknown) => readAll(object('Service', { spec }));

test('a Service with nothing in it', () => {
  const { services, faults } = readAll(object('Service'));
  expect(faults).toEqual([]);
  expect(services).toStrictEqual([{ namespace: 'a', name: 'x', selector: {}, ports: [] }]);
});

describe('selector', () => {
  test.each<[string, object, object]>([
    ['null', { selector: null }, {}],
    ['labels', { selector: { app: 'web' } }, { app: 'web' }],
    ['labels with null (Y10)', { selector: { app: null } }, { app: '' }],
    ['of a headless Service', { clusterIP: 'None', selector: { app: 'web' } }, { app: 'web' }],
    ['of another name for a host, without effect (S63)', { type: 'ExternalName', selector: { app: 'web' } }, {}],
  ])('%s', (_, spec, selector) => {
    expect(readSpec(spec)).toMatchObject({ services: [{ selector }], faults: [] });
    expect(readSpec(spec).services[0].selector).toEqual(selector);
  });

  test.each<[string, unknown]>([
    ['a selector with requirements', { matchLabels: { app: 'web' } }],
    ['a list', ['app']],
    ['a number as a value', { app: 1 }],
  ])('%s is refused', (_, selector) => {
    expect(readSpec({ selector })).toMatchObject({
      services: [{ selector: {} }],
      faults: [[INVALID, 'spec.selector', 'BadRequest']],
    });
  });
});

describe('type', () => {
  test.each(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'])('%s', (type) => {
    expect(readSpec({ type })).toMatchObject({ services: [{ type }], faults: [] });
  });

  test('another one is refused', () => {
    const { services, faults } = readSpec({ type: 'loadbalancer' });
    expect(services).toStrictEqual([{ namespace: 'a', name: 'x', selector: {}, ports: [] }]);
    expect(faults).toEqual([[INVALID, 'spec.type', 'FieldValueNotSupported']]);
  });
});

describe('addresses of its own', () => {
  test.each<[object, object]>([
    [{ clusterIP: 'None', clusterIPs: ['None'] }, { isHeadless: true }],
    [{ clusterIP: '', clusterIPs: null }, {}],
    [{ clusterIP: '10.96.0.7' }, { clusterIPs: ['10.96.0.7'] }],
    [{ clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7', 'fd00::7'] }, { clusterIPs: ['10.96.0.7', 'fd00::7'] }],
  ])('%j', (spec, expected) => {
    const { services, faults } = readSpec(spec);
    expect(faults).toEqual([]);
    expect(services).toStrictEqual([{ namespace: 'a', name: 'x', selector: {}, ports: [], ...expected }]);
  });

  test.each<[object, string, string]>([
    [{ clusterIP: '10.96.0' }, 'spec.clusterIP', 'FieldValueInvalid'],
    [{ clusterIPs: '10.96.0.7' }, 'spec.clusterIPs', 'BadRequest'],
    [{ clusterIPs: [7] }, 'spec.clusterIPs', 'BadRequest'],
    [{ externalTrafficPolicy: 'local' }, 'spec.externalTrafficPolicy', 'FieldValueNotSupported'],
  ])('%j is refused', (spec, path, reason) => {
    expect(readSpec(spec).faults).toEqual([[INVALID, path, reason]]);
  });
});

describe('ports', () => {
  test.each<[string, object, object]>([
    ['no target (S57)', { port: 80 }, { protocol: 'TCP', port: 80, targetPort: 80 }],
    ['target null', { port: 80, targetPort: null }, { protocol: 'TCP', port: 80, targetPort: 80 }],
    ['target 0', { port: 80, targetPort: 0 }, { protocol: 'TCP', port: 80, targetPort: 80 }],
    ['target empty', { port: 80, targetPort: '' }, { protocol: 'TCP', port: 80, targetPort: 80 }],
    ['a number', { port: 80, targetPort: 8080 }, { protocol: 'TCP', port: 80, targetPort: 8080 }],
    ['a name', { port: 80, targetPort: 'http' }, { protocol: 'TCP', port: 80, targetPort: 'http' }],
    [
      'all of it',
      { name: 'dns', port: 53, protocol: 'UDP', targetPort: 5353, nodePort: 30053 },
      { name: 'dns', protocol: 'UDP', port: 53, targetPort: 5353 },
    ],
  ])('%s', (_, port, expected) => {
    const { services, faults } = readSpec({ ports: [port] });
    expect(faults).toEqual([]);
    expect(services[0].ports).toStrictEqual([expected]);
  });

  test('a string of digits is a name to the server, which no container port can have', () => {
    expect(readSpec({ ports: [{ port: 80, targetPort: '8080' }] })).toMatchObject({
      services: [{ ports: [{ targetPort: '8080' }] }],
      faults: [[INVALID, 'spec.ports[0].targetPort', 'FieldValueInvalid']],
    });
  });

  test.each<[string, unknown, string, string]>([
    ['no port', { targetPort: 80 }, 'spec.ports[0].port', 'FieldValueRequired'],
    ['a port that is a text', { port: '80' }, 'spec.ports[0].port', 'BadRequest'],
    ['port 0', { port: 0 }, 'spec.ports[0].port', 'FieldValueInvalid'],
    ['a target above all ports', { port: 80, targetPort: 65536 }, 'spec.ports[0].targetPort', 'FieldValueInvalid'],
    ['a target that is true', { port: 80, targetPort: true }, 'spec.ports[0].targetPort', 'BadRequest'],
    ['another protocol', { port: 80, protocol: 'HTTP' }, 'spec.ports[0].protocol', 'FieldValueNotSupported'],
    ['a text', 'http', 'spec.ports[0]', 'BadRequest'],
  ])('%s is refused', (_, port, path, reason) => {
    expect(readSpec({ ports: [port] }).faults[0]).toEqual([INVALID, path, reason]);
  });
});

test('a Service without a name is refused and left out', () => {
  expect(readAll(object('Service', {}, { name: null }))).toMatchObject({
    services: [],
    faults: [[INVALID, 'metadata.name', 'FieldValueRequired']],
  });
});
