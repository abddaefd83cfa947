import { controlledBy, object, ofTemplate, readAll } from './objects';

const WEB = { labels: { app: 'web' } };
/** As API servers write it into the template of a Job. */
const JOB = { labels: { app: 'web', 'job-name': 'x', 'batch.kubernetes.io/job-name': 'x' } };
const HASHED = { labels: { app: 'web', 'pod-template-hash': '5f' } };

function pod(name: string, metadata: object, podIP = '10.0.0.1', status: object = {}) {
  return object('Pod', { status: { podIP, ...status } }, { name, ...WEB, ...metadata });
}

/** Each workload that is left, with its addresses. */
function read(...objects: unknown[]): Record<string, readonly string[]> {
  const { workloads, faults } = readAll(...objects);
  expect(faults).toEqual([]);
  const entries = workloads.map(({ kind, name, addresses }) => [`${kind}/${name}`, addresses] as const);
  expect(new Set(entries.map(([id]) => id)).size).toBe(entries.length);
  return Object.fromEntries(entries);
}

describe('what belongs to a workload that is there is part of it', () => {
  test.each(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'])(
    'Pod of a %s',
    (kind) => {
      const owner = object(kind, ofTemplate({}, WEB));
      const labels = kind === 'Job' ? JOB : WEB;
      expect(read(owner, pod('p', { ...labels, ...controlledBy(kind, 'x') }))).toEqual({ [`${kind}/x`]: ['10.0.0.1'] });
    },
  );

  const deployment = object('Deployment', ofTemplate({}, WEB), { name: 'web' });
  const replicaSet = object('ReplicaSet', ofTemplate({}, HASHED), {
    name: 'web-5f',
    ...controlledBy('Deployment', 'web'),
  });
  const pods = [
    pod('web-5f-1', { ...HASHED, ...controlledBy('ReplicaSet', 'web-5f') }, '10.0.0.2'),
    pod('web-5f-2', { ...HASHED, ...controlledBy('ReplicaSet', 'web-5f') }, '10.0.0.1'),
  ];

  test('ReplicaSet and Pods of a Deployment, in any order', () => {
    const folded = { 'Deployment/web': ['10.0.0.1', '10.0.0.2'] };
    expect(read(deployment, replicaSet, ...pods)).toEqual(folded);
    expect(read(...pods, replicaSet, deployment)).toEqual(folded);
  });

  test('Pods of a Deployment whose ReplicaSets are not listed', () => {
    expect(read(deployment, ...pods)).toEqual({ 'Deployment/web': ['10.0.0.1', '10.0.0.2'] });
  });

  test('Pods of a ReplicaSet whose Deployment is not there', () => {
    expect(read(replicaSet, ...pods)).toEqual({ 'ReplicaSet/web-5f': ['10.0.0.1', '10.0.0.2'] });
  });

  test('Job and Pods of a CronJob', () => {
    const cronJob = object('CronJob', { spec: { jobTemplate: ofTemplate({}, WEB) } }, { name: 'c' });
    const job = object('Job', ofTemplate({}, WEB), { name: 'c-1', ...controlledBy('CronJob', 'c') });
    const made = pod('c-1-a', controlledBy('Job', 'c-1'));
    expect(read(cronJob, job, made)).toEqual({ 'CronJob/c': ['10.0.0.1'] });
    expect(read(cronJob, made)).toEqual({ 'CronJob/c': [], 'Pod/c-1-a': ['10.0.0.1'] });
  });

  test('addresses of both families, none of finished pods (S52)', () => {
    const owner = object('Job', ofTemplate({}, JOB));
    const of = { ...JOB, ...controlledBy('Job', 'x') };
    const both = pod('a', of, '10.0.0.9', { podIPs: [{ ip: '10.0.0.9' }, { ip: 'fd00::9' }] });
    const done = pod('b', of, '10.0.0.3', { phase: 'Succeeded' });
    const failed = pod('c', of, '10.0.0.4', { phase: 'Failed' });
    expect(read(owner, both, done, failed)).toEqual({ 'Job/x': ['10.0.0.9', 'fd00::9'] });
  });

  test('everything else of the workload stays what its template says', () => {
    const owner = object('StatefulSet', { spec: { ...(ofTemplate({}, WEB).spec as object), replicas: 3 } }, WEB);
    const extra = { labels: { app: 'web', 'statefulset.kubernetes.io/pod-name': 'x-0' } };
    const { workloads } = readAll(owner, pod('x-0', { ...extra, ...controlledBy('StatefulSet', 'x') }));
    expect(workloads).toMatchObject([{ kind: 'StatefulSet', labels: { app: 'web' }, replicas: 3 }]);
    expect(Object.keys(workloads[0].labels)).toEqual(['app']);
  });
});

