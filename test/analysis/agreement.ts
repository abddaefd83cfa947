import { DIRECTIONS, policyTypeOf, type Direction } from '../../lib/model/direction';
import type { Reachability } from '../../lib/analysis/reachability';
import type { Outcome, Verdict } from '../../lib/analysis/verdict';
import {
  isUnconditional,
  type ClusterOracle,
  type OracleDirection,
  type OracleFlow,
  type OracleRule,
} from '../support/cluster-oracle';
import { oracleOf, type DescribedCluster } from './described-cluster';
import { oracleFlow, type AskedFlow } from './random-flows';

/** Everything that engine and oracle both say about one flow. */
export interface Answers {
  readonly outcome: Outcome;
  readonly verdict: Outcome;
  readonly between: Outcome | 'both allowed and unknown';
  readonly ingress: OracleDirection & { readonly isolated: boolean };
  readonly egress: OracleDirection & { readonly isolated: boolean };
}

export function answersOfEngine(engine: Reachability, flow: AskedFlow): Answers {
  const verdict = engine.evaluate(flow);
  const { allowed, unknown } = engine.between(flow.from, flow.to);
  const [isAllowed, isUnknown] = [allowed, unknown].map((set) => set.has(flow.protocol, flow.port));
  return {
    outcome: engine.outcome(flow),
    verdict: verdict.verdict,
    between:
      isAllowed && isUnknown ? 'both allowed and unknown' : isAllowed ? 'allowed' : isUnknown ? 'unknown' : 'denied',
    ingress: directionOfEngine(verdict, 'ingress'),
    egress: directionOfEngine(verdict, 'egress'),
  };
}

export function answersOfOracle(oracle: ClusterOracle, flow: OracleFlow): Answers {
  const outcome = oracle.outcome(flow);
  const [ingress, egress] = DIRECTIONS.map((direction) => {
    const said = oracle.direction(policyTypeOf(direction), flow);
    const isolated = Object.keys(said.policies).length > 0;
    // Nothing that an end says matters where the flow never leaves the pod or its node.
    return { ...said, isolated, verdict: isUnconditional(flow) ? ('allowed' as const) : said.verdict };
  });
  return { outcome, verdict: outcome, between: outcome, ingress, egress };
}

/** What both say, of each flow on which they differ. */
export function disagreements(
  described: DescribedCluster,
  engine: Reachability,
  flows: readonly AskedFlow[],
): { flow: AskedFlow; engine: Answers; oracle: Answers }[] {
  const oracle = oracleOf(described);
  return flows
    .map((flow) => ({
      flow,
      engine: answersOfEngine(engine, flow),
      oracle: answersOfOracle(oracle, oracleFlow(described, flow)),
    }))
    .filter((each) => JSON.stringify(each.engine) !== JSON.stringify(each.oracle));
}

function directionOfEngine(verdict: Verdict, direction: Direction): Answers['ingress'] {
  const { isolated, verdict: said, policies } = verdict[direction];
  const byName: Record<string, OracleRule[]> = {};
  for (const { namespace, name, rules } of policies) {
    byName[`${namespace}/${name}`] = rules.map(({ peer, port, matched }) => ({ peer, port, matched }));
  }
  return { verdict: said, policies: byName, isolated };
}
