import { validateNetworkPolicy } from '../../lib/validation';
import { outcome } from './outcome';
import { withBlock, withMetadata, withPeers, withPorts, withSelector, withSpec } from './rule-rows';

type Row = [title: string, object: unknown, ...paths: string[]];

/** Asserts that exactly these paths are refused, all of them in decoding and with the given code. */
function expectRefused(object: unknown, code: string, paths: readonly string[]): void {
  expect(outcome(validateNetworkPolicy(object))).toEqual(paths.map((path) => [code, 'BadRequest', path]));
}

const FIRST_PEER = 'spec.ingress[0].from[0]';
const FIRST_PORT = 'spec.ingress[0].ports[0]';

describe('Y1: the type of the object', () => {
  const typed = (apiVersion: unknown, kind: unknown): object => ({ ...withMetadata({}), apiVersion, kind });

  test.each([
    ['removed version', 'extensions/v1beta1'],
    ['no group', 'v1'],
    ['absent', undefined],
    ['another API, whose fields are not judged', 'projectcalico.org/v3'],
  ])('apiVersion: %s', (_title, apiVersion) => {
    expectRefused(typed(apiVersion, 'NetworkPolicy'), 'api-version-unsupported', ['apiVersion']);
  });

  test.each([['networkPolicy'], [''], [null]])('kind: %p', (kind) => {
    expectRefused(typed('networking.k8s.io/v1', kind), 'kind-unsupported', ['kind']);
  });

  test('the fields of another kind are not judged', () => {
    const service = { apiVersion: 'v1', kind: 'Service', spec: { type: 'ClusterIP' } };
    expect(outcome(validateNetworkPolicy(service))).toEqual([
      ['api-version-unsupported', 'BadRequest', 'apiVersion'],
      ['kind-unsupported', 'BadRequest', 'kind'],
    ]);
  });

  test('the rest of an old version is judged', () => {
    const old = { ...withPorts({ port: 0 }), apiVersion: 'extensions/v1beta1' };
    expect(outcome(validateNetworkPolicy(old))).toEqual([
      ['api-version-unsupported', 'BadRequest', 'apiVersion'],
      ['port-out-of-range', 'FieldValueInvalid', 'spec.ingress[0].ports[0].port'],
    ]);
  });
});

describe('Y3, Y4: unknown fields', () => {
  test.each<Row>([
    ['case', withSpec({ podselector: {}, Ingress: [] }), 'spec.podselector', 'spec.Ingress'],
    ['form for from', withSpec({ ingress: [{ form: [] }] }), 'spec.ingress[0].form'],
    ['port for ports', withSpec({ ingress: [{ port: [] }] }), 'spec.ingress[0].port'],
    ['case in a peer; it is not empty then', withPeers({ podselector: {} }), `${FIRST_PEER}.podselector`],
    ['a misspelt cidr is not missing', withPeers({ ipBlock: { cdir: 'x' } }), `${FIRST_PEER}.ipBlock.cdir`],
    ['a misspelt name is not missing', withMetadata({ name: undefined, nmae: 'x' }), 'metadata.nmae'],
    [
      'Y17: selector under ipBlock',
      withPeers({ ipBlock: { cidr: '::/0', podSelector: {} } }),
      `${FIRST_PEER}.ipBlock.podSelector`,
    ],
    ['Y17: ports under a peer', withPeers({ podSelector: {}, ports: [] }), `${FIRST_PEER}.ports`],
    ['status', { ...withMetadata({}), status: {} }, 'status'],
    ['labels directly in a selector', withSelector({ app: 'web' }), 'spec.podSelector.app'],
    [
      'names of Object.prototype',
      withSpec(JSON.parse('{"constructor":1,"__proto__":{},"toString":1}')),
      'spec.constructor',
      'spec.__proto__',
      'spec.toString',
    ],
    ['an unknown field is there even if null', withSpec({ rules: null }), 'spec.rules'],
  ])('%s', (_title, object, ...paths) => {
    expectRefused(object, 'unknown-field', paths);
  });

  test('what remains of a peer without its misplaced field is judged', () => {
    expect(outcome(validateNetworkPolicy(withPeers({ ports: [{ port: 80 }] })))).toEqual([
      ['unknown-field', 'BadRequest', `${FIRST_PEER}.ports`],
      ['peer-empty', 'FieldValueRequired', FIRST_PEER],
    ]);
  });

  test('the help names the field that was meant, or where the field belongs', () => {
    const help = (object: unknown): string | undefined => validateNetworkPolicy(object)[0].help;
    expect(help(withSpec({ ingress: [{ form: [] }] }))).toContain('from');
    expect(help(withSpec({ podselector: {} }))).toContain('podSelector');
    expect(help(withPeers({ podSelector: {}, ports: [] }))).toContain('rule');
    expect(help(withSelector({ app: 'web' }))).toContain('matchLabels');
    expect(help(withSpec({ rules: [] }))).toContain('remove');
  });

  test('every field of ObjectMeta is known', () => {
    const managed = {
      manager: 'kubectl',
      operation: 'Apply',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:spec': {} },
      time: '2024-01-01T00:00:00Z',
    };
    const owner = { apiVersion: 'v1', kind: 'Pod', name: 'x', uid: 'y', controller: true };
    const metadata = {
      annotations: {},
      creationTimestamp: null,
      deletionGracePeriodSeconds: 30,
      deletionTimestamp: '2024-01-01T00:00:00.5+02:00',
      finalizers: ['example.com/x'],
      generateName: 'x-',
      generation: 3,
      labels: {},
      managedFields: [managed],
      ownerReferences: [owner],
      resourceVersion: '7',
      selfLink: '',
      uid: 'z',
    };
    expect(validateNetworkPolicy(withMetadata(metadata))).toEqual([]);
  });
});

