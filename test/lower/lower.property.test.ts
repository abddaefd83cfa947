import fc from 'fast-check';
import type { AppGraph } from '../../lib/graph/app-graph';
import { lower, type Lowering } from '../../lib/lower/lower';
import { DIRECTIONS, oppositeOf, policyTypeOf } from '../../lib/model/direction';
import { validateNetworkPolicy } from '../../lib/validation';
import { isAllowed, isIsolated } from '../support/point-evaluator';
import { plainPolicies } from './graph-parts';
import { anyGraph, mapEndpoints } from './random-graphs';
import { Declared, FLOWS, foreignPlain, isPaired, labelsOfNamespaces, passesAt, PODS } from './representatives';

function hasErrors({ diagnostics }: Lowering): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** Everything that comes out, as text. */
function outputOf(graph: AppGraph): string {
  const lowering = lower(graph);
  const carriers = lowering.policies.map(({ rules }) => rules.map(({ origin }) => origin.constructPath));
  return JSON.stringify([plainPolicies(lowering), carriers, lowering.diagnostics], null, 1);
}

test('the order of rules, namespaces and foreign policies changes nothing, and neither does a second time', () => {
  const shuffled = anyGraph.chain((graph) =>
    fc.record({
      graph: fc.constant(graph),
      other: fc.record({
        tiers: fc.constant(graph.tiers),
        rules: fc.shuffledSubarray([...graph.rules], { minLength: graph.rules.length }),
        namespaces: fc.shuffledSubarray([...graph.namespaces], { minLength: graph.namespaces.length }),
        foreignPolicies: fc.constant([...graph.foreignPolicies].reverse()),
      }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ graph, other }) => {
      const output = outputOf(graph);
      expect(outputOf(other)).toBe(output);
      expect(outputOf(graph)).toBe(output);
    }),
    { numRuns: 200 },
  );
});

test('one policy for each rule and one for each subject allow exactly the same flows', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const namespaces = labelsOfNamespaces(graph);
      const perRule = plainPolicies(lower(mapEndpoints(graph, (each) => ({ ...each, grouping: 'rule' }))));
      const perSubject = plainPolicies(lower(mapEndpoints(graph, (each) => ({ ...each, grouping: 'subject' }))));
      expect(perSubject.length).toBeLessThanOrEqual(perRule.length);
      const different = FLOWS.filter(
        (flow) => isAllowed(perRule, namespaces, flow) !== isAllowed(perSubject, namespaces, flow),
      );
      expect(different).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('each rule is written at its own end: what it declares passes there', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const declared = new Declared(graph);
      const policies = plainPolicies(lower(graph));
      const blocked = declared.allows.flatMap((rule) =>
        FLOWS.filter(
          (flow) =>
            rule.peers.some((peer) => declared.declares(rule, peer, flow, 'exact')) &&
            !passesAt(rule.direction, policies, labelsOfNamespaces(graph), flow),
        ),
      );
      expect(blocked).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('without errors, a flow that AUTO or BOTH is to pair passes at both ends', () => {
  let checked = 0;
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const lowering = lower(graph);
      if (hasErrors(lowering)) return;
      const declared = new Declared(graph);
      const policies = [...plainPolicies(lowering), ...foreignPlain(graph)];
      const ownedNamespaces = graph.namespaces.filter(({ owned }) => owned).map(({ name }) => name);
      for (const rule of declared.allows) {
        const paired = rule.peers.filter((peer) => isPaired(rule, peer));
        const blocked = FLOWS.filter((flow) => {
          const other = rule.direction === 'ingress' ? flow.from : flow.to;
          if (!('namespace' in other) || !ownedNamespaces.includes(other.namespace)) return false;
          if (!paired.some((peer) => declared.declares(rule, peer, flow, 'exact'))) return false;
          checked++;
          return !passesAt(oppositeOf(rule.direction), policies, labelsOfNamespaces(graph), flow);
        });
        expect(blocked).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
  expect(checked).toBeGreaterThan(100);
});

test('AUTO never isolates a pod anew', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const oneSided: AppGraph = {
        ...graph,
        rules: graph.rules.map((rule) =>
          rule.kind === 'allow' && rule.pairing === 'auto' ? { ...rule, pairing: 'one-sided' } : rule,
        ),
      };
      const [withHalves, without] = [graph, oneSided].map((each) => [
        ...plainPolicies(lower(each)),
        ...foreignPlain(each),
      ]);
      for (const pod of PODS) {
        for (const type of DIRECTIONS.map(policyTypeOf)) {
          expect(isIsolated(withHalves, pod, type)).toBe(isIsolated(without, pod, type));
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('our policies let nothing into or out of an isolated pod that no rule declares there', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const declared = new Declared(graph);
      const namespaces = labelsOfNamespaces(graph);
      const policies = plainPolicies(lower(graph));
      for (const direction of DIRECTIONS) {
        const exceeding = FLOWS.filter((flow) => {
          const subject = direction === 'ingress' ? flow.to : flow.from;
          if (!('namespace' in subject) || !isIsolated(policies, subject, policyTypeOf(direction))) return false;
          if (!passesAt(direction, policies, namespaces, flow)) return false;
          return !declared.isDeclared(flow) || !declared.hasHalf(direction, flow);
        });
        expect(exceeding).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('every policy isolates in some direction, has no empty list, and is one that the API server accepts', () => {
  fc.assert(
    fc.property(anyGraph, fc.constantFrom('rule' as const, 'subject' as const), (graph, grouping) => {
      for (const policy of plainPolicies(lower(mapEndpoints(graph, (each) => ({ ...each, grouping }))))) {
        expect(policy.spec?.policyTypes).not.toEqual([]);
        expect(JSON.stringify(policy)).not.toContain('[]');
        expect(validateNetworkPolicy(policy)).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});
