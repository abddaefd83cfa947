import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectivityDocument } from '../../lib/analysis/connectivity-document';
import type { Outcome } from '../../lib/analysis/verdict';
import { PROTOCOLS } from '../../lib/model/protocol';
import { disagreements } from '../analysis/agreement';
import {
  connectivityDisagreements,
  differencesFromBetween,
  endpointFaults,
  type PairDraw,
} from '../analysis/connectivity-agreement';
import { oracleOf, reachabilityOf, type DescribedCluster } from '../analysis/described-cluster';
import { oracleFlow, portsOfInterest, type AskedFlow } from '../analysis/random-flows';

/*
 * Clusters on which the engine was wrong once, each in a file of its own, found by random tests. Everything that those
 * tests check holds for them for ever.
 */

interface ExpectedFlow extends AskedFlow {
  readonly outcome: Outcome;
  /** Codes of its caveats, if they were the point. */
  readonly caveats?: readonly string[];
}

interface Regression {
  /** What was wrong, for people. */
  readonly about: string;
  readonly cluster: DescribedCluster;
  readonly flows: readonly ExpectedFlow[];
  /** The same cluster written otherwise, if that was the point. */
  readonly same?: DescribedCluster;
}

const regressions = readdirSync(__dirname)
  .filter((file) => file.endsWith('.json'))
  .map((file): [string, Regression] => [file, JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as Regression]);

/** Every pair of endpoints, on every port of interest. */
function allDraws(described: DescribedCluster, { endpoints }: ConnectivityDocument): PairDraw[] {
  const positions = [...endpoints.keys()];
  return positions.flatMap((from) =>
    positions.flatMap((to) =>
      [0, 1, 2, 3].flatMap((address) =>
        PROTOCOLS.flatMap((protocol) =>
          portsOfInterest(described).map((port) => ({ from, to, address, protocol, port })),
        ),
      ),
    ),
  );
}

describe.each(regressions)('%s', (_, { cluster, flows, same }) => {
  test('the flows end as they must', () => {
    const oracle = oracleOf(cluster);
    expect(flows.map((flow) => oracle.outcome(oracleFlow(cluster, flow)))).toEqual(flows.map(({ outcome }) => outcome));
    const engine = reachabilityOf(cluster);
    expect(disagreements(cluster, engine, flows)).toEqual([]);
    for (const { caveats, ...flow } of flows) {
      if (caveats) expect(engine.evaluate(flow).caveats.map(({ code }) => code)).toEqual(caveats);
    }
  });

  test.each([{ addresses: true }, { addresses: false }])('all pairs are what the rules say: %o', (options) => {
    const document = reachabilityOf(cluster).connectivity(options).toDocument();
    expect(options.addresses ? endpointFaults(cluster, document) : []).toEqual([]);
    const draws = allDraws(cluster, document);
    expect(connectivityDisagreements(cluster, document, draws)).toEqual([]);
    expect(differencesFromBetween(cluster, reachabilityOf(cluster), document, draws.slice(0, 1000))).toEqual([]);
  });

  test('written otherwise it has the same document', () => {
    const [document, other] = [cluster, same ?? cluster].map((each) =>
      reachabilityOf(each).connectivity().toDocument(),
    );
    expect(other).toEqual(document);
  });
});
