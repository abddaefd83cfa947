/** Ingress and egress together: each end has its say, and neither speaks for the other. */
import { ANYTHING, labels, namespace, policy, probe, type E2eCase } from '../e2e-case';

const FROM_XA = { ...namespace('x'), podSelector: labels({ pod: 'a' }) };
const EGRESS_OF_XA = policy('x', 'allow-egress', { pod: 'a' }, { egress: [ANYTHING] });

export const BOTH_DIRECTIONS: readonly E2eCase[] = [
  {
    id: 'ingress-and-egress',
    suite: 'core',
    title: 'Ingress, Egress specified together in one policy',
    steps: [
      {
        title: 'x/a is reached by x/b on every port, and sends to port 80 of everybody',
        policies: [
          policy(
            'x',
            'both',
            { pod: 'a' },
            {
              ingress: [{ from: [{ podSelector: labels({ pod: 'b' }) }] }],
              egress: [{ ports: [{ port: 80 }] }],
            },
          ),
        ],
        probes: [
          probe('TCP', 80, 'denied * -> x/a', 'allowed x/b -> x/a'),
          probe('TCP', 81, 'denied * -> x/a', 'allowed x/b -> x/a', 'denied x/a -> *'),
        ],
      },
    ],
  },
  {
    id: 'client-side-denial',
    suite: 'core',
    title: 'egress denied on the client side, even where the server explicitly allows the traffic',
    steps: [
      {
        title: 'x/a sends to y/a alone; y/a and y/b accept x/a alone',
        policies: [
          policy(
            'x',
            'allow-to-y-a',
            { pod: 'a' },
            { egress: [{ to: [{ ...namespace('y'), podSelector: labels({ pod: 'a' }) }] }] },
          ),
          policy('y', 'allow-x-a-to-a', { pod: 'a' }, { ingress: [{ from: [FROM_XA] }] }),
          policy('y', 'allow-x-a-to-b', { pod: 'b' }, { ingress: [{ from: [FROM_XA] }] }),
        ],
        probes: [probe('TCP', 80, 'denied x/a -> *', 'denied * -> y/a', 'denied * -> y/b', 'allowed x/a -> y/a')],
      },
    ],
  },
  {
    id: 'directions-are-independent',
    suite: 'core',
    title: 'ingress and egress policies can be controlled independently for the pods of one PodSelector',
    steps: [
      { title: 'x/a may send everything', policies: [EGRESS_OF_XA], probes: [probe('TCP', 80)] },
      {
        title: 'and is reached by nobody',
        policies: [EGRESS_OF_XA, policy('x', 'deny-ingress', { pod: 'a' }, { ingress: [] })],
        probes: [probe('TCP', 80, 'denied * -> x/a')],
      },
    ],
  },
];