describe('Y6: wrong types', () => {
  test.each<Row>([
    ['spec is a list', withSpec([]), 'spec'],
    ['rules are a map', withSpec({ ingress: {}, egress: { to: [] } }), 'spec.ingress', 'spec.egress'],
    ['a rule is a string', withSpec({ ingress: ['all'] }), 'spec.ingress[0]'],
    ['from is a map', withSpec({ ingress: [{ from: { podSelector: {} } }] }), 'spec.ingress[0].from'],
    ['from within from', withSpec({ ingress: [{ from: [[]] }] }), FIRST_PEER],
    ['policyTypes is a string', withSpec({ policyTypes: 'Ingress' }), 'spec.policyTypes'],
    ['a policy type is a number', withSpec({ policyTypes: [1, 'Egress'] }), 'spec.policyTypes[0]'],
    ['endPort is a string', withPorts({ port: 80, endPort: '90' }), `${FIRST_PORT}.endPort`],
    ['endPort is a fraction', withPorts({ port: 80, endPort: 90.5 }), `${FIRST_PORT}.endPort`],
    ['protocol is a number', withPorts({ protocol: 6 }), `${FIRST_PORT}.protocol`],
    ['except is a string', withBlock('10.0.0.0/8', '10.0.0.0/16'), `${FIRST_PEER}.ipBlock.except`],
    ['an exception is a number', withBlock('10.0.0.0/8', [10]), `${FIRST_PEER}.ipBlock.except[0]`],
    ['cidr is a number', withBlock(10.1), `${FIRST_PEER}.ipBlock.cidr`],
    ['ipBlock is a string', withPeers({ ipBlock: '10.0.0.0/8' }), `${FIRST_PEER}.ipBlock`],
    [
      'label values',
      withSelector({ matchLabels: { a: true, b: 1.1, c: {} } }),
      ...Array.from({ length: 3 }, () => 'spec.podSelector.matchLabels'),
    ],
    ['matchLabels is a list', withSelector({ matchLabels: [] }), 'spec.podSelector.matchLabels'],
    ['matchExpressions is a map', withSelector({ matchExpressions: {} }), 'spec.podSelector.matchExpressions'],
    [
      'key and operator',
      withSelector({ matchExpressions: [{ key: 1, operator: false }] }),
      'spec.podSelector.matchExpressions[0].key',
      'spec.podSelector.matchExpressions[0].operator',
    ],
    [
      'values is a string',
      withSelector({ matchExpressions: [{ key: 'a', operator: 'In', values: 'x' }] }),
      'spec.podSelector.matchExpressions[0].values',
    ],
    [
      'a value is a boolean',
      withSelector({ matchExpressions: [{ key: 'a', operator: 'In', values: [true] }] }),
      'spec.podSelector.matchExpressions[0].values[0]',
    ],
    ['metadata is a string', { ...withMetadata({}), metadata: 'x' }, 'metadata'],
    [
      'name and namespace',
      withMetadata({ name: 1, namespace: 2, generateName: 3 }),
      'metadata.name',
      'metadata.namespace',
      'metadata.generateName',
    ],
    ['annotations', withMetadata({ annotations: { a: 1 }, labels: 'x' }), 'metadata.annotations', 'metadata.labels'],
    [
      'times and integers',
      withMetadata({ creationTimestamp: 'yesterday', deletionTimestamp: '', generation: 1.5 }),
      'metadata.creationTimestamp',
      'metadata.deletionTimestamp',
      'metadata.generation',
    ],
    ['an impossible date', withMetadata({ creationTimestamp: '2024-13-01T00:00:00Z' }), 'metadata.creationTimestamp'],
    ['a boolean', withMetadata({ ownerReferences: [{ controller: 'yes' }] }), 'metadata.ownerReferences[0].controller'],
    ['apiVersion and kind', { ...withMetadata({}), apiVersion: 1, kind: [] }, 'apiVersion', 'kind'],
    ['a Map and a Date are no JSON', { ...withSpec(new Map()), metadata: new Date(0) }, 'metadata', 'spec'],
  ])('%s', (_title, object, ...paths) => {
    expectRefused(object, 'undecodable-object', paths);
  });

  test.each([null, undefined, '', 'text', 0, NaN, true, [], [{}], new Map(), () => 1, Symbol('x'), 1n])(
    '%p is no object',
    (value) => {
      expectRefused(value, 'undecodable-object', ['']);
    },
  );
});

