import { clusterOfObjects } from '../../lib/manifest/cluster-of-objects';
import { readCluster } from '../../lib/manifest/read-cluster';
import { workloadId } from '../../lib/model/workload';
import { controlledBy, object, ofTemplate, readAll, refusalOf } from './objects';

const INVALID = 'manifest-field-invalid';
const POLICY = object('NetworkPolicy', { spec: { podSelector: {} } }, { name: 'deny' });
const REFUSED = object('NetworkPolicy', { spec: { ingress: [{ from: [{}] }] } }, { name: 'refused' });

/** Findings as code and path. */
const refusal = (...objects: unknown[]) =>
  refusalOf(() => clusterOfObjects(objects)).map(({ code, path }) => [code, path]);

describe('a cluster', () => {
  test('holds the objects of every kind that is read, once, in a fixed order', () => {
    const kinds = ['StatefulSet', 'Pod', 'Job', 'ReplicaSet', 'ReplicationController', 'DaemonSet', 'Deployment'];
    const objects = [
      ...kinds.map((kind) => object(kind, ofTemplate())),
      object('CronJob'),
      object('Service', {}, { name: 's' }),
      POLICY,
      object('Namespace', {}, { name: 'b', labels: { team: 'web' } }),
    ];
    for (const order of [objects, [...objects].reverse()]) {
      const cluster = clusterOfObjects(order);
      expect(cluster.workloads.map(workloadId)).toEqual([...kinds, 'CronJob'].sort().map((kind) => `a/${kind}/x`));
      expect(cluster.services.map(({ name }) => name)).toEqual(['s']);
      expect(cluster.policies.map(({ policy }) => policy.name)).toEqual(['deny']);
      expect([...cluster.namespaces.keys()]).toEqual(['a', 'b']);
      expect(cluster.namespaces.get('b')?.labels).toEqual({ team: 'web', 'kubernetes.io/metadata.name': 'b' });
    }
  });

  test('of nothing is empty', () => {
    const cluster = clusterOfObjects([]);
    expect([cluster.workloads, cluster.services, cluster.policies, [...cluster.namespaces]]).toEqual([[], [], [], []]);
  });

  test.each<[string, object[]]>([
    ['a list', [{ apiVersion: 'v1', kind: 'List', items: [object('Pod'), POLICY] }]],
    ['lists in a list', [{ kind: 'List', items: [{ kind: 'List', items: [object('Pod')] }, POLICY] }]],
    [
      'typed lists, whose items need not say what they are',
      [
        { apiVersion: 'v1', kind: 'PodList', items: [{ metadata: { namespace: 'a', name: 'x' } }] },
        { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicyList', items: [{ metadata: POLICY.metadata }] },
      ],
    ],
  ])('is read from %s', (_, objects) => {
    const { workloads, policies } = clusterOfObjects(objects);
    expect(workloads.map(workloadId)).toEqual(['a/Pod/x']);
    expect(policies.map(({ policy }) => policy.name)).toEqual(['deny']);
  });

  test('without a place names what has no name by its number', () => {
    const unnamed = { name: undefined, generateName: 'x-' };
    const objects = [object('Pod', {}, unnamed), object('Pod', {}, unnamed), object('NetworkPolicy', {}, unnamed)];
    const { workloads, policies } = clusterOfObjects(objects);
    expect(workloads.map(({ name }) => name)).toEqual(['x-* (object 1)', 'x-* (object 2)']);
    expect(policies.map(({ policy }) => policy.name)).toEqual(['x-* (object 3)']);
  });
});

describe('other kinds', () => {
  test('are counted and left out', () => {
    const others = [
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 5 } },
      { apiVersion: 'v1', kind: 'Secret' },
      { apiVersion: 'v1', kind: 'Secret' },
      { apiVersion: 'serving.knative.dev/v1', kind: 'Service', spec: { ports: 'no' } },
      { apiVersion: 'projectcalico.org/v3', kind: 'NetworkPolicy', spec: 5 },
      { replicas: 3 },
      'a text',
      ['a list'],
    ];
    const { skipped, faults, ...read } = readAll(...others, null, undefined, object('Pod'));
    expect(faults).toEqual([]);
    expect(skipped).toEqual({
      ConfigMap: 1,
      Secret: 2,
      'Service.serving.knative.dev': 1,
      'NetworkPolicy.projectcalico.org': 1,
      '': 3,
    });
    expect(read).toMatchObject({ workloads: [{}], services: [], policies: [], namespaces: [] });
  });

  test('a kind that is read needs its API group', () => {
    expect(refusal({ kind: 'Deployment', metadata: { name: 'x' } })).toEqual([[INVALID, 'apiVersion']]);
    expect(refusal({ kind: 'NetworkPolicy', metadata: { name: 'x' } })).toEqual([
      ['api-version-unsupported', 'apiVersion'],
    ]);
  });
});

