import { CheckContext } from '../../lib/checks/check-context';
import { clusterOfObjects } from '../../lib/manifest/cluster-of-objects';
import { LabelSelector } from '../../lib/model/label-selector';

const pod = (name: string, labels: object, spec: object = {}): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop', labels },
  spec: { containers: [{ name: 'main', image: 'main' }], ...spec },
});

const context = new CheckContext(
  clusterOfObjects([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'a' } } },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'office', labels: { team: 'b' } } },
    pod('web', { app: 'web' }),
    pod('agent', { app: 'web' }, { hostNetwork: true }),
    pod('api', { app: 'api' }),
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'p', namespace: 'shop' },
      spec: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'] },
    },
  ]),
);

test('an answer is worked out once', () => {
  const work = jest.fn(() => ({}));
  expect(context.once(work)).toBe(context.once(work));
  expect(work.mock.calls).toEqual([[context, undefined]]);
});

test('an answer about something is worked out once for each of these', () => {
  const work = jest.fn((_context: CheckContext, about: string) => about.length);
  expect(['a', 'bb', 'a', 'bb'].map((text) => context.once(work, text))).toEqual([1, 2, 1, 2]);
  expect(work).toHaveBeenCalledTimes(2);
});

test('a key tells which things are the same', () => {
  const work = jest.fn((_context: CheckContext, { size }: { size: number }) => size);
  expect(['a', 'b', 'a'].map((key, size) => context.once(work, { size }, key))).toEqual([0, 1, 0]);
});

test('different questions about the same thing have different answers', () => {
  const [first, second] = [() => 1, () => 2];
  expect([context.once(first, 'a'), context.once(second, 'a')]).toEqual([1, 2]);
});

test('a policy selects pods of its namespace that policies apply to', () => {
  expect(context.podsSelectedBy(context.policies[0].policy).map(({ name }) => name)).toEqual(['web']);
});

test.each([
  [LabelSelector.of({ team: 'a' }), ['shop']],
  [LabelSelector.EVERYTHING, ['office', 'shop']],
  [LabelSelector.of({ team: 'c' }), []],
])('a selector matches namespaces of the input', (selector, names) => {
  expect(context.namespacesOf(selector).map(({ name }) => name)).toEqual(names);
});