describe('what belongs to no workload that is there stays', () => {
  const owner = object('ReplicaSet', ofTemplate({}, WEB));

  test.each<[string, object]>([
    ['no owner', {}],
    ['owners null', { ownerReferences: null }],
    ['an owner that is not there', controlledBy('ReplicaSet', 'y')],
    ['an owner of another kind', controlledBy('StatefulSet', 'x')],
    ['an owner of another API group', controlledBy('ReplicaSet', 'x', { apiVersion: 'example.com/v1' })],
    ['an owner that does not control', controlledBy('ReplicaSet', 'x', { controller: false })],
    ['an owner without a name', controlledBy('ReplicaSet', '')],
    ['an owner in another namespace', { namespace: 'b', ...controlledBy('ReplicaSet', 'x') }],
    ['an owner whose labels it lacks', { labels: {}, ...controlledBy('ReplicaSet', 'x') }],
    ['an owner with other labels', { labels: { app: 'api' }, ...controlledBy('ReplicaSet', 'x') }],
    ['a node as owner', controlledBy('Node', 'x', { apiVersion: 'v1' })],
  ])('Pod with %s', (_, metadata) => {
    expect(read(owner, pod('p', metadata))).toEqual({ 'ReplicaSet/x': [], 'Pod/p': ['10.0.0.1'] });
  });

  test('a Pod of a ReplicaSet whose name does not come from a Deployment that is there', () => {
    const deployment = object('Deployment', ofTemplate({}, WEB), { name: 'web' });
    const others = [
      pod('p', { ...WEB, ...controlledBy('ReplicaSet', 'web-5f') }),
      pod('q', { ...HASHED, ...controlledBy('ReplicaSet', 'web-6a') }),
      pod('r', { ...HASHED, ...controlledBy('ReplicaSet', 'api-5f') }),
    ];
    expect(Object.keys(read(deployment, ...others))).toEqual(['Deployment/web', 'Pod/p', 'Pod/q', 'Pod/r']);
  });

  test('what is left from before a template was changed, unless it has no pods', () => {
    const deployment = object('Deployment', ofTemplate({}, { labels: { app: 'web', track: 'new' } }), { name: 'web' });
    const old = (name: string, replicas: number) => {
      const { spec } = ofTemplate({}, WEB);
      const fields = { spec: { ...(spec as object), replicas } };
      return object('ReplicaSet', fields, { name, ...controlledBy('Deployment', 'web') });
    };
    const left = pod('p', { ...WEB, ...controlledBy('ReplicaSet', 'web-1') });
    expect(read(deployment, old('web-1', 1), old('web-0', 0), left)).toEqual({
      'Deployment/web': [],
      'ReplicaSet/web-1': ['10.0.0.1'],
    });
    expect(read(deployment, old('web-1', 0), left)).toEqual({ 'Deployment/web': [], 'Pod/p': ['10.0.0.1'] });
  });

  test('owners in a circle', () => {
    const circle = [
      object('ReplicaSet', {}, { name: 'a', ...controlledBy('ReplicaSet', 'b') }),
      object('ReplicaSet', {}, { name: 'b', ...controlledBy('ReplicaSet', 'a') }),
      object('Pod', {}, { name: 'c', ...controlledBy('Pod', 'c') }),
      object('Deployment', {}, { name: 'd', ...controlledBy('Job', 'e') }),
      object('Job', {}, { name: 'e', ...controlledBy('Deployment', 'd') }),
    ];
    expect(Object.keys(read(...circle))).toEqual(['ReplicaSet/a', 'ReplicaSet/b', 'Pod/c', 'Deployment/d', 'Job/e']);
  });
});

describe('what some selector tells from its owner stays, in the stead of the owner', () => {
  const owner = object('StatefulSet', { spec: { ...(ofTemplate({}, WEB).spec as object), replicas: 2 } });
  const member = (name: string, role: string, podIP: string) =>
    pod(name, { labels: { app: 'web', role }, ...controlledBy('StatefulSet', 'x') }, podIP);
  const pods = [member('x-0', 'leader', '10.0.0.1'), member('x-1', 'replica', '10.0.0.2')];
  const apart = { 'Pod/x-0': ['10.0.0.1'], 'Pod/x-1': ['10.0.0.2'] };
  const selecting = (podSelector: object, peerSelector?: object) =>
    object('NetworkPolicy', {
      spec: { podSelector, ...(peerSelector && { egress: [{ to: [{ podSelector: peerSelector }] }] }) },
    });

  test.each([
    ['the subject of a policy', selecting({ matchLabels: { role: 'leader' } })],
    ['a peer', selecting({}, { matchExpressions: [{ key: 'role', operator: 'Exists' }] })],
    ['a Service', object('Service', { spec: { selector: { role: 'leader' } } })],
  ])('by %s', (_title, selector) => {
    expect(read(owner, ...pods, selector)).toEqual(apart);
  });

  test('unless no selector asks for the label', () => {
    const other = selecting({ matchLabels: { app: 'web' } });
    expect(read(owner, ...pods, other)).toEqual({ 'StatefulSet/x': ['10.0.0.1', '10.0.0.2'] });
  });

  test('and the owner with them, as long as there are pods of it to come', () => {
    const selector = selecting({ matchLabels: { role: 'leader' } });
    expect(read(owner, pods[0], selector)).toEqual({ 'StatefulSet/x': [], 'Pod/x-0': ['10.0.0.1'] });
  });
});
