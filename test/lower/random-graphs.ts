import fc from 'fast-check';
import type { AllowRule, AppGraph, Endpoint, ForeignPolicy, GraphPeer, GraphRule } from '../../lib/graph/app-graph';
import type { Direction } from '../../lib/model/direction';
import { LabelSelector } from '../../lib/model/label-selector';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/namespace';
import { PolicyPorts } from '../../lib/model/policy-ports';
import { addresses, allow, ANYWHERE, at, deny, everyPodOf, foreign, namespace, tcp, tier } from './graph-parts';

const A = namespace('a', { labels: { [NAMESPACE_NAME_LABEL]: 'a', team: 'one' } });
const B = namespace('b', {
  labels: { [NAMESPACE_NAME_LABEL]: 'b', team: 'two' },
  selector: LabelSelector.of({ team: 'two' }),
});
const SYSTEM = namespace('system', { labels: { [NAMESPACE_NAME_LABEL]: 'system', team: 'two' }, owned: false });
const NAMESPACES = [A, B, SYSTEM];

/** Selectors that overlap in every way: equal, nested, crossing, disjoint. */
const SELECTORS = [
  LabelSelector.of({ app: 'web' }),
  LabelSelector.of({ app: 'api' }),
  LabelSelector.of({ tier: 'front' }),
  LabelSelector.of({ app: 'web', tier: 'front' }),
  LabelSelector.of({}, [{ key: 'app', operator: 'Exists', values: [] }]),
  LabelSelector.of({}, [{ key: 'app', operator: 'NotIn', values: ['web'] }]),
];

const PORTS = [
  tcp(80),
  tcp(8080, 9090),
  PolicyPorts.of([{ protocol: 'TCP', name: 'http' }]),
  PolicyPorts.of([
    { protocol: 'UDP', first: 53, last: 53 },
    { protocol: 'TCP', first: 53, last: 53 },
  ]),
  PolicyPorts.of([{ protocol: 'TCP', first: 1, last: 65535 }]),
  PolicyPorts.ALL,
];

const endpoint: fc.Arbitrary<Endpoint> = fc
  .tuple(fc.constantFrom(...NAMESPACES), fc.nat(SELECTORS.length), fc.constantFrom(...PORTS))
  .map(([home, index, declaredPorts]) => {
    if (index === SELECTORS.length) return everyPodOf(home, { declaredPorts });
    // Ids are for people: here most tiers of a namespace share theirs.
    const id = index === 0 ? 'Web' : 'other';
    return tier(home, {}, { pods: SELECTORS[index], id, policyName: `tier-${index}`, declaredPorts });
  });
const subject = endpoint.filter(({ owned }) => owned);

const selection: fc.Arbitrary<GraphPeer> = fc
  .record({
    podSelector: fc.option(fc.constantFrom(LabelSelector.EVERYTHING, ...SELECTORS), { nil: undefined }),
    namespaceSelector: fc.constantFrom(LabelSelector.EVERYTHING, A.selector, LabelSelector.of({ team: 'two' })),
  })
  .map((peer) => ({ kind: 'selection', peer }));
const addressPeer = fc.constantFrom(
  addresses(undefined, '10.0.0.0/8'),
  addresses('db.example.com', '10.1.2.3/32'),
  addresses('mail.example.com', '10.1.2.3/32', 'fd00::/8'),
);
const endpointPeer = endpoint.map(at);
const peers: fc.Arbitrary<GraphPeer[]> = fc.oneof(
  { arbitrary: fc.array(endpointPeer, { minLength: 1, maxLength: 3 }), weight: 5 },
  { arbitrary: fc.array(fc.oneof(endpointPeer, selection, addressPeer), { minLength: 1, maxLength: 3 }), weight: 3 },
  fc.constant<GraphPeer[]>([ANYWHERE]),
);
const direction = fc.constantFrom<Direction>('ingress', 'egress');

type Part = (name: string) => GraphRule;

const allowPart: fc.Arbitrary<Part> = fc
  .tuple(
    subject,
    peers,
    fc.record({
      direction,
      ports: fc.option(fc.constantFrom(...PORTS), { nil: undefined }),
      pairing: fc.constantFrom<AllowRule['pairing']>('auto', 'auto', 'auto', 'both', 'one-sided'),
      isPairingStated: fc.constant(true),
      isolates: fc.boolean(),
    }),
  )
  .map(
    ([it, others, rest]) =>
      (name) =>
        allow(name, it, others, rest),
  );
const denyPart: fc.Arbitrary<Part> = fc
  .tuple(subject, fc.constantFrom<Direction[]>(['ingress'], ['egress'], ['ingress', 'egress']))
  .map(
    ([it, directions]) =>
      (name) =>
        deny(name, it, { directions }),
  );

const foreignPolicy: fc.Arbitrary<ForeignPolicy> = fc
  .tuple(fc.constantFrom(A, B), fc.constantFrom(LabelSelector.EVERYTHING, ...SELECTORS), direction)
  .map(([home, pods, isolated]) => foreign('foreign', home, { pods, isolates: [isolated] }));

/** Graphs of few pods and many ways in which rules about them meet. */
export const anyGraph: fc.Arbitrary<AppGraph> = fc
  .record({
    parts: fc.array(fc.oneof({ arbitrary: allowPart, weight: 4 }, denyPart), { minLength: 1, maxLength: 7 }),
    // A deny for whole namespaces is what most apps have, and what AUTO waits for.
    denied: fc.subarray([A, B]),
    foreignPolicies: fc.array(foreignPolicy, { maxLength: 1 }),
  })
  .map(({ parts, denied, foreignPolicies }) => ({
    namespaces: NAMESPACES,
    tiers: [],
    rules: [
      ...denied.map((home) => deny(`deny-${home.name}`, everyPodOf(home))),
      ...parts.map((part, index) => part(`r${index}`)),
    ],
    foreignPolicies,
  }));

/** The graph with every endpoint passed through `change`. */
export function mapEndpoints(graph: AppGraph, change: (endpoint: Endpoint) => Endpoint): AppGraph {
  const mapPeer = (peer: GraphPeer): GraphPeer => (peer.kind === 'endpoint' ? at(change(peer.endpoint)) : peer);
  const rules = graph.rules.map((rule): GraphRule => {
    const changed = { ...rule, subject: change(rule.subject) };
    return changed.kind === 'allow' ? { ...changed, peers: changed.peers.map(mapPeer) } : changed;
  });
  return { ...graph, rules };
}
