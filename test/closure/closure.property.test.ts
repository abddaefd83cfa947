import fc from 'fast-check';
import { checkClosure, closureOf, type Closure } from '../../lib/closure/closure';
import type { ClosureFinding } from '../../lib/closure/finding';
import type { AppGraph, ForeignPolicy } from '../../lib/graph/app-graph';
import type { LoweredPolicy } from '../../lib/lower/assemble';
import { lower } from '../../lib/lower/lower';
import type { PointEnd } from '../support/point-evaluator';
import { anyGraph, mapEndpoints } from '../lower/random-graphs';
import { mutationsOf } from './policy-mutations';
import { SlowClosure, type Deviations, type SlowPolicy } from './slow-closure';

const grouping = fc.constantFrom('rule' as const, 'subject' as const);

interface Lowered {
  readonly graph: AppGraph;
  readonly policies: readonly LoweredPolicy[];
}

function isSound({ graph }: { readonly graph: AppGraph }): boolean {
  return !lower(graph).diagnostics.some(({ severity }) => severity === 'error');
}

/** Graphs that lowering has nothing against, in both ways of grouping. */
const lowered: fc.Arbitrary<Lowered> = fc
  .record({ given: anyGraph, each: grouping })
  .map(({ given, each }) => ({ graph: mapEndpoints(given, (endpoint) => ({ ...endpoint, grouping: each })) }))
  .filter(isSound)
  .map(({ graph }) => ({ graph, policies: lower(graph).policies }));

test('what lowering makes of a graph has no findings, whichever way policies are grouped', () => {
  fc.assert(
    fc.property(lowered, ({ graph, policies }) => {
      expect(checkClosure(graph, policies)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

/** The graph with policies from elsewhere, which allow what another graph declares. */
function withForeign({ graph, policies }: Lowered, others: readonly LoweredPolicy[], adopted: boolean): Lowered {
  const foreignPolicies = others.map(({ policy }, index): ForeignPolicy => ({
    ...{ namespace: policy.namespace, name: `foreign-${index}`, pods: policy.podSelector, isolates: policy.isolates },
    policy: { ...policy, name: `foreign-${index}` },
    isAdopted: adopted && index % 2 === 0,
    origin: { constructPath: `app/foreign-${index}`, location: () => undefined },
  }));
  return { graph: { ...graph, foreignPolicies: [...graph.foreignPolicies, ...foreignPolicies] }, policies };
}

/** Sound graphs with foreign policies, and a mistake in one of the policies that lowering made. */
const mistaken: fc.Arbitrary<Lowered> = fc
  .record({ ours: lowered, other: lowered, kept: fc.nat(3), adopted: fc.boolean(), mistake: fc.option(fc.nat()) })
  .map(({ ours, other, kept, adopted, mistake }) => {
    const all = withForeign(ours, other.policies.slice(0, kept), adopted);
    if (mistake === null || all.policies.length === 0) return all;
    const index = mistake % all.policies.length;
    const mutations = mutationsOf(all.policies[index].policy);
    const { policy } = mutations[Math.floor(mistake / all.policies.length) % mutations.length];
    const policies = all.policies.flatMap((each, i) => {
      if (i !== index) return [each];
      return policy ? [{ ...each, policy }] : [];
    });
    return { graph: all.graph, policies };
  });

const ADDRESSES: readonly PointEnd[] = [
  '10.1.2.3',
  '10.1.2.2',
  '10.9.9.9',
  '11.0.0.1',
  '192.0.2.1',
  'fd00::1',
  'fc00::1',
  '::1',
].map((ip) => ({ ip }));
/** Both sides of each end of the ranges that the graphs mention. */
const POINTS = ['TCP', 'UDP', 'SCTP'].flatMap((protocol) =>
  [53, 54, 80, 81, 8080, 9090, 9091].map((port) => [protocol, port] as const),
);

function slowly({ graph, policies }: Lowered, { universe }: Closure): SlowClosure {
  const all: SlowPolicy[] = [
    ...policies.map(({ policy }) => ({ policy, maker: 'ours' as const })),
    ...graph.foreignPolicies.map(({ policy, isAdopted }) => ({
      policy,
      maker: isAdopted ? ('adopted' as const) : ('foreign' as const),
    })),
  ];
  return new SlowClosure(graph, universe.namespaces, all);
}

function endsOf({ universe }: Closure): PointEnd[] {
  const pods = universe.workloads.map(({ namespace, labels, ports }) => ({
    ...{ namespace, labels },
    ports: ports.map(({ name, port, protocol }) => ({ name, port, protocol })),
  }));
  return [...pods, ...ADDRESSES];
}

/** Numbers that the closure gave to names. */
function namedPoints({ universe }: Closure): (readonly [string, number])[] {
  const texts = new Set(
    universe.workloads.flatMap(({ ports }) => ports.map(({ protocol, port }) => `${protocol} ${port}`)),
  );
  return [...texts].map((text) => [text.split(' ')[0], Number(text.split(' ')[1])]);
}

function blamed({ code, policy }: ClosureFinding): string {
  if (code === 'intent-blocked') return policy ? 'policies' : 'rules';
  return policy ? `${policy.namespace}/${policy.name}` : 'rules';
}

function deviationsOf(findings: readonly ClosureFinding[]): Deviations {
  const of = (code: ClosureFinding['code']): string[] => [
    ...new Set(findings.filter((each) => each.code === code).map(blamed)),
  ];
  return {
    'intent-blocked': of('intent-blocked').sort(),
    'intent-exceeded': of('intent-exceeded').sort(),
    'foreign-flow': of('foreign-flow').sort(),
  };
}

test('with any mistake and any foreign policy, closure finds what looking at each flow finds', () => {
  const seen = { 'intent-blocked': 0, 'intent-exceeded': 0, 'foreign-flow': 0 };
  fc.assert(
    fc.property(mistaken, (given) => {
      const closure = closureOf(given.graph, given.policies);
      const found = deviationsOf(closure.findings);
      const points = [...POINTS, ...namedPoints(closure)];
      expect(found).toEqual(slowly(given, closure).deviations(endsOf(closure), points));
      for (const { code } of closure.findings) seen[code]++;
    }),
    { numRuns: 25 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(2);
});
