import fc from 'fast-check';
import { passingAt } from '../../lib/analysis/pair-answers';
import { Reachability } from '../../lib/analysis/reachability';
import type { ConnectionSet } from '../../lib/model/connection-set';
import { DIRECTIONS, type Direction } from '../../lib/model/direction';
import { workload } from '../../lib/model/workload';
import { clusterOf, type DescribedCluster } from './described-cluster';
import { describedCluster } from './random-clusters';
import { labels, NAMESPACE_NAMES } from './random-policies';

const byIdentity = { plugin: { name: 'by identity', ipBlocksMatchPods: false } };

interface Pod {
  readonly namespace: string;
  readonly namespaceLabels: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** What an end says to a pod that is there now, besides the others. */
function saidTo(described: DescribedCluster, { namespace, namespaceLabels, labels: own }: Pod) {
  const isKnown = described.namespaces.some(({ name }) => name === namespace);
  const cluster = clusterOf({
    ...described,
    namespaces: [...described.namespaces, ...(isKnown ? [] : [{ name: namespace, labels: namespaceLabels }])],
    workloads: [...described.workloads, workload({ namespace, name: 'probe', labels: own })],
  });
  const { _compiled: compiled, _ends: ends } = Reachability.of(cluster, byIdentity);
  const probe = ends.get(`${namespace}/Pod/probe`);
  return (direction: Direction, id: string): ConnectionSet => {
    const end = ends.get(id);
    return passingAt(
      compiled,
      direction,
      ...(direction === 'ingress' ? ([probe, end] as const) : ([end, probe] as const)),
    ).surely;
  };
}

test('what is said of a pod that may come is said of it when it is there', () => {
  let peers = 0;
  fc.assert(
    fc.property(describedCluster, (described) => {
      const { endpoints } = Reachability.of(clusterOf(described), byIdentity).exposure();
      for (const each of endpoints) {
        for (const direction of DIRECTIONS) {
          for (const peer of each[direction].possiblePeers) {
            peers++;
            const [namespace] = peer.id.split('/');
            const said = saidTo(described, { ...peer, namespace })(direction, each.id);
            expect({ id: peer.id, passes: said.toTexts() }).toEqual({ id: peer.id, passes: peer.connections });
          }
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(peers).toBeGreaterThan(20);
});

test('what passes for every pod passes for any pod', () => {
  const pods = fc.array(fc.record({ namespace: fc.constantFrom(...NAMESPACE_NAMES), labels }), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(describedCluster, pods, (described, drawn) => {
      const { endpoints } = Reachability.of(clusterOf(described), byIdentity).exposure();
      for (const pod of drawn) {
        const said = saidTo(described, { ...pod, namespaceLabels: {} });
        for (const each of endpoints) {
          for (const direction of DIRECTIONS) {
            const passes = said(direction, each.id);
            for (const [protocol, texts] of Object.entries(each[direction].everyPod)) {
              for (const text of texts) {
                const [first, last = first] = text.split('-').map(Number);
                expect(passes.has(protocol as 'TCP', first) && passes.has(protocol as 'TCP', last)).toBe(true);
              }
            }
          }
        }
      }
    }),
    { numRuns: 150 },
  );
});
