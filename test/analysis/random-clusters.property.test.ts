import fc from 'fast-check';
import { validateNetworkPolicy } from '../../lib/validation';
import { manifestOf, oracleOf } from './described-cluster';
import { describedCluster } from './random-clusters';
import { clusterWithFlows, oracleFlow } from './random-flows';

test('an API server of 1.30, which takes host bits, accepts the policies of random clusters', () => {
  fc.assert(
    fc.property(describedCluster, ({ policies }) => {
      const refused = policies
        .flatMap((policy) => validateNetworkPolicy(manifestOf(policy), { kubernetesVersion: '1.30' }))
        .filter(({ severity }) => severity === 'error');
      expect(refused).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

/** Agreement on flows that all end the same way would prove little. */
test('flows in random clusters end in every way', () => {
  const outcomes = { allowed: 0, denied: 0, unknown: 0 };
  fc.assert(
    fc.property(clusterWithFlows(10), ({ described, flows }) => {
      const oracle = oracleOf(described);
      for (const flow of flows) outcomes[oracle.outcome(oracleFlow(described, flow))]++;
    }),
    { numRuns: 500, seed: 1 },
  );
  expect(outcomes.allowed).toBeGreaterThan(500);
  expect(outcomes.denied).toBeGreaterThan(500);
  expect(outcomes.unknown).toBeGreaterThan(30);
});
