import { validateNetworkPolicyUpdate } from '../../lib/validation';
import { outcome } from './outcome';
import { withBlock, withMetadata, withPeers, withRequirement, withSelector, withSpec } from './rule-rows';

/** The same object as the server would return it for an update. */
function stored(object: object, metadata: object = {}): object {
  const read = object as { metadata: object };
  return { ...object, metadata: { ...read.metadata, resourceVersion: '7', ...metadata } };
}

function update(before: object, after: object): [string, string, string][] {
  return outcome(validateNetworkPolicyUpdate(before, after));
}

describe('V7: what an update cannot change', () => {
  const meta = { uid: 'u-1', creationTimestamp: '2024-01-01T00:00:00Z' };
  const before = stored(withMetadata(meta));

  test.each([
    ['name', { name: 'other' }],
    ['namespace', { namespace: 'other' }],
    ['namespace', { namespace: undefined }],
    ['uid', { uid: 'u-2' }],
    ['creationTimestamp', { creationTimestamp: '2024-01-01T00:00:01Z' }],
  ])('%s to %j', (field, metadata) => {
    expect(update(before, stored(withMetadata({ ...meta, ...metadata })))).toEqual([
      ['field-immutable', 'FieldValueInvalid', `metadata.${field}`],
    ]);
  });

  test('the resourceVersion must be there', () => {
    for (const resourceVersion of [undefined, '']) {
      expect(update(before, stored(withMetadata(meta), { resourceVersion }))).toEqual([
        ['resource-version-missing', 'FieldValueInvalid', 'metadata.resourceVersion'],
      ]);
    }
  });

  test('comes before what the new object is refused for', () => {
    expect(update(before, stored(withMetadata({ ...meta, name: 'A', labels: { a: '-' } })))).toEqual([
      ['field-immutable', 'FieldValueInvalid', 'metadata.name'],
      ['name-invalid', 'FieldValueInvalid', 'metadata.name'],
      ['label-value-invalid', 'FieldValueInvalid', 'metadata.labels'],
    ]);
  });

  test.each([
    ['nothing', {}],
    ['labels and annotations', { labels: { a: 'b' }, annotations: { a: 'b' } }],
    ['the same time in another zone', { creationTimestamp: '2024-01-01T01:00:00+01:00' }],
    ['what the server fills in from the old object', { uid: undefined, creationTimestamp: null }],
  ])('may change: %s', (_title, metadata) => {
    expect(update(before, stored(withMetadata({ ...meta, ...metadata })))).toEqual([]);
  });

  test('may change: the whole spec', () => {
    expect(
      update(before, stored({ ...withMetadata(meta), spec: { podSelector: { matchLabels: { a: 'b' } } } })),
    ).toEqual([]);
  });

  test('an absent namespace is the default one', () => {
    const unnamed = stored(withMetadata({ namespace: undefined }));
    const named = stored(withMetadata({ namespace: 'shop' }));
    expect(outcome(validateNetworkPolicyUpdate(unnamed, named, { defaultNamespace: 'shop' }))).toEqual([]);
    expect(update(unnamed, named)).toHaveLength(1);
  });
});

describe('V37: ranges that were there already', () => {
  const AT = 'spec.ingress[0].from[0].ipBlock';

  test('are refused if new', () => {
    expect(update(stored(withBlock('10.0.0.0/8')), stored(withBlock('10.0.0.1/8', ['x'])))).toEqual([
      ['cidr-host-bits', 'FieldValueInvalid', `${AT}.cidr`],
      ['cidr-invalid', 'FieldValueInvalid', `${AT}.except[0]`],
    ]);
  });

  test('are exempt wherever they stood before, but warned about (V38)', () => {
    const before = withSpec({
      ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.1/16', 'junk'] } }, {}] }],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.1/8' } }] }],
    });
    expect(update(stored(before), stored(withBlock('10.0.0.1/8', ['10.1.0.1/16', 'junk'])))).toEqual([
      ['cidr-host-bits', 'warning', `${AT}.cidr`],
      ['cidr-host-bits', 'warning', `${AT}.except[0]`],
    ]);
  });

  test('an unreadable cidr is exempt too, and its exceptions are not looked at', () => {
    expect(update(stored(withBlock('junk')), stored(withBlock('junk', ['more'])))).toEqual([]);
  });

  test('are compared letter for letter', () => {
    expect(update(stored(withBlock('10.0.0.1/8')), stored(withBlock('10.0.0.1/08')))).toEqual([
      ['cidr-leading-zeros', 'FieldValueInvalid', `${AT}.cidr`],
    ]);
  });

  test('must still be there, and exceptions must still be inside', () => {
    expect(update(stored(withBlock('', ['10.0.0.0/8'])), stored(withBlock('')))).toEqual([
      ['cidr-missing', 'FieldValueRequired', `${AT}.cidr`],
    ]);
    expect(
      update(stored(withBlock('10.0.0.1/8', ['11.0.0.0/8'])), stored(withBlock('10.0.0.1/8', ['11.0.0.0/8']))),
    ).toEqual([
      ['cidr-host-bits', 'warning', `${AT}.cidr`],
      ['except-outside-cidr', 'FieldValueInvalid', `${AT}.except[0]`],
    ]);
  });
});

describe('V27: values of selectors where the old pod selector was invalid', () => {
  const bad = { key: 'a', operator: 'In', values: ['-'] };

  test('go unchecked in every selector', () => {
    const after = { ...withPeers({ podSelector: { matchExpressions: [bad] } }) };
    expect(update(stored(withRequirement(bad)), stored(after))).toEqual([]);
    expect(update(stored(withSelector({ matchLabels: { a: '-' } })), stored(withRequirement(bad)))).toEqual([]);
  });

  test('are checked otherwise', () => {
    expect(update(stored(withSelector({})), stored(withRequirement(bad)))).toHaveLength(1);
    expect(
      update(stored(withPeers({ podSelector: { matchExpressions: [bad] } })), stored(withRequirement(bad))),
    ).toHaveLength(1);
  });

  test('matchLabels are always checked', () => {
    expect(update(stored(withRequirement(bad)), stored(withSelector({ matchLabels: { a: '-' } })))).toEqual([
      ['label-value-invalid', 'FieldValueInvalid', 'spec.podSelector.matchLabels'],
    ]);
  });
});

describe('any input', () => {
  test.each([null, 'x', [], {}, { spec: [] }, { metadata: 1 }])('an old object like %j exempts nothing', (old) => {
    const found = outcome(validateNetworkPolicyUpdate(old, stored(withBlock('10.0.0.1/8'))));
    expect(found).toContainEqual(['cidr-host-bits', 'FieldValueInvalid', 'spec.ingress[0].from[0].ipBlock.cidr']);
  });

  test('a new object that is none', () => {
    expect(outcome(validateNetworkPolicyUpdate(stored(withBlock('::/0')), []))).toEqual([
      ['undecodable-object', 'BadRequest', ''],
    ]);
  });

  test('undecodable metadata is not compared', () => {
    const after = { ...withBlock('::/0'), metadata: 'x' };
    expect(outcome(validateNetworkPolicyUpdate(stored(withBlock('::/0')), after))).toEqual([
      ['undecodable-object', 'BadRequest', 'metadata'],
    ]);
  });
});
