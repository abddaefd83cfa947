import fc from 'fast-check';
import { universeOf, type Universe, type UniversePolicy } from '../../lib/closure/universe';
import type { AppGraph, GraphTier } from '../../lib/graph/app-graph';
import { lower } from '../../lib/lower/lower';
import { LabelSelector } from '../../lib/model/label-selector';
import { workload, workloadId } from '../../lib/model/workload';
import { allow, at, BACK, deny, everyPodOf, foreign, FRONT, graphOf, namespace, tier } from '../lower/graph-parts';
import { anyGraph } from '../lower/random-graphs';

const origin = { constructPath: 'app/tier', location: () => undefined };

function tierOf(endpoint: GraphTier['endpoint'], rest: Partial<GraphTier> = {}): GraphTier {
  return { endpoint, ports: [], hostNetwork: false, origin, ...rest };
}

function idsOf({ workloads }: Universe): string[] {
  return workloads.map(workloadId);
}

function universeOfGraph(graph: AppGraph, policies: readonly UniversePolicy[] = []): Universe {
  return universeOf(graph, [...lower(graph).policies, ...graph.foreignPolicies, ...policies]);
}

const web = tier(FRONT, { app: 'web' });
const db = tier(BACK, { app: 'db' });

test('there is a pod for each tier, the same labels elsewhere, and a pod without labels in each namespace', () => {
  const universe = universeOfGraph({ ...graphOf([allow('allow', db, [at(web)])]), tiers: [tierOf(web), tierOf(db)] });
  expect(idsOf(universe)).toEqual([
    'back/Tier/db',
    'front/Tier/web',
    'front/{}',
    'back/{}',
    'system/{}',
    '*/{}',
    'back/{app=web}',
    '*/{app=web}',
  ]);
  expect(universe.idOf(web)).toBe('front/Tier/web');
  expect(universe.namespaces.map(({ name }) => name)).toEqual(['*', 'back', 'front', 'system']);
});

test('tiers that only rules name are there too, and those of equal names have different ids', () => {
  const other = tier(FRONT, { app: 'other' }, { id: 'web' });
  const universe = universeOfGraph(graphOf([deny('a', web), deny('b', other)]));
  expect([universe.idOf(other), universe.idOf(web)]).toEqual(['front/Tier/web', 'front/Tier/web-2']);
  expect(idsOf(universe)).toEqual(expect.arrayContaining(['front/Tier/web', 'front/Tier/web-2']));
});

test('one tier that two applications declare is one pod with the ports of both', () => {
  const http = { name: 'http', protocol: 'TCP', port: 80 } as const;
  const dns = { protocol: 'UDP', port: 53 } as const;
  const tiers = [tierOf(web, { ports: [http] }), tierOf({ ...web }, { ports: [dns, http] })];
  const { workloads } = universeOfGraph({ ...graphOf([]), tiers });
  expect(workloads.filter(({ kind }) => kind === 'Tier')).toMatchObject([{ name: 'web', ports: [http, dns] }]);
});

test('pods that two tiers share are there, with the ports of both', () => {
  const canary = tier(FRONT, { track: 'canary' });
  const tiers = [
    tierOf(web, { ports: [{ protocol: 'TCP', port: 80 }] }),
    tierOf(canary, { ports: [{ protocol: 'TCP', port: 81 }] }),
  ];
  const { workloads } = universeOfGraph({ ...graphOf([]), tiers });
  expect(workloads).toContainEqual(
    expect.objectContaining({
      namespace: 'front',
      labels: { app: 'web', track: 'canary' },
      ports: [
        { protocol: 'TCP', port: 80 },
        { protocol: 'TCP', port: 81 },
      ],
    }),
  );
});

test('pods of a tier that a policy selects, and those that it does not', () => {
  const stable = LabelSelector.of({}, [{ key: 'track', operator: 'NotIn', values: ['canary'] }]);
  const graph = { ...graphOf([], [foreign('raw', FRONT, { pods: stable })]), tiers: [tierOf(web)] };
  expect(idsOf(universeOfGraph(graph))).toEqual(
    expect.arrayContaining(['front/Tier/web', 'front/{app=web,track=canary}', 'front/{}', 'front/{track=canary}']),
  );
});

test('a tier that can have no pods, and one on the network of its node, have no intersections', () => {
  const nobody = tier(
    FRONT,
    {},
    {
      id: 'nobody',
      pods: LabelSelector.of({ app: 'a' }, [{ key: 'app', operator: 'DoesNotExist', values: [] }]),
    },
  );
  const node = tier(FRONT, { node: 'yes' });
  const tiers = [tierOf(web), tierOf(nobody), tierOf(node, { hostNetwork: true })];
  const universe = universeOfGraph({ ...graphOf([]), tiers });
  expect(universe.idOf(nobody)).toBeUndefined();
  expect(idsOf(universe).filter((id) => id.startsWith('front/'))).toEqual([
    'front/Tier/web',
    'front/Tier/yes',
    'front/{}',
  ]);
});

