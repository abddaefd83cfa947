import fc from 'fast-check';
import { validateNetworkPolicy, validateNetworkPolicyUpdate } from '../../lib/validation';
import { formatAddress, parseCidr } from '../../lib/model/cidr';
import { withMetadata, withSpec } from './rule-rows';

const FIELDS = [
  'apiVersion',
  'kind',
  'metadata',
  'spec',
  'podSelector',
  'ingress',
  'egress',
  'from',
  'to',
  'ports',
  'port',
];
const MORE_FIELDS = [
  'endPort',
  'protocol',
  'ipBlock',
  'cidr',
  'except',
  'matchLabels',
  'matchExpressions',
  'values',
  'policyTypes',
];
const TEXTS = ['networking.k8s.io/v1', 'NetworkPolicy', 'In', 'Exists', 'TCP', '10.0.0.0/8', '::/0', 'Ingress', ''];

/** JSON that often has the shape of a policy, and often nearly. */
const nearlyPolicy: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'large', maxDepth: 9 },
    fc.constantFrom(...TEXTS),
    fc.oneof(fc.constant(null), fc.integer(), fc.double(), fc.boolean(), fc.string({ unit: 'binary' })),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...FIELDS, ...MORE_FIELDS), tie('value'), { maxKeys: 5 }),
  ),
})).value;

const key = fc.stringMatching(/^([a-z]{1,8}\.[a-z]{2,5}\/)?[a-zA-Z0-9]([-_.a-zA-Z0-9]{0,20}[a-zA-Z0-9])?$/);
const labelValue = fc.stringMatching(/^([a-zA-Z0-9]([-_.a-zA-Z0-9]{0,20}[a-zA-Z0-9])?)?$/);
const name = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,30}[a-z0-9])?$/);
const labels = fc.dictionary(key, labelValue, { maxKeys: 3 });

const requirement = fc.oneof(
  fc.record({
    key,
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.array(labelValue, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);
const selector = fc.record(
  { matchLabels: labels, matchExpressions: fc.array(requirement, { maxLength: 2 }) },
  { requiredKeys: [] },
);

/** A canonical range and one strictly inside it. */
const block = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), fc.nat(127), fc.nat(127))
  .map(([wide, bits, a, b]) => {
    const width = wide ? 128 : 32;
    const family = wide ? 'IPv6' : 'IPv4';
    const outer = Math.min(a, b) % width;
    const inner = outer + 1 + (Math.max(a, b) % (width - outer));
    const cut = (length: number): bigint => {
      const hostBits = BigInt(width - length);
      return (BigInt.asUintN(width, bits) >> hostBits) << hostBits;
    };
    return {
      cidr: `${formatAddress(family, cut(outer))}/${outer}`,
      except: [`${formatAddress(family, cut(inner))}/${inner}`],
    };
  })
  .filter(({ cidr, except }) => parseCidr(cidr)?.defect === undefined && parseCidr(except[0])?.defect === undefined);

const peer = fc.oneof(
  fc.record({ podSelector: selector, namespaceSelector: selector }),
  fc.record({ podSelector: selector }),
  fc.record({ namespaceSelector: selector }),
  fc.record({ ipBlock: block }),
);
const protocol = fc.constantFrom('TCP', 'UDP', 'SCTP');
const portName = fc.stringMatching(/^[a-z]([a-z0-9]{0,5}-)?[a-z0-9]{1,6}$/);
const port = fc.oneof(
  fc.record({ protocol, port: fc.oneof(fc.integer({ min: 1, max: 65535 }), portName) }, { requiredKeys: [] }),
  fc
    .tuple(fc.integer({ min: 1, max: 65535 }), fc.integer({ min: 1, max: 65535 }))
    .map((pair) => ({ port: Math.min(...pair), endPort: Math.max(...pair) })),
);
const ports = fc.array(port, { maxLength: 3 });
const peers = fc.array(peer, { maxLength: 3 });
const spec = fc.record(
  {
    podSelector: selector,
    policyTypes: fc.array(fc.constantFrom('Ingress', 'Egress'), { maxLength: 2 }),
    ingress: fc.array(fc.record({ from: peers, ports }, { requiredKeys: [] }), { maxLength: 3 }),
    egress: fc.array(fc.record({ to: peers, ports }, { requiredKeys: [] }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const validPolicy = fc.tuple(name, name, labels, spec).map(([policyName, namespace, itsLabels, itsSpec]) => ({
  ...withMetadata({ name: policyName, namespace, labels: itsLabels }),
  spec: itsSpec,
}));

test('nothing throws, whatever the JSON', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue(), nearlyPolicy, nearlyPolicy.map(withSpec)), (object) => {
      expect(Array.isArray(validateNetworkPolicy(object))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('nothing throws on an update, whatever the JSON', () => {
  const any = fc.oneof(fc.anything(), nearlyPolicy.map(withSpec));
  fc.assert(
    fc.property(any, any, (before, after) => {
      expect(Array.isArray(validateNetworkPolicyUpdate(before, after))).toBe(true);
    }),
  );
});

test('a valid policy is accepted', () => {
  fc.assert(
    fc.property(validPolicy, (policy) => {
      expect(validateNetworkPolicy(policy).filter(({ severity }) => severity === 'error')).toEqual([]);
    }),
  );
});

test('validation reads and does not write, and says the same twice', () => {
  fc.assert(
    fc.property(nearlyPolicy.map(withSpec), (policy) => {
      const before = JSON.stringify(policy);
      expect(validateNetworkPolicy(policy)).toEqual(validateNetworkPolicy(policy));
      expect(JSON.stringify(policy)).toBe(before);
    }),
  );
});

test('an object may be replaced by itself as far as its ranges are concerned (V37)', () => {
  fc.assert(
    fc.property(nearlyPolicy.map(withSpec), (policy) => {
      const codes = validateNetworkPolicyUpdate(policy, policy)
        .filter(({ severity }) => severity === 'error')
        .map(({ code }) => code);
      expect(codes.filter((code) => code.startsWith('cidr-') && code !== 'cidr-missing')).toEqual([]);
    }),
  );
});
