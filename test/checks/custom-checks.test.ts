/** A check of somebody else's may do anything: what it does wrong is said, and everything else is still found. */
import { readCustomChecks } from '../../lib/checks/config/read-custom-checks';
import { planChecks } from '../../lib/checks/config/check-plan';
import { CheckContext } from '../../lib/checks/check-context';
import type { Check } from '../../lib/checks/check';
import { runChecks } from '../../lib/checks/run-checks';
import { clusterOfObjects } from '../../lib/manifest/cluster-of-objects';

const described = { id: 'acme/any', severity: 'info', title: 't', why: 'w', fix: 'f' } as const;
const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace: 'shop', name: 'p' };
const cluster = clusterOfObjects([
  {
    ...{ apiVersion: object.apiVersion, kind: object.kind, metadata: { namespace: 'shop', name: 'p' } },
    spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] },
  },
]);

function codesWith(run: unknown): string[] {
  const { plan } = planChecks({ preset: 'recommended' }, [{ ...described, run } as unknown as Check]);
  return runChecks(new CheckContext(cluster), plan).diagnostics.map(({ code }) => code);
}

test('a sound check is heard', () => {
  expect(codesWith(() => [{ object, message: 'found' }])).toEqual(['allow-all-rule', 'acme/any']);
});

test.each<[string, unknown]>([
  [
    'throws',
    () => {
      throw new Error('boom');
    },
  ],
  ['returns nothing', () => undefined],
  ['returns a promise', () => Promise.resolve([])],
  ['returns a text', () => 'found'],
  ['finds null', () => [null]],
  ['finds a text', () => ['found']],
  ['finds no object', () => [{ message: 'found' }]],
  ['finds an object without a name', () => [{ object: { ...object, name: undefined }, message: 'found' }]],
  ['says nothing', () => [{ object, messag: 'found' }]],
  ['finds something sound before', () => [{ object, message: 'found' }, 1]],
])('one that %s has failed, and the others are heard', (_title, run) => {
  expect(codesWith(run).sort()).toEqual(['allow-all-rule', 'check-failed']);
});

test.each<[string, unknown, number]>([
  ['workloads', ['workloads'], 0],
  ['all policies', ['policies'], 0],
  ['something that is misspelt', ['worklods'], 1],
  ['a text', 'workloads', 0],
  ['two things that nobody knows', ['a', 1], 2],
])('one that needs %s', (_title, needs, problems) => {
  const { diagnostics } = readCustomChecks([{ ...described, needs, run: () => [] }], 'modules[0]');
  expect(diagnostics.map(({ code, path }) => [code, path])).toEqual(
    Array.from({ length: problems }, () => ['config-invalid', 'modules[0]']),
  );
});
