import { firstParts } from '../../lib/model/first-parts';
import { workload } from '../../lib/model/workload';
import { denyAll, service } from './cluster-parts';

test('of what has one name, the first is kept, kind by kind and namespace by namespace', () => {
  const [first, second] = [workload({ namespace: 'a', name: 'x' }), workload({ namespace: 'a', name: 'x' })];
  const policies = [denyAll('a', 'p'), denyAll('b', 'p'), denyAll('a', 'p')];
  const parts = firstParts({
    namespaces: [
      { name: 'a', labels: { of: 'first' } },
      { name: 'a', labels: { of: 'second' } },
    ],
    workloads: [first, second, workload({ namespace: 'b', name: 'x' })],
    services: [service('a', 's'), service('a', 's')],
    policies,
    ingresses: [
      { namespace: 'a', name: 'i', backends: [] },
      { namespace: 'b', name: 'i', backends: [] },
    ],
    nodes: [
      { name: 'n', addresses: ['10.0.0.1'] },
      { name: 'n', addresses: ['10.0.0.2'] },
    ],
  });
  expect(parts.namespaces).toEqual([{ name: 'a', labels: { of: 'first' } }]);
  expect(parts.workloads[0]).toBe(first);
  expect(parts.workloads.map(({ namespace }) => namespace)).toEqual(['a', 'b']);
  expect(parts.services).toHaveLength(1);
  expect(parts.policies).toEqual(policies.slice(0, 2));
  expect(parts.ingresses).toHaveLength(2);
  expect(parts.nodes).toEqual([{ name: 'n', addresses: ['10.0.0.1'] }]);
});

test('a cluster without parts has none of any kind', () => {
  expect(Object.values(firstParts({})).flat()).toEqual([]);
});