test('a selector of namespaces that no known one matches has a namespace of its own', () => {
  const pay = LabelSelector.of({ team: 'pay' });
  const pods = LabelSelector.of({ app: 'ledger' });
  const rule = allow('allow', web, [{ kind: 'selection', peer: { namespaceSelector: pay, podSelector: pods } }]);
  const universe = universeOfGraph(graphOf([rule]));
  expect(universe.namespaces).toContainEqual({
    name: '{team=pay}',
    labels: { team: 'pay', 'kubernetes.io/metadata.name': '{team=pay}' },
  });
  expect(idsOf(universe)).toEqual(
    expect.arrayContaining(['{team=pay}/{}', '{team=pay}/{app=ledger}', 'front/{app=ledger}', '*/{app=ledger}']),
  );
});

test('a namespace that is named is there by its name', () => {
  const named = LabelSelector.of({}, [
    { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['x', 'y', 'back'] },
  ]);
  const rule = allow('allow', web, [{ kind: 'selection', peer: { namespaceSelector: named } }]);
  const names = universeOfGraph(graphOf([rule])).namespaces.map(({ name }) => name);
  expect(names).toEqual(['*', 'back', 'front', 'system', 'x', 'y']);
});

test('further peers and workloads are included', () => {
  const graph = graphOf([]);
  const peer = { kind: 'selection', peer: { podSelector: LabelSelector.of({ app: 'probe' }) } } as const;
  const job = workload({ namespace: 'batch', kind: 'Job', name: 'nightly', labels: { app: 'nightly' } });
  const universe = universeOf(graph, [], { peers: [{ peer, home: 'front' }], workloads: [job] });
  expect(idsOf(universe)).toEqual(
    expect.arrayContaining(['front/{app=probe}', '*/{app=probe}', 'batch/Job/nightly', 'batch/{}']),
  );
});

test('more intersections than can be looked at are reported at the tier that was left out', () => {
  const tiers = Array.from({ length: 200 }, (_, i) => [
    tierOf(tier(FRONT, { a: `${i}` }, { id: `a${i}` })),
    tierOf(tier(FRONT, { b: `${i}` }, { id: `b${i}` })),
  ]).flat();
  const universe = universeOfGraph({ ...graphOf([]), tiers });
  expect(universe.diagnostics).toMatchObject([
    { code: 'closure-partial', severity: 'warning', constructPath: 'app/tier' },
  ]);
  expect(universe.workloads.length).toBeLessThan(21_000);
  expect(universeOfGraph({ ...graphOf([]), tiers: tiers.slice(0, 100) }).diagnostics).toEqual([]);
});

test('labels of peers in very many namespaces are reported, too', () => {
  const namespaces = Array.from({ length: 300 }, (_, i) => namespace(`ns-${i}`));
  const peers = Array.from({ length: 100 }, (_, i) => ({
    kind: 'selection' as const,
    peer: { namespaceSelector: LabelSelector.EVERYTHING, podSelector: LabelSelector.of({ app: `${i}` }) },
  }));
  const subject = everyPodOf(namespaces[0]);
  const universe = universeOfGraph({ ...graphOf([allow('allow', subject, peers)]), namespaces });
  expect(universe.diagnostics).toMatchObject([{ code: 'closure-partial' }]);
});

test('so is one peer with very many values in very many namespaces', () => {
  const namespaces = Array.from({ length: 300 }, (_, i) => namespace(`ns-${i}`));
  const values = Array.from({ length: 100 }, (_, i) => `${i}`);
  const podSelector = LabelSelector.of({}, [{ key: 'app', operator: 'In', values }]);
  const peer = { kind: 'selection' as const, peer: { namespaceSelector: LabelSelector.EVERYTHING, podSelector } };
  const graph = { ...graphOf([allow('allow', everyPodOf(namespaces[0]), [peer])]), namespaces };
  const universe = universeOfGraph(graph);
  expect(universe.diagnostics).toMatchObject([{ code: 'closure-partial' }]);
  expect(universe.workloads.length).toBeLessThan(1_000);
});

test('the order of everything changes nothing, and each selector matches some pod where it can', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const universe = universeOfGraph(graph);
      const reversed = {
        ...graph,
        namespaces: [...graph.namespaces].reverse(),
        rules: [...graph.rules].reverse(),
        foreignPolicies: [...graph.foreignPolicies].reverse(),
      };
      expect(universeOfGraph(reversed).workloads.map(workloadId).sort()).toEqual(idsOf(universe).sort());
      const labelsOf = new Map(universe.namespaces.map(({ name, labels }) => [name, labels]));
      for (const { policy } of [...lower(graph).policies, ...graph.foreignPolicies]) {
        const { podSelector, namespace: home } = policy;
        expect(universe.workloads.some((pod) => pod.namespace === home && podSelector.matches(pod.labels))).toBe(true);
        for (const peer of [...policy.ingress, ...policy.egress].flatMap(({ peers }) => peers)) {
          if ('ipBlock' in peer) continue;
          const isMatched = universe.workloads.some(
            (pod) =>
              (peer.podSelector?.matches(pod.labels) ?? true) &&
              (peer.namespaceSelector?.matches(labelsOf.get(pod.namespace) ?? {}) ?? pod.namespace === home),
          );
          expect(isMatched).toBe(true);
        }
      }
    }),
    { numRuns: 200 },
  );
});
