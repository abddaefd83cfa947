import { DiagnosticsError } from '../../lib/diagnostics/diagnostics-error';
import { Cluster, type ClusterParts } from '../../lib/model/cluster';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/namespace';
import { representative, workload } from '../../lib/model/workload';
import { denyAll, service } from './cluster-parts';

function errorOf(parts: ClusterParts): DiagnosticsError {
  try {
    Cluster.of(parts);
  } catch (error) {
    if (error instanceof DiagnosticsError) return error;
    throw error;
  }
  throw new Error('the cluster was accepted');
}

const codesOf = (parts: ClusterParts): string[] => errorOf(parts).diagnostics.map(({ code }) => code);

const namespace = (labels: Record<string, string>, name = 'a'): { name: string; labels: Record<string, string> } => ({
  name,
  labels,
});
const pod = (name: string, more: { kind?: string; namespace?: string } = {}) =>
  workload({ namespace: 'a', name, ...more });

describe('what is one object each is accepted', () => {
  test.each<[string, ClusterParts]>([
    ['namespaces with different names', { namespaces: [namespace({}), namespace({ team: 'red' }, 'b')] }],
    ['a namespace twice, with equal labels', { namespaces: [namespace({ team: 'red' }), namespace({ team: 'red' })] }],
    [
      'a namespace twice, with labels in another order',
      { namespaces: [namespace({ x: '1', y: '2' }), namespace({ y: '2', x: '1' })] },
    ],
    [
      'a namespace twice, with and without the automatic label',
      { namespaces: [namespace({}), namespace({ [NAMESPACE_NAME_LABEL]: 'a' })] },
    ],
    ['workloads of one name and different kinds', { workloads: [pod('x'), pod('x', { kind: 'Deployment' })] }],
    ['workloads of one name in different namespaces', { workloads: [pod('x'), pod('x', { namespace: 'b' })] }],
    [
      'representatives with different labels',
      { workloads: [representative('a', { app: 'x' }), representative('a', { app: 'y' })] },
    ],
    ['Services of one name in different namespaces', { services: [service('a', 'x'), service('b', 'x')] }],
    ['policies of one name in different namespaces', { policies: [denyAll('a', 'x'), denyAll('b', 'x')] }],
    [
      'one name for things of different kinds',
      { workloads: [pod('x')], services: [service('a', 'x')], policies: [denyAll('a', 'x')] },
    ],
  ])('%s', (_, parts) => {
    expect(Cluster.of(parts).namespaces.get('a')).toBeDefined();
  });
});

describe('what is there twice is refused', () => {
  test.each<[string, ClusterParts, string[]]>([
    [
      'a namespace with another value of a label',
      { namespaces: [namespace({ team: 'red' }), namespace({ team: 'blue' })] },
      ['duplicate-namespace'],
    ],
    [
      'a namespace with a label more',
      { namespaces: [namespace({ team: 'red' }), namespace({})] },
      ['duplicate-namespace'],
    ],
    [
      'a namespace with the same values under other keys',
      { namespaces: [namespace({ x: '1' }), namespace({ y: '1' })] },
      ['duplicate-namespace'],
    ],
    [
      'a namespace three times, where any two may differ: once',
      { namespaces: [namespace({ x: '1' }), namespace({}), namespace({ x: '1' })] },
      ['duplicate-namespace'],
    ],
    [
      'two namespaces',
      { namespaces: [namespace({}), namespace({ x: '1' }), namespace({}, 'b'), namespace({ x: '1' }, 'b')] },
      ['duplicate-namespace', 'duplicate-namespace'],
    ],
    ['a workload', { workloads: [pod('x'), pod('y'), pod('x')] }, ['duplicate-object']],
    [
      'a representative, with its labels in another order',
      { workloads: [representative('a', { x: '1', y: '2' }), representative('a', { y: '2', x: '1' })] },
      ['duplicate-object'],
    ],
    ['a Service', { services: [service('a', 'x'), service('a', 'x')] }, ['duplicate-object']],
    ['a policy', { policies: [denyAll('a', 'x'), denyAll('a', 'x')] }, ['duplicate-object']],
    [
      'a policy three times: each but the first',
      { policies: [denyAll('a', 'x'), denyAll('a', 'x'), denyAll('a', 'x')] },
      ['duplicate-object', 'duplicate-object'],
    ],
  ])('%s', (_, parts, codes) => {
    expect(codesOf(parts)).toEqual(codes);
  });

  test('the whole of it at once', () => {
    const { diagnostics } = errorOf({
      namespaces: [namespace({}), namespace({ team: 'red' })],
      workloads: [pod('w'), pod('w')],
      services: [service('a', 's'), service('a', 's')],
      policies: [denyAll('a', 'p'), denyAll('a', 'p')],
    });
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, /"[^"]+"/.exec(message)?.[0]])).toEqual([
      ['duplicate-namespace', 'error', '"a"'],
      ['duplicate-object', 'error', '"a/Pod/w"'],
      ['duplicate-object', 'error', '"a/s"'],
      ['duplicate-object', 'error', '"a/p"'],
    ]);
    for (const { help } of diagnostics) expect(help).toEqual(expect.any(String));
  });

  test('also what comes to a cluster later', () => {
    const cluster = Cluster.of({ namespaces: [namespace({ team: 'red' })], workloads: [pod('x')] });
    expect(() => cluster.with({ workloads: [pod('x')] })).toThrow(DiagnosticsError);
    expect(() => cluster.with({ namespaces: [namespace({ team: 'blue' })] })).toThrow(DiagnosticsError);
    expect(cluster.with({ namespaces: [namespace({ team: 'red' })] }).namespaces.size).toBe(1);
  });
});

test('a second object is reported at its own place, where that is known', () => {
  const source = (line: number) => ({ location: () => ({ file: 'shop.ts', line, column: 5 }) });
  const parts = {
    workloads: [
      { ...pod('x'), source: source(1) },
      { ...pod('x'), source: source(2) },
    ],
    policies: [denyAll('a', 'p'), denyAll('a', 'p', { constructPath: 'app/shop/deny', ...source(4) })],
  };
  expect(errorOf(parts).diagnostics).toMatchObject([
    { file: 'shop.ts', line: 2, column: 5 },
    { file: 'shop.ts', line: 4, constructPath: 'app/shop/deny' },
  ]);
});
