import { object, ofTemplate, readAll } from './objects';

const INVALID = 'manifest-field-invalid';

function read(kind: string, fields: Record<string, unknown>) {
  const { workloads, faults } = readAll(object(kind, fields));
  expect(faults).toEqual([]);
  expect(workloads).toHaveLength(1);
  return workloads[0];
}

const LABELS = { labels: { app: 'web' } };
const CONTAINERS = { containers: [{ ports: [{ containerPort: 80 }] }] };
const PODS = { kind: '', labels: { app: 'web' }, ports: [{ protocol: 'TCP', port: 80 }] };

describe('the template of the pods', () => {
  test.each(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'])('%s', (kind) => {
    const labelsOfItsOwn = { labels: { app: 'not this' } };
    const { workloads } = readAll(object(kind, ofTemplate(CONTAINERS, LABELS), labelsOfItsOwn));
    const labels = kind === 'Job' ? expect.objectContaining(PODS.labels) : PODS.labels;
    expect(workloads).toMatchObject([{ ...PODS, labels, kind, namespace: 'a', name: 'x' }]);
  });

  test('CronJob', () => {
    const fields = { spec: { jobTemplate: ofTemplate(CONTAINERS, LABELS) } };
    expect(read('CronJob', fields)).toMatchObject({ ...PODS, kind: 'CronJob' });
    expect(read('CronJob', ofTemplate(CONTAINERS, LABELS))).toMatchObject({ labels: {}, ports: [] });
  });

  test.each<[string, object, object, object]>([
    ['its name as labels', {}, {}, { 'job-name': 'x', 'batch.kubernetes.io/job-name': 'x' }],
    ['what a server before 1.27 wrote', {}, { 'job-name': 'x' }, { 'job-name': 'x' }],
    ['nothing, if its selector is somebody else’s', { manualSelector: true }, {}, {}],
  ])('the pods of a Job have %s', (_case, spec, labels, added) => {
    const template = { metadata: { labels: { app: 'web', ...labels } } };
    expect(read('Job', { spec: { ...spec, template } }).labels).toEqual({ app: 'web', ...added });
  });

  test('Pod', () => {
    const { workloads } = readAll(object('Pod', { spec: CONTAINERS }, LABELS));
    expect(workloads).toMatchObject([{ ...PODS, kind: 'Pod' }]);
    expect(read('Pod', ofTemplate(CONTAINERS, LABELS))).toMatchObject({ labels: {}, ports: [] });
  });

  test('a workload with nothing in it', () => {
    expect(read('Deployment', {})).toStrictEqual({
      namespace: 'a',
      name: 'x',
      kind: 'Deployment',
      labels: {},
      ports: [],
      replicas: 1,
      hostNetwork: false,
      addresses: [],
      nodeAddresses: [],
    });
  });
});

describe('labels', () => {
  const withLabels = (labels: unknown) => readAll(object('Pod', {}, { labels }));

  test.each<[string, unknown, unknown]>([
    ['absent', undefined, {}],
    ['null', null, {}],
    ['empty', {}, {}],
    ['some', { a: 'b', 'x.y/z': '' }, { a: 'b', 'x.y/z': '' }],
    ['null as a value, which is the empty text (Y10)', { a: null }, { a: '' }],
    ['a key that objects inherit', { constructor: 'x' }, { constructor: 'x' }],
  ])('%s', (_, labels, expected) => {
    expect(withLabels(labels)).toMatchObject({ workloads: [{ labels: expected }], faults: [] });
  });

  test.each<[string, unknown, unknown]>([
    ['a list', ['a'], {}],
    ['a text', 'a=b', {}],
    ['a number', 5, {}],
    ['a number as a value', { a: 1.1, b: 'c' }, { b: 'c' }],
    ['a boolean as a value', { a: false, b: 'c' }, { b: 'c' }],
    ['an object as a value', { a: {}, b: 'c' }, { b: 'c' }],
  ])('%s is refused', (_, labels, left) => {
    expect(withLabels(labels)).toMatchObject({
      workloads: [{ labels: left }],
      faults: [[INVALID, 'metadata.labels', 'BadRequest']],
    });
  });
});