describe('is refused', () => {
  test('for a policy that the API server would reject, with the diagnostics of validation', () => {
    expect(refusalOf(() => clusterOfObjects([POLICY, REFUSED]))).toMatchObject([
      {
        code: 'peer-empty',
        severity: 'error',
        reason: 'FieldValueRequired',
        path: 'spec.ingress[0].from[0]',
        subject: { kind: 'NetworkPolicy', namespace: 'a', name: 'refused' },
      },
    ]);
  });

  test('for a policy whose kind or version is misspelt: left out it would say nothing', () => {
    expect(refusal({ ...POLICY, kind: 'NetworkPolicies' })).toEqual([['kind-unsupported', 'kind']]);
    expect(refusal({ ...POLICY, apiVersion: 'extensions/v1beta1' })).toEqual([
      ['api-version-unsupported', 'apiVersion'],
    ]);
  });

  test('with everything that is wrong, and with what is wrong alone', () => {
    const pod = object('Pod', {}, { labels: { app: 1 } });
    const sloppy = { from: [{ ipBlock: { cidr: '10.0.0.1/8' } }] };
    const warned = object('NetworkPolicy', { spec: { ingress: [sloppy] } }, { name: 'warned' });
    const objects = [REFUSED, pod, object('Service'), object('Service'), warned];
    const codes = refusalOf(() => clusterOfObjects(objects, { kubernetesVersion: '1.30' })).map(({ code }) => code);
    expect(codes).toEqual(['peer-empty', INVALID, 'duplicate-object']);
  });

  test('for contradictions', () => {
    const labelled = object('Namespace', {}, { labels: { team: 'web' } });
    expect(refusal(object('Namespace'), labelled)).toEqual([['duplicate-namespace', undefined]]);
    expect(clusterOfObjects([labelled, labelled]).namespaces.size).toBe(1);
    expect(refusal(object('Pod'), object('Pod'))).toEqual([['duplicate-object', undefined]]);
    expect(refusal(POLICY, POLICY)).toEqual([['duplicate-object', undefined]]);
  });

  test.each<[string, unknown]>([
    ['a list', [object('Pod')]],
    ['a text', 'kind: Pod'],
    ['null', null],
    ['nothing', undefined],
  ])('for an element that is no object: %s', (_, element) => {
    expect(refusal(object('Pod'), element)).toEqual([[INVALID, undefined]]);
  });

  test('for a version that is none, once', () => {
    const read = () => clusterOfObjects([POLICY, { ...POLICY, metadata: { name: 'b' } }], { kubernetesVersion: 'new' });
    expect(refusalOf(read).map(({ code }) => code)).toEqual(['kubernetes-version-invalid']);
  });

  test('in a list, with the path from the list', () => {
    expect(refusal({ kind: 'List', items: [POLICY, REFUSED, object('Pod', { spec: [] })] })).toEqual([
      ['peer-empty', 'items[1].spec.ingress[0].from[0]'],
      [INVALID, 'items[2].spec'],
    ]);
  });
});

