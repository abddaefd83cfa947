import fc from 'fast-check';
import type { Flow, Verdict } from '../../lib/analysis/verdict';
import { oracleOf, reachabilityOf, type DescribedCluster } from './described-cluster';
import { withProposals } from './proposals';
import { clusterWithFlows, oracleFlow, type AskedFlow } from './random-flows';

/** The same question without the port, and without the protocol as well. */
function widened({ from, to, protocol, port }: AskedFlow): Flow[] {
  return [
    { from, to, protocol, port },
    { from, to, protocol },
    { from, to },
  ];
}

const denials = new Map<string, number>();

function unhelpful(described: DescribedCluster, flow: Flow): Verdict | undefined {
  const verdict = reachabilityOf(described).evaluate(flow);
  if (verdict.verdict !== 'denied') return undefined;
  const changed = withProposals(described, verdict);
  const kinds = verdict.proposals?.map(({ adds, direction }) => `${direction} ${adds}`).join(', ') ?? 'none';
  denials.set(kinds, (denials.get(kinds) ?? 0) + 1);
  return reachabilityOf(changed).outcome(flow) === 'allowed' ? undefined : verdict;
}

test('what is proposed, carried out, lets the flow pass', () => {
  fc.assert(
    fc.property(clusterWithFlows(6), ({ described, flows }) => {
      for (const flow of flows.flatMap(widened)) expect(unhelpful(described, flow)).toBeUndefined();
    }),
    { numRuns: 240 },
  );
  // Each change has been proposed at each end, and both ends at once.
  const kinds = [...denials.keys()].join(', ');
  for (const direction of ['egress', 'ingress']) {
    for (const adds of ['ports', 'peer', 'rule']) expect(kinds).toContain(`${direction} ${adds}`);
  }
  expect([...denials.keys()].some((each) => /egress.*ingress/.test(each))).toBe(true);
});

test('the rules say so, too', () => {
  fc.assert(
    fc.property(clusterWithFlows(6), ({ described, flows }) => {
      for (const flow of flows) {
        const verdict = reachabilityOf(described).evaluate(flow);
        if (verdict.verdict !== 'denied') continue;
        const changed = withProposals(described, verdict);
        expect(oracleOf(changed).outcome(oracleFlow(changed, flow))).toBe('allowed');
      }
    }),
    { numRuns: 60 },
  );
});
