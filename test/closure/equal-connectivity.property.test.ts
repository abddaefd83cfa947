/*
 * Ways of writing the same graph allow the same flows: asked of the analysis, for all pairs of the universe, all ports and
 * all addresses at once.
 */
import fc from 'fast-check';
import { Reachability } from '../../lib/analysis/reachability';
import { closureOf, type Closure } from '../../lib/closure/closure';
import type { AppGraph } from '../../lib/graph/app-graph';
import { lower } from '../../lib/lower/lower';
import { Cluster, type ClusterPolicy } from '../../lib/model/cluster';
import { anyGraph, mapEndpoints } from '../lower/random-graphs';

type Universe = Pick<Closure['universe'], 'namespaces' | 'workloads'>;

function policiesOf(graph: AppGraph): ClusterPolicy[] {
  const all = [...lower(graph).policies, ...graph.foreignPolicies];
  return all.map(({ policy }) => ({ policy }));
}

/** The pods that the graph and its policies tell apart, with the ports that their rules name. */
function universeOfGraph(graph: AppGraph): Universe {
  return closureOf(graph, lower(graph).policies).universe;
}

function documentOf({ namespaces, workloads }: Universe, policies: readonly ClusterPolicy[]) {
  return Reachability.of(Cluster.of({ namespaces, workloads, policies })).connectivity().toDocument();
}

function grouped(graph: AppGraph, grouping: 'rule' | 'subject'): AppGraph {
  return mapEndpoints(graph, (each) => ({ ...each, grouping }));
}

/** Two policies of the same name are an error of their own. */
function hasClash(graph: AppGraph): boolean {
  return lower(graph).diagnostics.some(({ code }) => code === 'duplicate-policy-name');
}

test('one policy for each subject gives the connectivity of one policy for each rule', () => {
  let pruned = 0;
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const [perRule, perSubject] = [grouped(graph, 'rule'), grouped(graph, 'subject')];
      if (hasClash(perRule) || hasClash(perSubject)) return;
      const universe = universeOfGraph(perRule);
      expect(documentOf(universe, policiesOf(perSubject))).toEqual(documentOf(universe, policiesOf(perRule)));
      if (policiesOf(perSubject).length < policiesOf(perRule).length) pruned++;
    }),
    { numRuns: 100 },
  );
  expect(pruned).toBeGreaterThan(30);
});

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

test('every order of construct calls gives the same connectivity, over the same universe', () => {
  const pairs = anyGraph.chain((graph) =>
    fc.record({
      graph: fc.constant(graph),
      other: fc.record({
        tiers: shuffled(graph.tiers),
        rules: shuffled(graph.rules),
        namespaces: shuffled(graph.namespaces),
        foreignPolicies: shuffled(graph.foreignPolicies),
      }),
    }),
  );
  fc.assert(
    fc.property(pairs, ({ graph, other }) => {
      if (hasClash(graph)) return;
      const documents = [graph, other].map((each) => documentOf(universeOfGraph(each), policiesOf(each)));
      expect(documents[1]).toEqual(documents[0]);
    }),
    { numRuns: 100 },
  );
});

test('a policy that is lost gives another connectivity: the comparison can fail', () => {
  let different = 0;
  fc.assert(
    fc.property(anyGraph, fc.nat(), (graph, index) => {
      const policies = policiesOf(graph);
      if (hasClash(graph) || policies.length === 0) return;
      const universe = universeOfGraph(graph);
      const rest = policies.toSpliced(index % policies.length, 1);
      const documents = [policies, rest].map((each) => JSON.stringify(documentOf(universe, each)));
      if (documents[0] !== documents[1]) different++;
    }),
    { numRuns: 50 },
  );
  expect(different).toBeGreaterThan(15);
});
