import fc from 'fast-check';
import { NOTHING } from '../../lib/analysis/connection-table';
import { DIRECTIONS } from '../../lib/model/direction';
import { PolicyPorts } from '../../lib/model/policy-ports';
import { LAST_PORT } from '../../lib/model/protocol';
import { reachabilityOf } from './described-cluster';
import { describedCluster } from './random-clusters';

const PORTS = [
  PolicyPorts.ALL,
  PolicyPorts.of([{ protocol: 'TCP', first: 80, last: 80 }]),
  PolicyPorts.of([{ protocol: 'UDP', first: 1, last: LAST_PORT }]),
  PolicyPorts.of([{ protocol: 'TCP', name: 'http' }]),
];

test('whether anything may pass is whether the answer says so', () => {
  const seen = { true: 0, false: 0 };
  fc.assert(
    fc.property(describedCluster, (described) => {
      const { answers, classes, connections, isolations, portNames } = reachabilityOf(described)._compiled;
      for (const direction of DIRECTIONS) {
        for (const isolation of new Set(isolations[direction].filter((each) => each !== undefined))) {
          for (const [position, { naming }] of classes.entries()) {
            const { possibly } = answers.passing(isolation.answerFor(position));
            for (const ports of PORTS) {
              const wanted = portNames.connections(ports, naming);
              const expected = connections.intersection(possibly, wanted) !== NOTHING;
              expect(isolation.mayPassAny(position, wanted)).toBe(expected);
              seen[`${expected}`]++;
            }
          }
        }
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 150) },
  );
  expect(Math.min(seen.true, seen.false)).toBeGreaterThan(100);
});
