import fc from 'fast-check';
import type { CaveatCode } from '../../lib/analysis/caveats';
import { isFinished } from '../../lib/model/workload';
import { isUnconditional, type OracleFlow } from '../support/cluster-oracle';
import { oracleOf, reachabilityOf, type DescribedCluster } from './described-cluster';
import {
  byIdentity,
  firstOfEachName,
  hostBitsAsAddress,
  withAllDeclared,
  withOnePortName,
  withoutHostBits,
} from './other-readings';
import { clusterWithFlows, oracleFlow, type AskedFlow } from './random-flows';
import { labels } from './random-policies';
import { runs, timeLimit } from './runs';

const RUNS = runs(250);
jest.setTimeout(timeLimit(RUNS));

/** Caveats that a verdict must have, each with what follows from it not being read as the engine reads it. */
const READINGS: readonly (readonly [CaveatCode, (described: DescribedCluster) => DescribedCluster])[] = [
  ['ip-block-on-pod', byIdentity],
  ['cidr-host-bits', withoutHostBits],
  ['cidr-host-bits', hostBitsAsAddress],
  ['port-name-repeated', firstOfEachName],
];

const UNDECIDED: readonly CaveatCode[] = [
  'pod-address-unknown',
  'node-address-unknown',
  'namespace-labels-unknown',
  'address-families-differ',
  'addresses-differ',
];

function needed(described: DescribedCluster, flow: AskedFlow): CaveatCode[] {
  const outcomeOf = (other: DescribedCluster): string => oracleOf(other).outcome(oracleFlow(other, flow));
  const outcome = outcomeOf(described);
  if (outcome === 'unknown') return [];
  return READINGS.filter(([, reading]) => outcomeOf(reading(described)) !== outcome).map(([code]) => code);
}

function aboutEnds({ from, to }: OracleFlow): CaveatCode[] {
  return [from, to].flatMap((end): CaveatCode[] => {
    if ('ip' in end) return [];
    if (isFinished(end)) return ['finished-pod'];
    return end.hostNetwork ? ['host-network'] : [];
  });
}

test('a verdict has the caveats that it rests on', () => {
  fc.assert(
    fc.property(clusterWithFlows(8), fc.boolean(), ({ described: drawn, flows: asked }, isOneName) => {
      // Nobody says how the plugin takes ipBlocks.
      const open = { ...drawn, options: { ...drawn.options, plugin: undefined } };
      const described = isOneName ? withOnePortName(open) : open;
      const flows = isOneName ? asked.map((flow) => ({ ...flow, protocol: 'TCP' as const })) : asked;
      const engine = reachabilityOf(described);
      for (const flow of flows) {
        const ends = oracleFlow(described, flow);
        const { caveats, verdict } = engine.evaluate(flow);
        const codes = caveats.map(({ code }) => code);
        const due = isUnconditional(ends) ? [] : [...needed(described, flow), ...aboutEnds(ends)];
        expect({ flow, missing: due.filter((code) => !codes.includes(code)) }).toEqual({ flow, missing: [] });
        expect({ flow, isOpen: codes.some((code) => UNDECIDED.includes(code)) }).toEqual({
          flow,
          isOpen: verdict === 'unknown',
        });
        expect(codes).toEqual([...new Set(codes)].sort());
      }
    }),
    RUNS,
  );
});

test('what does not rest on labels of namespaces that nobody knows is the same whichever they are', () => {
  const seen = { unknown: 0, known: 0 };
  fc.assert(
    fc.property(clusterWithFlows(8), labels, ({ described, flows }, ofUndeclared) => {
      const engine = reachabilityOf(described);
      const declared = reachabilityOf(withAllDeclared(described, ofUndeclared));
      for (const flow of flows) {
        const { caveats, verdict } = engine.evaluate(flow);
        const isOpen = caveats.some(({ code }) => code === 'namespace-labels-unknown');
        seen[isOpen ? 'unknown' : 'known']++;
        if (!isOpen) expect({ flow, verdict: declared.outcome(flow) }).toEqual({ flow, verdict });
      }
    }),
    RUNS,
  );
  expect(Math.min(seen.unknown, seen.known)).toBeGreaterThan(RUNS.numRuns / 50);
});
