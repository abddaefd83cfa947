import fc from 'fast-check';
import { Cluster, type ClusterParts } from '../../lib/model/cluster';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/namespace';
import { representative, workload, workloadId } from '../../lib/model/workload';
import { denyAll, service } from './cluster-parts';

const labelsOf = (cluster: Cluster, name: string): unknown => cluster.namespaces.get(name)?.labels;

/** Parts with few names, so that namespaces are declared, implied, or both; each name is there once. */
const parts: fc.Arbitrary<Required<ClusterParts>> = fc
  .record({
    declared: fc.subarray(['a', 'a-b', 'b']),
    workloads: fc.subarray(['a/x', 'a-b/x', 'b/x', 'b/y', 'c/x']),
    services: fc.subarray(['a/s', 'a-b/s', 'd/s']),
    policies: fc.subarray(['a/p', 'a-b/p', 'e/p', 'e/q']),
    ingresses: fc.subarray(['a/i', 'f/i']),
    nodes: fc.subarray(['n', 'm']),
  })
  .map(({ declared, workloads, services, policies, ingresses, nodes }) => {
    const split = (id: string): [string, string] => id.split('/') as [string, string];
    return {
      namespaces: declared.map((name) => ({ name, labels: { team: `team-${name}` } })),
      workloads: workloads.map(split).map(([namespace, name]) => workload({ namespace, name })),
      services: services.map(split).map(([namespace, name]) => service(namespace, name)),
      policies: policies.map(split).map(([namespace, name]) => denyAll(namespace, name)),
      ingresses: ingresses.map(split).map(([namespace, name]) => ({ namespace, name, backends: [] })),
      nodes: nodes.map((name) => ({ name, addresses: [] })),
    };
  });

/** Everything that a cluster says, its order included. */
function contents(cluster: Cluster): unknown {
  const { namespaces, workloads, services, policies, ingresses, nodes } = cluster;
  return { namespaces: [...namespaces], workloads, services, policies, ingresses, nodes };
}

