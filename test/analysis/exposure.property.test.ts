import fc from 'fast-check';
import { passingAt } from '../../lib/analysis/pair-answers';
import { Reachability } from '../../lib/analysis/reachability';
import { connectionsOfPorts } from '../../lib/analysis/connections-of-ports';
import { ConnectionSet, type ConnectionTexts } from '../../lib/model/connection-set';
import { IpSet } from '../../lib/model/ip-set';
import { PROTOCOLS } from '../../lib/model/protocol';
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

/** No pod or node has one of them; blocks begin, end and have holes around them. */
const OUTSIDE = ['8.8.8.8', '10.0.0.77', '192.0.2.1', '203.0.113.9', '2001:db8::1', 'fd00::77'];

function connectionsOf(texts: ConnectionTexts): ConnectionSet {
  return connectionsOfPorts(
    PROTOCOLS.flatMap((protocol) =>
      (texts[protocol] ?? []).map((text) => {
        const [first, last = first] = text.split('-').map(Number);
        return { protocol, first, last };
      }),
    ),
  );
}

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

test('what passes for an address is what passes for every address, and for the blocks that hold it', () => {
  let exposed = 0;
  fc.assert(
    fc.property(describedCluster, (described) => {
      const reachability = Reachability.of(clusterOf(described), byIdentity);
      const { _compiled: compiled, _ends: ends } = reachability;
      for (const each of reachability.exposure().endpoints) {
        for (const direction of DIRECTIONS) {
          const { everyAddress, addresses } = each[direction];
          exposed += addresses.length;
          for (const text of OUTSIDE) {
            const [end, address] = [ends.get(each.id), ends.get(text)];
            const pair = direction === 'ingress' ? ([address, end] as const) : ([end, address] as const);
            const said = passingAt(compiled, direction, ...pair).surely;
            const holding = addresses.filter(({ cidr, except = [] }) =>
              IpSet.ofIpBlock({ cidr, except }).contains(IpSet.ofCidrs([`${text}/${text.includes(':') ? 128 : 32}`])),
            );
            const listed = [everyAddress, ...holding.map(({ connections }) => connections)].reduce(
              (all, texts) => all.union(connectionsOf(texts)),
              ConnectionSet.EMPTY,
            );
            expect({ text, passes: said.toTexts() }).toEqual({ text, passes: listed.toTexts() });
          }
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(exposed).toBeGreaterThan(20);
});
