/** What is found is held against looking at every pod, every peer and every port of a small world. */
import fc from 'fast-check';
import {
  appliesTo,
  matchRule,
  rulesOf,
  type PlainPeer,
  type PlainPolicy,
  type PlainRule,
  type PlainSelector,
  type PointEnd,
  type PointPod,
} from '../support/point-evaluator';
import { checkYaml } from './run-example';

const selector = fc.constantFrom<PlainSelector>(
  {},
  { matchLabels: { app: 'a' } },
  { matchLabels: { app: 'a', tier: 't' } },
  { matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'b'] }] },
  { matchExpressions: [{ key: 'app', operator: 'In', values: ['a'] }] },
  { matchExpressions: [{ key: 'tier', operator: 'Exists' }] },
  { matchLabels: { app: 'a' }, matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
);
const namespaceSelector = fc.constantFrom<PlainSelector>(
  {},
  { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
  { matchLabels: { team: 'x' } },
);
const block = fc.constantFrom<{ cidr: string; except?: string[] }>(
  { cidr: '10.0.0.0/8' },
  { cidr: '10.0.0.0/24' },
  { cidr: '10.0.0.128/25' },
  { cidr: '0.0.0.0/0' },
  { cidr: '10.0.0.0/8', except: ['10.0.0.128/25'] },
  { cidr: 'fd00::/8' },
);
const peer = fc.oneof(
  fc.record({ podSelector: selector }),
  fc.record({ namespaceSelector }),
  fc.record({ podSelector: selector, namespaceSelector }),
  block.map((ipBlock) => ({ ipBlock })),
);
const port = fc.constantFrom(
  { port: 80 },
  { port: 81 },
  { port: 80, endPort: 81 },
  { port: 80, endPort: 90 },
  { protocol: 'UDP', port: 80 },
  {},
);
const rule = fc.record({ from: fc.array(peer, { maxLength: 2 }), ports: fc.array(port, { maxLength: 2 }) });
const policies = fc
  .array(fc.record({ podSelector: selector, ingress: fc.array(rule, { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((specs) =>
    specs.map((spec, index): PlainPolicy => ({
      metadata: { name: `p${index}`, namespace: 'shop' },
      spec: { ...spec, policyTypes: ['Ingress'] },
    })),
  );

const HEAD = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };
const NAMESPACES = { shop: {}, other: { team: 'x' }, third: { team: 'x' } };
const LABELS = [undefined, 'a', 'b', 'z'].flatMap((app) =>
  [undefined, 't', 'z'].map((tier) => ({ ...(app && { app }), ...(tier && { tier }) })),
);
const podsOf = (namespace: string): PointPod[] => LABELS.map((labels) => ({ namespace, labels }));
const SUBJECTS = podsOf('shop');
const ENDS: PointEnd[] = [
  ...Object.keys(NAMESPACES).flatMap(podsOf),
  ...['10.0.0.1', '10.0.0.200', '10.1.0.1', '11.0.0.1', 'fd00::1', '2001:db8::1'].map((ip) => ({ ip })),
];
const PORTS = [
  { protocol: 'TCP', port: 80 },
  { protocol: 'TCP', port: 81 },
  { protocol: 'TCP', port: 85 },
  { protocol: 'TCP', port: 443 },
  { protocol: 'UDP', port: 80 },
  { protocol: 'UDP', port: 81 },
  { protocol: 'SCTP', port: 80 },
];

interface PlacedRule {
  readonly policy: PlainPolicy;
  readonly rule: PlainRule;
  readonly id: string;
}

/** What a rule allows to and from, for one of its peers: three sets of positions. */
function extentOf(
  policy: PlainPolicy,
  given: PlainRule,
  from: readonly PlainPeer[],
): readonly [number[], number[], number[]] {
  const [subject] = SUBJECTS;
  const where = { ...given, from: [...from] };
  const keys = (matches: readonly boolean[]): number[] => [...matches.keys()].filter((position) => matches[position]);
  return [
    keys(SUBJECTS.map((pod) => appliesTo(policy, pod, 'Ingress'))),
    keys(
      ENDS.map((end) => matchRule(where, 'Ingress', policy, NAMESPACES, { from: end, to: subject, ...PORTS[0] }).peer),
    ),
    keys(
      PORTS.map(
        (each) => matchRule(where, 'Ingress', policy, NAMESPACES, { from: ENDS[0], to: subject, ...each }).port,
      ),
    ),
  ];
}

/** For each peer of a rule what it allows. */
function extentsOf({ policy, rule: given }: PlacedRule): (readonly number[])[][] {
  const peers = given.from ?? [];
  return (peers.length === 0 ? [[]] : peers.map((each) => [each])).map((from) => [...extentOf(policy, given, from)]);
}

test('a rule is found if and only if another one allows each of its peers as much', () => {
  fc.assert(
    fc.property(policies, (given) => {
      const { diagnostics } = checkYaml(given.map((each) => JSON.stringify({ ...HEAD, ...each })).join('\n---\n'));
      const idsOf = (code: string): string[] =>
        diagnostics.flatMap((each) => (each.code === code ? [`${each.subject?.name ?? ''} ${each.path ?? ''}`] : []));
      const duplicates = idsOf('duplicate-policy').map((id) => id.split(' ')[0]);

      const rules = given
        .filter(({ metadata }) => !duplicates.includes(metadata.name as string))
        .flatMap((policy) =>
          rulesOf(policy, 'Ingress').map((each, index): PlacedRule => ({
            ...{ policy, rule: each },
            id: `${policy.metadata.name ?? ''} spec.ingress[${index}]`,
          })),
        );
      const extents = rules.map(extentsOf);
      const covers = (outer: number, inner: number): boolean =>
        extents[inner].every((allowed) =>
          extents[outer].some((wider) => allowed.every((set, i) => set.every((each) => wider[i].includes(each)))),
        );
      const expected = [...rules.keys()].filter((inner) => {
        if (extents[inner].some((sets) => sets.some((set) => set.length === 0))) return false;
        return [...rules.keys()].some(
          (outer) => outer !== inner && covers(outer, inner) && (outer < inner || !covers(inner, outer)),
        );
      });
      expect(idsOf('subsumed-rule').sort()).toEqual(expected.map((position) => rules[position].id).sort());
    }),
    { numRuns: 300 },
  );
});
