/** What changes when a policy is updated or deleted, or when labels of namespaces and pods change (S27). */
import { ANYTHING, EVERY_POD, labels, policy, probe, type E2eCase } from '../e2e-case';

const FROM_NAMESPACE_WITH_LABEL = policy(
  'x',
  'allow-ns2',
  { pod: 'a' },
  { ingress: [{ from: [{ namespaceSelector: labels({ ns2: 'updated' }) }] }] },
);
const FROM_POD_WITH_LABELS = policy(
  'x',
  'allow-pod2',
  { pod: 'a' },
  { ingress: [{ from: [{ podSelector: labels({ pod: 'b', pod2: 'updated' }) }] }] },
);
const ISOLATED_BY_LABEL = policy('x', 'deny-ingress', { target: 'isolated' }, { ingress: [] });

export const CHANGES: readonly E2eCase[] = [
  {
    id: 'updated-policy',
    suite: 'core',
    title: 'updated policy: from allow all to deny all',
    steps: [
      {
        title: 'it allows all ingress of x',
        policies: [policy('x', 'mutates', EVERY_POD, { ingress: [ANYTHING] })],
        probes: [probe('TCP', 81)],
      },
      {
        title: 'it allows none',
        policies: [policy('x', 'mutates', EVERY_POD, { ingress: [] })],
        probes: [probe('TCP', 81, 'denied * -> x/*')],
      },
    ],
  },
  {
    id: 'updated-namespace',
    suite: 'core',
    title: 'ingress access from an updated namespace: y is given the label that the policy asks for',
    steps: [
      {
        title: 'no namespace has the label',
        policies: [FROM_NAMESPACE_WITH_LABEL],
        probes: [probe('TCP', 80, 'denied * -> x/a')],
      },
      {
        title: 'y has it',
        policies: [FROM_NAMESPACE_WITH_LABEL],
        labels: { namespaces: { y: { ns2: 'updated' } } },
        probes: [probe('TCP', 80, 'denied * -> x/a', 'allowed y/* -> x/a')],
      },
    ],
  },
  {
    id: 'updated-pod',
    suite: 'core',
    title: 'ingress access from an updated pod: x/b is given the label that the policy asks for',
    steps: [
      {
        title: 'no pod has both labels',
        policies: [FROM_POD_WITH_LABELS],
        probes: [probe('TCP', 80, 'denied * -> x/a')],
      },
      {
        title: 'x/b has them',
        policies: [FROM_POD_WITH_LABELS],
        labels: { pods: { 'x/b': { pod2: 'updated' } } },
        probes: [probe('TCP', 80, 'denied * -> x/a', 'allowed x/b -> x/a')],
      },
    ],
  },
  {
    id: 'updated-target',
    suite: 'core',
    title: 'deny ingress access to an updated pod: x/a is given the label that the policy selects by',
    steps: [
      { title: 'the policy selects nobody', policies: [ISOLATED_BY_LABEL], probes: [probe('TCP', 80)] },
      {
        title: 'it selects x/a',
        policies: [ISOLATED_BY_LABEL],
        labels: { pods: { 'x/a': { target: 'isolated' } } },
        probes: [probe('TCP', 80, 'denied * -> x/a')],
      },
    ],
  },
  {
    id: 'deleted-policy',
    suite: 'core',
    title: 'policies are no longer enforced after they are deleted',
    steps: [
      {
        title: 'x is shut',
        policies: [policy('x', 'deny-all', EVERY_POD, { ingress: [], egress: [] })],
        probes: [probe('TCP', 80, 'denied x/* -> *', 'denied * -> x/*')],
      },
      { title: 'x has no policy', policies: [], probes: [probe('TCP', 80)] },
    ],
  },
];