describe('ports', () => {
  const withPort = (port: unknown) => readAll(object('Pod', { spec: { containers: [{ ports: [port] }] } }));

  test.each<[string, unknown, object]>([
    ['the lowest', { containerPort: 1 }, { protocol: 'TCP', port: 1 }],
    ['the highest', { containerPort: 65535 }, { protocol: 'TCP', port: 65535 }],
    ['no protocol (S38)', { containerPort: 80, name: 'http' }, { name: 'http', protocol: 'TCP', port: 80 }],
    ['protocol null', { containerPort: 80, protocol: null }, { protocol: 'TCP', port: 80 }],
    ['protocol empty', { containerPort: 80, protocol: '' }, { protocol: 'TCP', port: 80 }],
    ['UDP', { containerPort: 53, protocol: 'UDP' }, { protocol: 'UDP', port: 53 }],
    ['SCTP', { containerPort: 36412, protocol: 'SCTP' }, { protocol: 'SCTP', port: 36412 }],
    ['a host port, which is no port of the pod', { containerPort: 80, hostPort: 8080 }, { protocol: 'TCP', port: 80 }],
    ['an empty name', { containerPort: 80, name: '' }, { protocol: 'TCP', port: 80 }],
  ])('%s', (_, port, expected) => {
    const { workloads, faults } = withPort(port);
    expect(faults).toEqual([]);
    expect(workloads[0].ports).toStrictEqual([expected]);
  });

  const at = 'spec.containers[0].ports[0]';
  test.each<[string, unknown, unknown[]]>([
    ['no number', { name: 'http' }, [`${at}.containerPort`, 'FieldValueRequired']],
    ['null', null, [`${at}.containerPort`, 'FieldValueRequired']],
    ['0', { containerPort: 0 }, [`${at}.containerPort`, 'FieldValueInvalid']],
    ['65536', { containerPort: 65536 }, [`${at}.containerPort`, 'FieldValueInvalid']],
    ['a huge number', { containerPort: 1e300 }, [`${at}.containerPort`, 'FieldValueInvalid']],
    ['a fraction', { containerPort: 80.5 }, [`${at}.containerPort`, 'BadRequest']],
    ['no number at all', { containerPort: NaN }, [`${at}.containerPort`, 'BadRequest']],
    ['a text', { containerPort: '80' }, [`${at}.containerPort`, 'BadRequest']],
    ['a big integer', { containerPort: 80n }, [`${at}.containerPort`, 'BadRequest']],
    ['a port that is a number', 80, [at, 'BadRequest']],
  ])('%s is refused', (_, port, [path, reason]) => {
    const { workloads, faults } = withPort(port);
    expect(workloads[0].ports).toEqual([]);
    expect(faults[0]).toEqual([INVALID, path, reason]);
  });

  test('another protocol and a name that is a number are refused', () => {
    const { faults } = withPort({ containerPort: 80, protocol: 'tcp', name: 80 });
    expect(faults).toEqual([
      [INVALID, `${at}.name`, 'BadRequest'],
      [INVALID, `${at}.protocol`, 'FieldValueNotSupported'],
    ]);
  });

  test('of every container, and of init containers that keep running (S40)', () => {
    const container = (containerPort: number, rest = {}) => ({ ports: [{ containerPort }], ...rest });
    const spec = {
      containers: [container(1), { ports: null }, null, container(2)],
      initContainers: [
        container(3),
        container(4, { restartPolicy: 'Always' }),
        container(5, { restartPolicy: null }),
        container(6, { restartPolicy: 'Never' }),
      ],
      ephemeralContainers: [container(7)],
    };
    const { workloads, faults } = readAll(object('Pod', { spec }));
    expect(faults).toEqual([]);
    expect(workloads[0].ports.map(({ port }) => port)).toEqual([1, 2, 4]);
  });

  test.each<[string, object, string]>([
    ['containers that are no list', { containers: {} }, 'spec.containers'],
    ['ports that are no list', { containers: [{ ports: { containerPort: 80 } }] }, 'spec.containers[0].ports'],
    ['a container that is a text', { containers: ['web'] }, 'spec.containers[0]'],
    ['a list of holes', { containers: new Array(2 ** 32 - 1) }, 'spec.containers'],
  ])('%s are refused', (_, spec, path) => {
    expect(readAll(object('Pod', { spec })).faults).toEqual([[INVALID, path, 'BadRequest']]);
  });
});

describe('number of pods', () => {
  test.each<[string, string, object, number]>([
    ['default', 'Deployment', {}, 1],
    ['null', 'Deployment', { replicas: null }, 1],
    ['none', 'StatefulSet', { replicas: 0 }, 0],
    ['many', 'ReplicaSet', { replicas: 2147483647 }, 2147483647],
    ['a replication controller', 'ReplicationController', { replicas: 4 }, 4],
    ['a DaemonSet has no such field', 'DaemonSet', { replicas: 5 }, 1],
    ['nor has a Pod', 'Pod', { replicas: 5 }, 1],
  ])('%s', (_, kind, spec, replicas) => {
    expect(read(kind, { spec })).toMatchObject({ replicas });
  });

  test.each([-1, 2147483648, Infinity, '3', true])('%p is refused', (replicas) => {
    expect(readAll(object('Deployment', { spec: { replicas } }))).toMatchObject({
      workloads: [{ replicas: 1 }],
      faults: [[INVALID, 'spec.replicas', expect.anything()]],
    });
  });
});

