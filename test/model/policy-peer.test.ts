import fc from 'fast-check';
import { LabelSelector } from '../../lib/model/label-selector';
import type { PolicyPeer } from '../../lib/model/network-policy';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/namespace';
import { peerContains, peerKey } from '../../lib/model/policy-peer';
import { writeNetworkPolicy } from '../../lib/manifest/write-network-policy';
import { PolicyPorts } from '../../lib/model/policy-ports';
import { isAllowed, type PlainPolicy, type PointEnd, type PointNamespaces } from '../support/point-evaluator';

const NAMESPACES: PointNamespaces = { home: { team: 'a' }, away: { team: 'b' }, third: {} };
const SUBJECT = { namespace: 'home', labels: { subject: 'yes' } };
const POD_LABELS: Record<string, string>[] = [
  {},
  { app: 'a' },
  { app: 'b' },
  { app: 'a', tier: 't' },
  { app: 'c', tier: '' },
];
const PODS = Object.keys(NAMESPACES).flatMap((namespace) => POD_LABELS.map((labels) => ({ namespace, labels })));
const ADDRESSES = [
  '10.0.0.0',
  '10.0.0.127',
  '10.0.0.128',
  '10.0.1.1',
  '11.0.0.1',
  'fd00::1',
  'fd00:0:0:1::1',
  'fe00::1',
];
const ENDS: PointEnd[] = [...PODS, ...ADDRESSES.map((ip) => ({ ip }))];

/** Whether a policy of namespace `home` lets an end in that says so by this peer. */
function matches(peer: PolicyPeer, end: PointEnd): boolean {
  const policy = writeNetworkPolicy({
    namespace: 'home',
    name: 'p',
    labels: {},
    annotations: {},
    podSelector: LabelSelector.of({ subject: 'yes' }),
    isolates: ['ingress'],
    ingress: [{ peers: [peer], ports: PolicyPorts.ALL }],
    egress: [],
  }) as unknown as PlainPolicy;
  return isAllowed([policy], NAMESPACES, { from: end, to: SUBJECT, protocol: 'TCP', port: 80 });
}

const podSelector = fc.constantFrom(
  LabelSelector.EVERYTHING,
  LabelSelector.of({ app: 'a' }),
  LabelSelector.of({ app: 'a', tier: 't' }),
  LabelSelector.of({}, [{ key: 'app', operator: 'In', values: ['a', 'b'] }]),
  LabelSelector.of({}, [{ key: 'tier', operator: 'DoesNotExist', values: [] }]),
  LabelSelector.of({ app: 'a' }, [{ key: 'app', operator: 'In', values: ['b'] }]),
);
const namespaceSelector = fc.constantFrom(
  LabelSelector.EVERYTHING,
  LabelSelector.of({ [NAMESPACE_NAME_LABEL]: 'home' }),
  LabelSelector.of({ [NAMESPACE_NAME_LABEL]: 'away' }),
  LabelSelector.of({ team: 'a' }),
  LabelSelector.of({}, [{ key: 'team', operator: 'Exists', values: [] }]),
);
const RANGES = [
  '10.0.0.0/8',
  '10.0.0.0/24',
  '10.0.0.0/25',
  '10.0.0.128/25',
  '0.0.0.0/0',
  '::/0',
  'fd00::/8',
  'fd00::/64',
];
const ipBlock = fc.constantFrom(...RANGES).chain((cidr) =>
  fc.record({
    cidr: fc.constant(cidr),
    except: fc.subarray(
      RANGES.filter((each) => each !== cidr && Number(each.split('/')[1]) > Number(cidr.split('/')[1])),
    ),
  }),
);
const peer: fc.Arbitrary<PolicyPeer> = fc.oneof(
  fc.record({ podSelector }),
  fc.record({ namespaceSelector }),
  fc.record({ podSelector, namespaceSelector }),
  fc.record({ ipBlock }),
);

test('containment is never claimed where some pod or address refutes it', () => {
  fc.assert(
    fc.property(peer, peer, (outer, inner) => {
      if (!peerContains(outer, inner, 'home')) return;
      for (const end of ENDS) expect(matches(inner, end) && !matches(outer, end)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('containment is reflexive and transitive', () => {
  fc.assert(
    fc.property(peer, peer, peer, (a, b, c) => {
      expect(peerContains(a, a, 'home')).toBe(true);
      if (peerContains(a, b, 'home') && peerContains(b, c, 'home')) expect(peerContains(a, c, 'home')).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('equal keys mean that nothing can tell the two apart', () => {
  fc.assert(
    fc.property(peer, peer, (a, b) => {
      if (peerKey(a) !== peerKey(b)) return;
      for (const end of ENDS) expect(matches(a, end)).toBe(matches(b, end));
    }),
  );
});

const web = LabelSelector.of({ app: 'web' });
const inHome = LabelSelector.of({ [NAMESPACE_NAME_LABEL]: 'home' });
const anyApp = LabelSelector.of({}, [{ key: 'app', operator: 'Exists', values: [] }]);

describe('what is obvious is proven', () => {
  test.each<[string, PolicyPeer, PolicyPeer]>([
    ['more labels, fewer pods', { podSelector: web }, { podSelector: LabelSelector.of({ app: 'web', tier: 'x' }) }],
    ['a value where any is fine', { podSelector: anyApp }, { podSelector: web }],
    ['every pod of the namespace', { podSelector: LabelSelector.EVERYTHING }, { podSelector: web }],
    ['the own namespace by its name', { podSelector: web, namespaceSelector: inHome }, { podSelector: web }],
    ['the own namespace without it', { podSelector: web }, { podSelector: web, namespaceSelector: inHome }],
    ['every pod of the cluster', { namespaceSelector: LabelSelector.EVERYTHING }, { podSelector: web }],
    ['a wider range', block('10.0.0.0/8'), block('10.1.0.0/16')],
    ['a hole elsewhere', block('10.0.0.0/8', '10.2.0.0/16'), block('10.1.0.0/16')],
    ['a hole inside a wider one', block('10.0.0.0/8', '10.1.2.0/24'), block('10.0.0.0/8', '10.1.0.0/16')],
  ])('%s', (_, outer, inner) => {
    expect(peerContains(outer, inner, 'home')).toBe(true);
  });
});

describe('what does not hold is not proven', () => {
  test.each<[string, PolicyPeer, PolicyPeer]>([
    ['fewer labels', { podSelector: LabelSelector.of({ app: 'web', tier: 'x' }) }, { podSelector: web }],
    [
      'a namespace by a label that the own one may lack',
      { namespaceSelector: LabelSelector.of({ a: 'b' }) },
      { podSelector: web },
    ],
    ['pods and addresses', { namespaceSelector: LabelSelector.EVERYTHING }, block('10.0.0.0/8')],
    ['addresses and pods', block('0.0.0.0/0'), { podSelector: web }],
    ['the other family', block('::/0'), block('10.0.0.0/8')],
    ['a hole that the inner range reaches', block('10.0.0.0/8', '10.1.0.0/16'), block('10.0.0.0/8')],
    ['a hole around the inner range', block('10.0.0.0/8', '10.1.0.0/16'), block('10.1.2.0/24')],
    ['a range that cannot be read', block('10.0.0.0'), block('10.0.0.0')],
    ['a hole that cannot be read', block('10.0.0.0/8', 'x'), block('10.0.0.0/8')],
  ])('%s', (_, outer, inner) => {
    expect(peerContains(outer, inner, 'home')).toBe(false);
  });
});

function block(cidr: string, ...except: string[]): PolicyPeer {
  return { ipBlock: { cidr, except } };
}
