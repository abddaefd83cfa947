import fc from 'fast-check';
import { PROTOCOLS } from '../../lib/model/protocol';
import { isFinished, workloadId } from '../../lib/model/workload';
import { disagreements } from './agreement';
import {
  connectivityDisagreements,
  differencesFromBetween,
  endpointFaults,
  type PairDraw,
} from './connectivity-agreement';
import { reachabilityOf, type DescribedCluster } from './described-cluster';
import { rewriting, withOwnLabels, withSelfAllowed } from './equivalent-clusters';
import { describedCluster } from './random-clusters';
import { clusterWithFlows, draw, portsOfInterest } from './random-flows';
import { runs, timeLimit } from './runs';

/*
 * The engine against the oracle, on random clusters. `npm run fuzz` runs the same for longer. What a failure prints goes
 * into a file of test/regressions once it is mended.
 */

const RUNS = runs(600);
const FEWER_RUNS = runs(200);
jest.setTimeout(timeLimit(RUNS));

/** Pairs of endpoints of a document that is not there yet. */
const pairDraws = fc.array(
  fc.record({ from: draw, to: draw, address: draw, protocol: fc.constantFrom(...PROTOCOLS), port: draw }),
  { minLength: 40, maxLength: 40 },
);

function withPorts(described: DescribedCluster, draws: readonly PairDraw[]): PairDraw[] {
  const ports = portsOfInterest(described);
  return draws.map((each) => ({ ...each, port: ports[each.port % ports.length] }));
}

test('verdicts, their traces and the sets between two ends are what the rules say', () => {
  fc.assert(
    fc.property(clusterWithFlows(25), ({ described, flows }) => {
      expect(disagreements(described, reachabilityOf(described), flows)).toEqual([]);
    }),
    RUNS,
  );
});

test('all pairs are what the rules say, and each address is in one endpoint', () => {
  fc.assert(
    fc.property(describedCluster, pairDraws, (described, draws) => {
      const engine = reachabilityOf(described);
      const document = engine.connectivity().toDocument();
      expect(endpointFaults(described, document)).toEqual([]);
      expect(connectivityDisagreements(described, document, withPorts(described, draws))).toEqual([]);
      expect(differencesFromBetween(described, engine, document, draws.slice(0, 10))).toEqual([]);
    }),
    FEWER_RUNS,
  );
});

test('equal connectivity is an equal document, however it is written', () => {
  fc.assert(
    fc.property(describedCluster, rewriting, (described, { rewrite }) => {
      const document = reachabilityOf(described).connectivity().toDocument();
      const rewritten = reachabilityOf(rewrite(described)).connectivity().toDocument();
      if (JSON.stringify(rewritten) !== JSON.stringify(document)) expect(rewritten).toEqual(document);
    }),
    FEWER_RUNS,
  );
});

test('that a bare pod may reach itself changes nothing', () => {
  fc.assert(
    fc.property(describedCluster, fc.nat(), (drawn, chosen) => {
      const described = withOwnLabels(drawn);
      const changed = withSelfAllowed(described, (position) => ((chosen >> position) & 1) === 1);
      const [document, other] = [described, changed].map((each) => reachabilityOf(each).connectivity().toDocument());
      if (JSON.stringify(other) !== JSON.stringify(document)) expect(other).toEqual(document);
    }),
    FEWER_RUNS,
  );
});

test('what a focus shows is what the rules say of it', () => {
  const focusing = fc.record({
    pick: draw,
    direction: fc.constantFrom('ingress', 'egress', 'both'),
    addresses: fc.boolean(),
  });
  fc.assert(
    fc.property(describedCluster, focusing, pairDraws, (described, { pick, direction, addresses }, draws) => {
      const pods = described.workloads.filter((each) => !isFinished(each)).map(workloadId);
      fc.pre(pods.length > 0);
      const id = pods[pick % pods.length];
      const document = reachabilityOf(described)
        .connectivity({ focus: [id], direction, addresses })
        .toDocument();
      const focus = document.endpoints.findIndex((each) => each.id === id);
      const asked = withPorts(described, draws).map((each) => {
        const isSource = direction === 'egress' || (direction === 'both' && each.address % 2 === 0);
        return isSource ? { ...each, from: focus } : { ...each, to: focus };
      });
      expect(connectivityDisagreements(described, document, asked)).toEqual([]);
    }),
    FEWER_RUNS,
  );
});