test('the version of the server decides on ambiguous CIDRs (V34)', () => {
  const ambiguous = object('NetworkPolicy', { spec: { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.1/8' } }] }] } });
  expect(refusal(ambiguous)).toEqual([['cidr-host-bits', 'spec.ingress[0].from[0].ipBlock.cidr']]);
  const { parts, diagnostics } = readCluster([{ value: ambiguous }], { kubernetesVersion: '1.30' });
  expect(diagnostics).toMatchObject([{ code: 'cidr-host-bits', severity: 'warning' }]);
  expect(parts.policies).toMatchObject([
    { policy: { ingress: [{ peers: [{ ipBlock: { cidr: '10.0.0.1/8', except: [] } }] }] } },
  ]);
});

test('what is read carries its source, and so does what is wrong', () => {
  const source = { constructPath: 'app/pod', location: () => ({ file: 'main.ts', line: 3, column: 7 }) };
  const { parts, diagnostics } = readCluster([
    { value: object('Pod', { spec: { hostNetwork: 1 } }), source },
    { value: POLICY, source },
    { value: object('Deployment') },
  ]);
  expect(parts.workloads?.map((each) => each.source)).toEqual([source, undefined]);
  expect(parts.policies?.map((each) => each.source)).toEqual([source]);
  expect(diagnostics).toMatchObject([
    { path: 'spec.hostNetwork', constructPath: 'app/pod', file: 'main.ts', line: 3, column: 7 },
  ]);
});

describe('nothing in the input makes reading throw', () => {
  const trap = (): never => {
    throw new Error('no');
  };
  const proxy: unknown = new Proxy({}, { get: trap, ownKeys: trap, has: trap, getOwnPropertyDescriptor: trap });
  const throwing = (target: object, field: string): object =>
    Object.defineProperty(target, field, { enumerable: true, get: trap });
  const unreadable = [[INVALID, undefined, 'BadRequest']];

  test.each<[string, unknown]>([
    ['a proxy that throws at everything', proxy],
    ['a getter of the kind', throwing({}, 'kind')],
    ['a getter of the spec', throwing(object('Pod'), 'spec')],
    ['a getter in the labels', object('Pod', {}, { labels: throwing({}, 'a') })],
    ['a proxy as metadata', { ...object('Service'), metadata: proxy }],
    ['a getter of the items', throwing({ kind: 'List' }, 'items')],
  ])('%s', (_, value) => {
    expect(readAll(value, object('Pod', {}, { name: 'after' }))).toMatchObject({
      faults: unreadable,
      workloads: [{ name: 'after' }],
    });
  });

  test('a getter in a policy', () => {
    expect(readAll(throwing(object('NetworkPolicy'), 'spec')).faults).toEqual([
      ['undecodable-object', undefined, 'BadRequest'],
    ]);
  });

  test('a list with one object that throws: the others are read', () => {
    const items = [object('Pod'), throwing(object('Pod'), 'spec'), object('Pod', {}, { name: 'y' })];
    const { workloads, faults } = readAll({ kind: 'List', items });
    expect(workloads.map(({ name }) => name)).toEqual(['x', 'y']);
    expect(faults).toEqual([[INVALID, 'items[1]', 'BadRequest']]);
  });

  test('fields of a prototype are no fields', () => {
    const inherited = Object.assign(Object.create({ spec: { hostNetwork: true } }) as object, object('Pod'));
    expect(readAll(inherited)).toMatchObject({ workloads: [{ hostNetwork: false }], faults: [] });
    const named = JSON.parse('{"__proto__":{"labels":{"a":"b"}},"labels":{"__proto__":"c"},"name":"x"}') as object;
    const { workloads } = readAll({ apiVersion: 'v1', kind: 'Pod', metadata: named });
    expect(Object.entries(workloads[0].labels)).toEqual([['__proto__', 'c']]);
  });

  test('an object without prototype is data', () => {
    const bare = Object.assign(Object.create(null) as object, object('Pod'));
    expect(readAll(bare)).toMatchObject({ workloads: [{ name: 'x' }], faults: [] });
  });

  test('a list that holds itself, and one that repeats itself in each of many levels', () => {
    const list = { kind: 'List', items: [object('Pod')] as unknown[] };
    list.items.push(list, { kind: 'List', items: list.items });
    expect(readAll(list).workloads).toHaveLength(1);
    let levels: object = { kind: 'List', items: [object('Pod')] };
    for (let level = 0; level < 60; level++) levels = { kind: 'List', items: [levels, levels] };
    expect(readAll(levels).workloads).toHaveLength(1);
  });

  test('lists in lists, as deep as you like', () => {
    let list: object = object('Pod');
    for (let level = 0; level < 50_000; level++) list = { kind: 'List', items: [list] };
    expect(readAll(list).workloads).toHaveLength(1);
  });

  test('very many faults, and very many addresses', () => {
    const from = new Array<object>(200_000).fill({});
    expect(readAll(object('NetworkPolicy', { spec: { ingress: [{ from }] } })).faults).toHaveLength(200_000);
    const podIPs = Array.from({ length: 200_000 }, (_, n) => ({ ip: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` }));
    const pod = object('Pod', { status: { podIPs } }, { name: 'p', ...controlledBy('ReplicaSet', 'x') });
    const { workloads } = readAll(object('ReplicaSet'), pod);
    expect(workloads.map(({ kind, addresses }) => [kind, addresses.length])).toEqual([['ReplicaSet', 200_000]]);
  });

  test('an object that holds itself', () => {
    const pod: Record<string, unknown> = object('Pod');
    pod.spec = pod;
    pod.containers = [pod];
    pod.status = pod;
    expect(readAll(pod)).toMatchObject({ workloads: [{ name: 'x', ports: [] }], faults: [] });
    const labels: Record<string, unknown> = {};
    labels.a = labels;
    expect(readAll(object('Pod', {}, { labels })).faults).toEqual([[INVALID, 'metadata.labels', 'BadRequest']]);
  });
});