describe('namespaces', () => {
  test('each has the label with its name, beside its own', () => {
    const cluster = Cluster.of({ namespaces: [{ name: 'shop', labels: { team: 'red' } }] });
    expect(labelsOf(cluster, 'shop')).toEqual({ team: 'red', [NAMESPACE_NAME_LABEL]: 'shop' });
    expect([...cluster.namespaces.keys()]).toEqual(['shop']);
  });

  test('nobody can give a namespace the name label of another one', () => {
    const cluster = Cluster.of({ namespaces: [{ name: 'shop', labels: { [NAMESPACE_NAME_LABEL]: 'bank' } }] });
    expect(labelsOf(cluster, 'shop')).toEqual({ [NAMESPACE_NAME_LABEL]: 'shop' });
  });

  test('a namespace that is only named by something in it exists', () => {
    const cluster = Cluster.of({
      workloads: [workload({ namespace: 'of-workload', name: 'web' })],
      services: [service('of-service', 'web')],
      policies: [denyAll('of-policy', 'deny')],
    });
    expect([...cluster.namespaces.values()]).toEqual(
      ['of-policy', 'of-service', 'of-workload'].map((name) => ({ name, labels: { [NAMESPACE_NAME_LABEL]: name } })),
    );
  });

  test('labels named like what every object inherits are labels', () => {
    const labels = Object.fromEntries([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    const cluster = Cluster.of({ namespaces: [{ name: 'shop', labels }] });
    expect(Object.entries(cluster.namespaces.get('shop')!.labels)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      [NAMESPACE_NAME_LABEL, 'shop'],
    ]);
  });

  test('the same namespace twice with equal labels is one', () => {
    const cluster = Cluster.of({
      namespaces: [
        { name: 'shop', labels: { team: 'red', tier: 'web' } },
        { name: 'shop', labels: { tier: 'web', [NAMESPACE_NAME_LABEL]: 'other', team: 'red' } },
      ],
    });
    expect(labelsOf(cluster, 'shop')).toEqual({ team: 'red', tier: 'web', [NAMESPACE_NAME_LABEL]: 'shop' });
    expect(cluster.namespaces.size).toBe(1);
  });
});

test('everything is in the order of its id', () => {
  const cluster = Cluster.of({
    namespaces: ['b', 'a-b', 'a'].map((name) => ({ name, labels: {} })),
    workloads: [
      workload({ namespace: 'b', name: 'x' }),
      representative('a', { app: 'web' }),
      workload({ namespace: 'a', kind: 'Deployment', name: 'z' }),
      workload({ namespace: 'a', kind: 'StatefulSet', name: 'b' }),
    ],
    services: [service('b', 'x'), service('a', 'y'), service('a', 'x')],
    policies: [denyAll('b', 'x'), denyAll('a', 'y'), denyAll('a', 'x')],
  });
  expect([...cluster.namespaces.keys()]).toEqual(['a', 'a-b', 'b']);
  expect(cluster.workloads.map(workloadId)).toEqual(['a/Deployment/z', 'a/StatefulSet/b', 'a/{app=web}', 'b/Pod/x']);
  expect(cluster.services.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(['a/x', 'a/y', 'b/x']);
  expect(cluster.policies.map(({ policy }) => `${policy.namespace}/${policy.name}`)).toEqual(['a/x', 'a/y', 'b/x']);
});

test('the order of the parts changes nothing', () => {
  fc.assert(
    fc.property(
      parts.chain((given) =>
        fc.record({
          given: fc.constant(given),
          shuffled: fc.record({
            namespaces: shuffledOf(given.namespaces),
            workloads: shuffledOf(given.workloads),
            services: shuffledOf(given.services),
            policies: shuffledOf(given.policies),
            ingresses: shuffledOf(given.ingresses),
            nodes: shuffledOf(given.nodes),
          }),
        }),
      ),
      ({ given, shuffled }) => {
        expect(contents(Cluster.of(shuffled))).toEqual(contents(Cluster.of(given)));
      },
    ),
  );
});

test('a cluster that grows part by part is the one that is made at once', () => {
  fc.assert(
    fc.property(
      parts,
      fc.shuffledSubarray(['namespaces', 'workloads', 'services', 'policies', 'ingresses', 'nodes'] as const, {
        minLength: 6,
      }),
      (given, order) => {
        let grown = Cluster.of({});
        for (const part of order) grown = grown.with({ [part]: given[part] });
        expect(contents(grown)).toEqual(contents(Cluster.of(given)));
      },
    ),
  );
});

test('a cluster with nothing more in it is the same', () => {
  const cluster = Cluster.of({ namespaces: [{ name: 'a', labels: { team: 'red' } }], services: [service('b', 's')] });
  expect(contents(cluster.with({}))).toEqual(contents(cluster));
});

test('nothing at all is a cluster', () => {
  expect(contents(Cluster.of({}))).toEqual({
    namespaces: [],
    workloads: [],
    services: [],
    policies: [],
    ingresses: [],
    nodes: [],
  });
});

test('a cluster is frozen, and keeps no list and no labels of namespaces that its maker can change', () => {
  const labels = { team: 'red' };
  const given = { namespaces: [{ name: 'a', labels }], workloads: [workload({ namespace: 'a', name: 'x' })] };
  const cluster = Cluster.of(given);
  labels.team = 'blue';
  given.workloads.pop();
  expect(labelsOf(cluster, 'a')).toMatchObject({ team: 'red' });
  expect(cluster.workloads).toHaveLength(1);
  const { namespaces, workloads, services, policies } = cluster;
  const a = namespaces.get('a')!;
  for (const part of [cluster, workloads, services, policies, a, a.labels]) expect(Object.isFrozen(part)).toBe(true);
});

function shuffledOf<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}
