import { LARGEST_REQUEST } from '../../lib/validation/size-meter';
import { validateNetworkPolicy, validateNetworkPolicyUpdate } from '../../lib/validation';
import { outcome } from './outcome';
import { withBlock, withMetadata, withPeers, withPorts, withSelector, withSpec } from './rule-rows';

const TOO_LARGE = [['object-too-large', 'BadRequest', '']];
const UNREADABLE = [['undecodable-object', 'BadRequest', '']];

describe('input that is not data', () => {
  test('a getter that throws', () => {
    const object = withMetadata({});
    Object.defineProperty(object, 'spec', {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    });
    expect(outcome(validateNetworkPolicy(object))).toEqual(UNREADABLE);
    expect(validateNetworkPolicyUpdate(object, object).map(({ code }) => code)).toEqual(['undecodable-object']);
  });

  test('a getter that answers differently each time is asked once', () => {
    let asked = 0;
    const block = Object.defineProperty({}, 'cidr', { enumerable: true, get: () => (asked++ === 0 ? '::/0' : {}) });
    expect(validateNetworkPolicy(withPeers({ ipBlock: block }))).toEqual([]);
  });

  test('a proxy that throws at everything', () => {
    const trap = (): never => {
      throw new Error('no');
    };
    const proxy: unknown = new Proxy({}, { get: trap, ownKeys: trap, getPrototypeOf: trap });
    expect(outcome(validateNetworkPolicy(proxy))).toEqual(UNREADABLE);
    expect(outcome(validateNetworkPolicy(withSpec(proxy)))).toEqual(UNREADABLE);
  });

  test('an object without prototype is data', () => {
    expect(validateNetworkPolicy(Object.assign(Object.create(null) as object, withMetadata({})))).toEqual([]);
  });

  test('a cycle', () => {
    const object = withMetadata({}) as Record<string, unknown>;
    object.spec = object;
    expect(validateNetworkPolicy(object).map(({ code }) => code)).toContain('unknown-field');
    const rules: unknown[] = [];
    rules.push(rules);
    expect(outcome(validateNetworkPolicy(withSpec({ ingress: rules })))).toEqual([
      ['undecodable-object', 'BadRequest', 'spec.ingress[0]'],
    ]);
  });
});

describe('input that is too much', () => {
  test('a list of holes', () => {
    expect(outcome(validateNetworkPolicy(withSpec({ policyTypes: new Array(2 ** 32 - 1) })))).toEqual(TOO_LARGE);
  });

  test('one part repeated a billion times', () => {
    const ports = new Array(100_000).fill({ port: 80 });
    expect(outcome(validateNetworkPolicy(withSpec({ ingress: new Array(10_000).fill({ ports }) })))).toEqual(TOO_LARGE);
  });

  test('what just fits is judged to the end', () => {
    const found = validateNetworkPolicy(withSpec({ policyTypes: new Array(LARGEST_REQUEST / 2 - 1000).fill('') }));
    expect(outcome(found)).toEqual([['policy-types-too-many', 'FieldValueInvalid', 'spec.policyTypes']]);
  });

  test('very many errors', () => {
    expect(validateNetworkPolicy(withPeers(...new Array<object>(100_000).fill({})))).toHaveLength(100_000);
  });

  test.each([
    ['name of dots', withMetadata({ name: 'a.'.repeat(1_000_000) })],
    ['name of hyphens', withMetadata({ name: `a${'-'.repeat(2_000_000)}` })],
    ['port name', withPorts({ port: '-'.repeat(2_000_000) })],
    ['protocol', withPorts({ protocol: 'T'.repeat(2_000_000) })],
    ['label key', withSelector({ matchLabels: { ['/'.repeat(2_000_000)]: '' } })],
    ['label value', withSelector({ matchLabels: { a: '-'.repeat(2_000_000) } })],
    ['operator', withSelector({ matchExpressions: [{ key: 'a', operator: 'I'.repeat(2_000_000) }] })],
    ['prefix length', withBlock(`10.0.0.0/${'9'.repeat(2_000_000)}`)],
    ['prefix length of zeros', withBlock(`10.0.0.0/${'0'.repeat(2_000_000)}8`)],
    ['IPv4 zeros', withBlock(`${'0'.repeat(2_000_000)}10.0.0.0/8`)],
    ['IPv4 dots', withBlock(`${'.'.repeat(2_000_000)}/8`)],
    ['IPv6 colons', withBlock(`${'a:'.repeat(1_000_000)}/8`)],
    ['IPv6 digits', withBlock(`${'a'.repeat(2_000_000)}::/8`)],
    ['unknown field', withSpec({ ['x'.repeat(2_000_000)]: 1 })],
    ['time', withMetadata({ creationTimestamp: '1'.repeat(2_000_000) })],
  ])('a very long %s is answered shortly', (_title, object) => {
    const found = validateNetworkPolicy(object);
    expect(found).not.toEqual([]);
    for (const { message, help = '', path = '' } of found) expect((message + help + path).length).toBeLessThan(1000);
  });

  test('a very long Kubernetes version', () => {
    expect(validateNetworkPolicy(withMetadata({}), { kubernetesVersion: '1'.repeat(2_000_000) })).toHaveLength(1);
  });
});

test('control characters, hidden and reordering marks are not repeated', () => {
  const nasty = '\u001b[31m\u0007a\u202eb\u200bc\u2028d\ud800\n';
  const objects = [
    withSpec({ [nasty]: 1 }),
    withSelector({
      matchLabels: { [nasty]: nasty, b: 1 },
      matchExpressions: [{ key: nasty, operator: nasty, values: [nasty] }],
    }),
    withBlock(nasty, [nasty]),
    withPorts({ port: nasty, protocol: nasty, endPort: 1 }),
    withSpec({ policyTypes: [nasty] }),
    withMetadata({ name: nasty, namespace: nasty, generateName: nasty, labels: nasty, annotations: { [nasty]: '' } }),
    { ...withMetadata({}), apiVersion: nasty, kind: nasty },
  ];
  for (const found of objects.flatMap((object) => validateNetworkPolicy(object))) {
    expect(`${found.message}${found.help ?? ''}${found.path ?? ''}`).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Cs}]/u);
  }
});
