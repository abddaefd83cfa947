import fc from 'fast-check';
import { addressOf, bitsOf, endsOf, isInside } from '../support/address-bits';
import type { PlainPeer, PlainPolicy, PlainPort, PlainRule, PlainSelector } from '../support/point-evaluator';

/*
 * Policies as YAML gives them, with everything that may be null, empty or left out. Few different names, so that much
 * of it meets much of it.
 */

/** Also a name that every JavaScript object inherits. */
export const LABEL_KEYS = ['app', 'app', 'app', 'tier', 'tier', 'constructor'];
export const LABEL_VALUES = ['x', 'x', 'y', ''];
export const NAMESPACE_NAMES = ['a', 'b', 'default', 'c'];
export const PORT_NAMES = ['http', 'http', 'dns'];
export const PROTOCOL_NAMES = ['TCP', 'TCP', 'UDP', 'SCTP'] as const;
export const PORT_NUMBERS = [1, 2, 53, 79, 80, 81, 8080, 65534, 65535];

/** Addresses that pods and nodes have; CIDRs are cut around them. */
export const IPV4_ADDRESSES = ['10.1.2.3', '10.1.2.4', '10.1.3.0', '10.200.0.1', '192.168.255.255', '192.0.2.7'];
export const IPV6_ADDRESSES = ['fd00::1', 'fd00::2', 'fd00:0:0:1::1', '2001:db8::7'];
const ADDRESSES = [...IPV4_ADDRESSES, ...IPV6_ADDRESSES];
/** Everything, the ranges in which pods without known address are, their halves, and spellings that are not canonical. */
const WIDE_CIDRS = [
  ...['0.0.0.0/0', '::/0', '10.0.0.0/8', '10.0.0.0/9', '10.128.0.0/9', '172.16.0.0/12', '192.168.0.0/16'],
  ...['100.64.0.0/10', '0.0.0.0/1', '128.0.0.0/1', 'fc00::/7', 'fc00::/8', 'fd00::/8', 'FD00:0::/8', '010.00.0.0/08'],
];
const PREFIX_LENGTHS = {
  short: [0, 1, 7, 8, 9, 15, 16, 23, 24, 30, 31, 32],
  long: [0, 7, 8, 48, 63, 64, 126, 127, 128],
};

/** Something, or one of the ways to say nothing. */
function orNothing<T>(weight: number, arbitrary: fc.Arbitrary<T>, empty: T): fc.Arbitrary<T | null | undefined> {
  return fc.oneof({ arbitrary, weight }, { arbitrary: fc.constantFrom(undefined, null, empty), weight: 1 });
}

const nothing = fc.constantFrom(undefined, null);
const nothingOrEmpty = fc.constantFrom<(never[] | null | undefined)[]>(undefined, null, []);

export const labels = fc.dictionary(fc.constantFrom(...LABEL_KEYS), fc.constantFrom(...LABEL_VALUES), { maxKeys: 2 });

const matchLabels = fc.dictionary(fc.constantFrom(...LABEL_KEYS), fc.constantFrom(...LABEL_VALUES, null), {
  minKeys: 1,
  maxKeys: 2,
});
const requirement = fc.oneof(
  fc.record({
    key: fc.constantFrom(...LABEL_KEYS),
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.array(fc.constantFrom(...LABEL_VALUES, null), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    key: fc.constantFrom(...LABEL_KEYS),
    operator: fc.constantFrom('Exists', 'DoesNotExist'),
    values: nothingOrEmpty,
  }),
);
const podSelector: fc.Arbitrary<PlainSelector> = fc.record({
  matchLabels: fc.oneof(fc.constantFrom<PlainSelector['matchLabels'][]>(undefined, null, {}), matchLabels),
  matchExpressions: fc.oneof(nothingOrEmpty, fc.array(requirement, { minLength: 1, maxLength: 2 })),
});
const namespaceSelector: fc.Arbitrary<PlainSelector> = fc.oneof(
  podSelector,
  fc.constantFrom(...NAMESPACE_NAMES).map((name) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } })),
  fc.subarray(NAMESPACE_NAMES, { minLength: 1 }).chain((values) =>
    fc.constantFrom('In', 'NotIn').map((operator) => ({
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator, values }],
    })),
  ),
);

/** A CIDR around an address, seldom with its network address. */
function cidrAround(addresses: readonly string[]): fc.Arbitrary<string> {
  return fc
    .constantFrom(...addresses)
    .chain((address) =>
      fc
        .tuple(fc.constantFrom(...lengthsFor(address)), fc.integer({ min: 0, max: 4 }))
        .map(([length, spelling]) => (spelling === 0 ? `${address}/${length}` : networkAround(address, length))),
    );
}

