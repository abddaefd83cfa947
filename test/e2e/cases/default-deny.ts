/** Policies for whole namespaces: shut, open, and one opened pod in a namespace that is shut. */
import { ANYTHING, EVERY_POD, policy, probe, type E2eCase } from '../e2e-case';

export const DEFAULT_DENY: readonly E2eCase[] = [
  {
    id: 'default-deny-ingress',
    suite: 'core',
    title: 'default deny for ingress: nobody reaches x, not even from inside',
    steps: [
      {
        title: 'x is shut for ingress',
        policies: [policy('x', 'deny-ingress', EVERY_POD, { ingress: [] })],
        probes: [probe('TCP', 80, 'denied * -> x/*')],
      },
    ],
  },
  {
    id: 'default-deny-all',
    suite: 'core',
    title: 'default deny for both directions: nothing gets into x, and nothing out of it',
    steps: [
      {
        title: 'x is shut',
        policies: [policy('x', 'deny-all', EVERY_POD, { ingress: [], egress: [] })],
        probes: [probe('TCP', 80, 'denied * -> x/*', 'denied x/* -> *')],
      },
    ],
  },
  {
    id: 'ingress-for-a-target',
    suite: 'core',
    title: 'ingress for one target: x is shut, and x/a open to the pods of all namespaces',
    steps: [
      {
        title: 'two policies, of which the second selects x/a alone',
        policies: [
          policy('x', 'deny-all', EVERY_POD, { ingress: [] }),
          policy(
            'x',
            'allow-all-to-a',
            { pod: 'a' },
            { ingress: [{ from: [{ podSelector: {}, namespaceSelector: {} }] }] },
          ),
        ],
        probes: [probe('TCP', 80, 'denied * -> x/b', 'denied * -> x/c')],
      },
    ],
  },
  {
    id: 'allow-all',
    suite: 'core',
    title: 'allow all: an isolated namespace with one rule without limits is as open as any',
    deniesNothing: true,
    steps: [
      {
        title: 'x allows all ingress',
        policies: [policy('x', 'allow-all', EVERY_POD, { ingress: [ANYTHING] })],
        probes: [probe('TCP', 80), probe('TCP', 81)],
      },
    ],
  },
];
