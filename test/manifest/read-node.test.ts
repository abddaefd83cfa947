import { object, readAll } from './objects';

const node = (name: string, addresses: unknown) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  status: { addresses },
});

test('addresses of a node', () => {
  const addresses = [
    { type: 'InternalIP', address: '10.0.0.1' },
    { type: 'InternalIP', address: 'fd00::1' },
    { type: 'ExternalIP', address: '203.0.113.1' },
    { type: 'Hostname', address: 'one' },
  ];
  expect(readAll(node('one', addresses))).toMatchObject({
    nodes: [{ name: 'one', addresses: ['10.0.0.1', 'fd00::1', '203.0.113.1'] }],
    faults: [],
  });
});

test('what is no address is refused', () => {
  const read = readAll(node('one', [{ type: 'InternalIP', address: 'one' }]));
  expect(read.nodes).toEqual([{ name: 'one', addresses: [] }]);
  expect(read.faults).toEqual([['manifest-field-invalid', 'status.addresses[0].address', 'FieldValueInvalid']]);
});

test.each<[string, object, string[]]>([
  ['a pod without status', { spec: { nodeName: 'one' } }, ['10.0.0.1', 'fd00::1']],
  [
    'a pod that knows one of the addresses',
    { spec: { nodeName: 'one' }, status: { hostIP: '10.0.0.1' } },
    ['10.0.0.1', 'fd00::1'],
  ],
  ['a pod on a node that is not there', { spec: { nodeName: 'two' } }, []],
  ['a pod that is on no node yet', {}, []],
])('of %s', (_, pod, nodeAddresses) => {
  const one = node('one', [
    { type: 'InternalIP', address: '10.0.0.1' },
    { type: 'InternalIP', address: 'fd00::1' },
  ]);
  expect(readAll(object('Pod', pod), one)).toMatchObject({ workloads: [{ nodeAddresses }], faults: [] });
});
