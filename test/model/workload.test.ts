import { isFinished, representative, workload, workloadId, type PodPhase } from '../../lib/model/workload';

test('a workload with nothing but its name is one running pod without labels, ports and known addresses', () => {
  expect(workload({ namespace: 'shop', name: 'web' })).toEqual({
    namespace: 'shop',
    kind: 'Pod',
    name: 'web',
    labels: {},
    ports: [],
    replicas: 1,
    hostNetwork: false,
    addresses: [],
    nodeAddresses: [],
  });
});

test('what is given counts', () => {
  const given = {
    namespace: 'shop',
    kind: 'Deployment',
    name: 'web',
    labels: { app: 'web' },
    ports: [{ name: 'http', protocol: 'TCP', port: 8080 }],
    replicas: 0,
    hostNetwork: true,
    addresses: ['10.0.0.1'],
    nodeAddresses: ['192.168.0.1'],
    phase: 'Pending',
    source: { constructPath: 'app/shop/web' },
  } as const;
  expect(workload(given)).toEqual(given);
});

test.each<[PodPhase | undefined, boolean]>([
  ['Pending', false],
  ['Running', false],
  ['Succeeded', true],
  ['Failed', true],
  ['Unknown', false],
  [undefined, false],
])('a pod whose phase is %s has finished: %s', (phase, expected) => {
  expect(isFinished(workload({ namespace: 'shop', name: 'web', phase }))).toBe(expected);
});

test('ids', () => {
  expect(workloadId(workload({ namespace: 'shop', name: 'web' }))).toBe('shop/Pod/web');
  expect(workloadId({ namespace: 'shop', kind: 'Deployment', name: 'web' })).toBe('shop/Deployment/web');
  expect(workloadId(representative('*', {}))).toBe('*/{}');
});

describe('a representative', () => {
  const ports = [{ name: 'http', protocol: 'TCP', port: 80 }] as const;

  test('is named by its labels, in one order', () => {
    expect(workloadId(representative('shop', { tier: 'x', app: 'web', empty: '' }))).toBe(
      'shop/{app=web,empty=,tier=x}',
    );
    expect(representative('shop', { b: '1', a: '2' }).name).toBe(representative('shop', { a: '2', b: '1' }).name);
  });

  test('is an ordinary pod in everything else', () => {
    const { kind, name, ...rest } = representative('shop', { app: 'web' }, ports);
    expect(rest).toEqual({
      namespace: 'shop',
      labels: { app: 'web' },
      ports,
      replicas: 1,
      hostNetwork: false,
      addresses: [],
      nodeAddresses: [],
    });
    expect([kind, name]).toEqual(['Representative', '{app=web}']);
    expect(representative('shop', {}).ports).toEqual([]);
  });
});