describe('Y7: port numbers and names', () => {
  test.each<Row>([
    ['fraction', withPorts({ port: 80.5 }), `${FIRST_PORT}.port`],
    ['boolean', withPorts({ port: false }), `${FIRST_PORT}.port`],
    [
      'more than int32',
      withPorts({ port: 2147483648 }, { port: 2147483647.5 }),
      `${FIRST_PORT}.port`,
      'spec.ingress[0].ports[1].port',
    ],
    ['list', withPorts({ port: [80] }), `${FIRST_PORT}.port`],
    ['not a number', withPorts({ port: NaN }), `${FIRST_PORT}.port`],
    ['an endPort stands beside an undecodable port', withPorts({ port: 80.5, endPort: 90 }), `${FIRST_PORT}.port`],
  ])('%s', (_title, object, ...paths) => {
    expectRefused(object, 'undecodable-object', paths);
  });

  test('int32 is decoded, and then out of range', () => {
    expect(outcome(validateNetworkPolicy(withPorts({ port: 2147483647 })))).toEqual([
      ['port-out-of-range', 'FieldValueInvalid', `${FIRST_PORT}.port`],
    ]);
  });
});

describe('S9: null and empty', () => {
  test.each<Row>([
    ['null everywhere', withSpec({ podSelector: null, ingress: null, egress: null, policyTypes: null })],
    ['null in a rule', withSpec({ ingress: [{ from: null, ports: null }], egress: [{ to: null }] })],
    ['a null rule allows everything', withSpec({ ingress: [null], egress: [null] })],
    ['a null port entry is every TCP port', withPorts(null, { port: null, protocol: null, endPort: null })],
    ['null in selectors', withSelector({ matchLabels: null, matchExpressions: null })],
    ['null in a block', withBlock('10.0.0.0/8', null)],
    [
      'null metadata fields',
      withMetadata({ labels: null, annotations: null, ownerReferences: [null], finalizers: null }),
    ],
    ['empty lists', withSpec({ podSelector: {}, ingress: [{ from: [], ports: [] }], egress: [], policyTypes: [] })],
  ])('%s', (_title, object) => {
    expect(validateNetworkPolicy(object)).toEqual([]);
  });
});

describe('all errors at once', () => {
  test('decoding first, and then everything that can be judged', () => {
    const object = withSpec({
      podSelector: { matchLabels: { app: 'a b' } },
      policyTypes: ['Both'],
      ingress: [{ from: 'all', ports: [{ port: 0 }] }, 7],
      egress: [{ to: [{ ipBlock: { cidr: 5, except: ['x'] } }], prots: [] }],
    });
    expect(outcome(validateNetworkPolicy(object))).toEqual([
      ['undecodable-object', 'BadRequest', 'spec.ingress[0].from'],
      ['undecodable-object', 'BadRequest', 'spec.ingress[1]'],
      ['undecodable-object', 'BadRequest', 'spec.egress[0].to[0].ipBlock.cidr'],
      ['unknown-field', 'BadRequest', 'spec.egress[0].prots'],
      ['label-value-invalid', 'FieldValueInvalid', 'spec.podSelector.matchLabels'],
      ['port-out-of-range', 'FieldValueInvalid', 'spec.ingress[0].ports[0].port'],
      ['cidr-invalid', 'FieldValueInvalid', 'spec.egress[0].to[0].ipBlock.except[0]'],
      ['policy-type-unsupported', 'FieldValueNotSupported', 'spec.policyTypes[0]'],
    ]);
  });
});
