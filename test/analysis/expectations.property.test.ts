import fc from 'fast-check';
import type { CaveatCode } from '../../lib/analysis/caveats';
import type { Breach, FlowBreach } from '../../lib/analysis/expectations/breach';
import { EndSelection } from '../../lib/analysis/expectations/end-selection';
import { Expectations } from '../../lib/analysis/expectations/expectations';
import type { Reachability } from '../../lib/analysis/reachability';
import { IpSet } from '../../lib/model/ip-set';
import { LabelSelector } from '../../lib/model/label-selector';
import { PolicyPorts } from '../../lib/model/policy-ports';
import { isFinished, workloadId } from '../../lib/model/workload';
import { reachabilityOf, type DescribedCluster } from './described-cluster';
import { CIDRS, ExpectationOracle, idsOf, type DescribedEnd, type OracleAnswer } from './expectation-oracle';
import { describedCluster } from './random-clusters';
import { LABEL_KEYS, LABEL_VALUES } from './random-policies';

/* Looking at classes and candidates finds what looking at each pair on its own finds. */

const end: fc.Arbitrary<DescribedEnd> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ everything: true }) },
  {
    weight: 4,
    arbitrary: fc.record({
      pods: fc.record({
        namespace: fc.constantFrom('a', 'a', 'b'),
        key: fc.constantFrom(...LABEL_KEYS),
        value: fc.constantFrom(...LABEL_VALUES),
      }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      cidr: fc.constantFrom(...CIDRS),
    }),
  },
  { weight: 8, arbitrary: fc.record({ workload: fc.nat(9) }) },
);
const ends = (atLeast: number) => fc.array(end, { minLength: atLeast, maxLength: 3 });

const ports = fc.constantFrom(
  undefined,
  PolicyPorts.ALL,
  PolicyPorts.of([{ protocol: 'TCP', first: 80, last: 80 }]),
  PolicyPorts.of([{ protocol: 'UDP', first: 53, last: 8080 }]),
  PolicyPorts.of([{ protocol: 'TCP', name: 'http' }]),
  PolicyPorts.of([
    { protocol: 'TCP', name: 'dns' },
    { protocol: 'TCP', first: 80, last: 81 },
  ]),
);
const accepted = fc.subarray<CaveatCode>([
  'pod-address-unknown',
  'node-address-unknown',
  'address-families-differ',
  'namespace-labels-unknown',
]);
const question = fc.record({ cluster: describedCluster, left: ends(1), right: ends(0), ports, accepted });

function selectionOf(described: DescribedCluster, each: DescribedEnd): EndSelection {
  if (each.everything) return EndSelection.EVERYTHING;
  if (each.pods) return EndSelection.pods(each.pods.namespace, LabelSelector.of({ [each.pods.key]: each.pods.value }));
  if (each.cidr !== undefined) return EndSelection.addresses(IpSet.ofCidrs([each.cidr]));
  const living = described.workloads.filter((workload) => !isFinished(workload));
  return EndSelection.endpoint(workloadId(living[(each.workload ?? 0) % living.length]));
}

function expectSame(breach: Breach | undefined, oracle: OracleAnswer, isOfPodsOnly: boolean): void {
  expect(breach?.kind ?? 'holds').toBe(oracle.kind);
  if (breach?.kind === 'flow' && isOfPodsOnly) expect(breach.further + 1).toBe(oracle.failing);
}

/** The witness is one connection that is itself not as expected. */
function expectWitness({ expectation, from, to, witness, outcome, verdict }: FlowBreach, engine: Reachability): void {
  expect(engine.outcome({ from, to, ...witness })).toBe(outcome);
  expect(verdict).toEqual(engine.evaluate({ from, to, ...witness }));
  expect(outcome).not.toBe(expectation === 'must-reach' ? 'allowed' : 'denied');
}

test('an expectation holds if and only if every pair is as it says', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(question, ({ cluster, left, right, ports: onPorts, accepted: acceptCaveats }) => {
      fc.pre(cluster.workloads.some((each) => !isFinished(each)));
      const engine = reachabilityOf(cluster);
      const expectations = Expectations.of(engine);
      const oracle = new ExpectationOracle(cluster, engine, onPorts, acceptCaveats);
      const [lefts, rights] = [left, right].map((list) => list.map((each) => selectionOf(cluster, each)));
      const options = { ...(onPorts && { ports: onPorts }), acceptCaveats };
      const fromTo = { from: EndSelection.anyOf(lefts), to: EndSelection.anyOf(rights), ...options };
      const asSubject = { subject: EndSelection.anyOf(lefts), peers: rights, ...options };
      const [leftIds, rightIds, others] = [idsOf(cluster, left), idsOf(cluster, right), oracle.outside(right)];
      const ofPods = (...lists: string[][]): boolean => lists.flat().every((id) => id.includes('/'));

      const answers = [
        [expectations.mustReach(fromTo), oracle.mustReach(left, right), ofPods(leftIds, rightIds)],
        [expectations.mustNotReach(fromTo), oracle.mustBeClosed(leftIds, rightIds), ofPods(leftIds, rightIds)],
        [expectations.mustOnlyBeReachedFrom(asSubject), oracle.mustBeClosed(others, leftIds), ofPods(others, leftIds)],
        [expectations.mustOnlyReach(asSubject), oracle.mustBeClosed(leftIds, others), ofPods(leftIds, others)],
      ] as const;
      for (const [breach, expected, isOfPodsOnly] of answers) {
        expectSame(breach, expected, isOfPodsOnly);
        seen.set(expected.kind, (seen.get(expected.kind) ?? 0) + 1);
        if (breach?.kind === 'flow') expectWitness(breach, engine);
      }
    }),
    { numRuns: 100 },
  );
  // Every kind of answer came up, or the comparison would have shown nothing.
  expect([...seen.keys()].sort()).toEqual(['flow', 'holds', 'ports-missing', 'vacuous']);
  expect(Math.min(...seen.values())).toBeGreaterThan(5);
});