describe('network of the node', () => {
  test.each([
    [undefined, false],
    [null, false],
    [false, false],
    [true, true],
  ])('%p', (hostNetwork, expected) => {
    expect(read('Deployment', ofTemplate({ hostNetwork }))).toMatchObject({ hostNetwork: expected });
  });

  test.each(['true', 1])('%p is refused', (hostNetwork) => {
    expect(readAll(object('Pod', { spec: { hostNetwork } }))).toMatchObject({
      workloads: [{ hostNetwork: false }],
      faults: [[INVALID, 'spec.hostNetwork', 'BadRequest']],
    });
  });
});

describe('status of a Pod', () => {
  test.each<[string, object, object]>([
    ['none', {}, { addresses: [], nodeAddresses: [] }],
    ['one address', { podIP: '10.0.0.1' }, { addresses: ['10.0.0.1'], nodeAddresses: [] }],
    [
      'both families',
      { podIP: '10.0.0.1', podIPs: [{ ip: '10.0.0.1' }, { ip: 'fd00::1' }] },
      { addresses: ['10.0.0.1', 'fd00::1'] },
    ],
    ['the list alone', { podIPs: [{ ip: 'fd00::1' }] }, { addresses: ['fd00::1'] }],
    ['not yet an address', { podIP: '', podIPs: [] }, { addresses: [] }],
    [
      'the node',
      { hostIP: '192.0.2.1', hostIPs: [{ ip: '192.0.2.1' }, { ip: '2001:db8::1' }] },
      { addresses: [], nodeAddresses: ['192.0.2.1', '2001:db8::1'] },
    ],
    ['running', { phase: 'Running' }, { phase: 'Running' }],
    ['finished', { phase: 'Succeeded' }, { phase: 'Succeeded' }],
  ])('%s', (_, status, expected) => {
    expect(read('Pod', { status })).toMatchObject(expected);
  });

  test('no phase is not one of them', () => {
    expect(read('Pod', { status: { phase: '' } })).not.toHaveProperty('phase');
  });

  test.each<[string, object, string, string]>([
    ['an address that is none', { podIP: '10.0.0.256' }, 'status.podIP', 'FieldValueInvalid'],
    ['a range', { podIPs: [{ ip: '10.0.0.0/8' }] }, 'status.podIPs[0].ip', 'FieldValueInvalid'],
    ['an address that is a number', { hostIP: 10 }, 'status.hostIP', 'BadRequest'],
    ['another phase', { phase: 'running' }, 'status.phase', 'FieldValueNotSupported'],
  ])('%s is refused', (_, status, path, reason) => {
    expect(readAll(object('Pod', { status }))).toMatchObject({
      workloads: [{ addresses: [], nodeAddresses: [] }],
      faults: [[INVALID, path, reason]],
    });
  });

  test('nothing else has addresses', () => {
    expect(read('Deployment', { status: { podIP: '10.0.0.1' } })).toMatchObject({ addresses: [] });
  });
});

describe('name and namespace', () => {
  test.each<[string, object, object]>([
    ['no namespace (S1)', { namespace: undefined }, { namespace: 'default', name: 'x' }],
    ['namespace empty (S1)', { namespace: '' }, { namespace: 'default' }],
    ['namespace null (S1)', { namespace: null }, { namespace: 'default' }],
    ['a prefix', { name: undefined, generateName: 'job-' }, { name: 'job-* (object 1)' }],
    ['a prefix and an empty name', { name: '', generateName: 'job-' }, { name: 'job-* (object 1)' }],
  ])('%s', (_, metadata, expected) => {
    expect(readAll(object('Pod', {}, metadata))).toMatchObject({ workloads: [expected], faults: [] });
  });

  test.each<[string, object, string, string]>([
    ['neither name nor prefix', { name: undefined }, 'metadata.name', 'FieldValueRequired'],
    ['an empty name', { name: '' }, 'metadata.name', 'FieldValueRequired'],
    ['a name that is a number', { name: 5 }, 'metadata.name', 'BadRequest'],
    ['a name with a slash', { name: 'a/b' }, 'metadata.name', 'FieldValueInvalid'],
    ['a namespace with a dot', { namespace: 'a.b' }, 'metadata.namespace', 'FieldValueInvalid'],
  ])('%s is refused, and the workload is left out', (_, metadata, path, reason) => {
    expect(readAll(object('Pod', {}, metadata))).toMatchObject({ workloads: [], faults: [[INVALID, path, reason]] });
  });

  test('metadata that is a list is refused', () => {
    expect(readAll({ apiVersion: 'v1', kind: 'Pod', metadata: [] }).faults).toContainEqual([
      INVALID,
      'metadata',
      'BadRequest',
    ]);
  });
});