function lengthsFor(address: string): number[] {
  return address.includes(':') ? PREFIX_LENGTHS.long : PREFIX_LENGTHS.short;
}

function networkAround(address: string, length: number): string {
  return `${addressOf(endsOf(`${address}/${length}`)[0])}/${length}`;
}

const cidr = fc.oneof(
  { arbitrary: fc.constantFrom(...WIDE_CIDRS), weight: 1 },
  { arbitrary: cidrAround(ADDRESSES), weight: 2 },
);

/** Narrower CIDRs within: around the known addresses, at both ends, and the two halves. */
function holesIn(outer: string): string[] {
  const bits = bitsOf(outer.split('/')[0]).length;
  const length = Number(outer.split('/')[1]);
  const inside = ADDRESSES.filter((address) => isInside(outer, bitsOf(address)));
  return [...endsOf(outer).map(addressOf), ...inside].flatMap((address) =>
    [...lengthsFor(address), length + 1]
      .filter((longer) => longer > length && longer <= bits)
      .map((longer) => networkAround(address, longer)),
  );
}

const ipBlock = cidr.chain((outer) => {
  const holes = holesIn(outer);
  const none = nothingOrEmpty;
  if (holes.length === 0) return fc.record({ cidr: fc.constant(outer), except: none });
  const some = fc.array(fc.constantFrom(...holes), { minLength: 1, maxLength: 3 });
  return fc.record({ cidr: fc.constant(outer), except: fc.oneof(none, some) });
});

const peer: fc.Arbitrary<PlainPeer> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ podSelector, namespaceSelector: nothing, ipBlock: nothing }),
  },
  { weight: 2, arbitrary: fc.record({ podSelector: nothing, namespaceSelector }) },
  { weight: 2, arbitrary: fc.record({ podSelector, namespaceSelector }) },
  { weight: 10, arbitrary: fc.record({ podSelector: nothing, ipBlock }) },
);

const protocol = fc.oneof(nothing, fc.constantFrom(...PROTOCOL_NAMES));
const portNumber = fc.constantFrom(...PORT_NUMBERS);
const port: fc.Arbitrary<PlainPort | null> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.record({ protocol, port: nothing }) },
  { weight: 4, arbitrary: fc.record({ protocol, port: portNumber, endPort: nothing }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(protocol, portNumber, portNumber)
      .map(([name, a, b]) => ({ protocol: name, port: Math.min(a, b), endPort: Math.max(a, b) })),
  },
  { weight: 4, arbitrary: fc.record({ protocol, port: fc.constantFrom(...PORT_NAMES) }) },
);

const peers = orNothing(10, fc.array(peer, { minLength: 1, maxLength: 2 }), []);
const ports = orNothing(1, fc.array(port, { minLength: 1, maxLength: 3 }), []);

function rules(of: 'from' | 'to') {
  const rule = fc.tuple(peers, ports).map(([drawn, onPorts]): PlainRule => ({ [of]: drawn, ports: onPorts }));
  const element = fc.oneof(
    { weight: 20, arbitrary: rule },
    { weight: 1, arbitrary: fc.constantFrom<(PlainRule | null)[]>(null, {}) },
  );
  return orNothing<(PlainRule | null)[]>(6, fc.array(element, { minLength: 1, maxLength: 2 }), []);
}

const spec = fc.record({
  podSelector: orNothing(1, podSelector, {}),
  policyTypes: fc.constantFrom<(string[] | null | undefined)[]>(
    ...[undefined, null, [], ['Ingress'], ['Egress'], ['Egress'], ['Ingress', 'Egress'], ['Egress', 'Ingress']],
    ['Ingress', 'Ingress'],
  ),
  ingress: rules('from'),
  egress: rules('to'),
});

/** Up to six policies, each with a name of its own. The API server of 1.30, which takes host bits, accepts all of them. */
export const policies: fc.Arbitrary<PlainPolicy[]> = fc
  .array(
    fc.record({
      namespace: fc.constantFrom('a', 'a', 'a', 'b', 'b', ...NAMESPACE_NAMES, undefined, null, ''),
      spec: fc.oneof({ weight: 20, arbitrary: spec }, { weight: 1, arbitrary: fc.constantFrom(undefined, null, {}) }),
    }),
    { maxLength: 6, size: 'max' },
  )
  .map((drawn) =>
    drawn.map(({ namespace, spec: drawnSpec }, i) => ({ metadata: { name: `p${i}`, namespace }, spec: drawnSpec })),
  );
