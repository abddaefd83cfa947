/** What pods of x may send: to nobody, to some pods, to some namespaces, to some ports. */
import { ANYTHING, EVERY_POD, expression, labels, NAME, namespace, policy, probe, type E2eCase } from '../e2e-case';

const ONLY_PORT_80 = policy('x', 'allow-egress-80', EVERY_POD, { egress: [{ ports: [{ port: 80 }] }] });

export const EGRESS: readonly E2eCase[] = [
  {
    id: 'deny-egress-of-pods',
    suite: 'core',
    title: 'deny egress from pods based on PodSelector',
    steps: [
      {
        title: 'x/a sends nothing',
        policies: [policy('x', 'deny-egress-of-a', { pod: 'a' }, { egress: [] })],
        probes: [probe('TCP', 80, 'denied x/a -> *')],
      },
    ],
  },
  {
    id: 'deny-egress-of-namespace',
    suite: 'core',
    title: 'deny egress from all pods in a namespace',
    steps: [
      {
        title: 'x sends nothing',
        policies: [policy('x', 'deny-egress', EVERY_POD, { egress: [] })],
        probes: [probe('TCP', 80, 'denied x/* -> *')],
      },
    ],
  },
  {
    id: 'egress-named-port',
    suite: 'core',
    title: 'egress access on one named port, to whichever pod has a port of that name',
    steps: [
      {
        title: 'x sends to serve-80-tcp',
        policies: [policy('x', 'allow-egress', EVERY_POD, { egress: [{ ports: [{ port: 'serve-80-tcp' }] }] })],
        probes: [probe('TCP', 80), probe('TCP', 81, 'denied x/* -> *')],
      },
    ],
  },
  {
    id: 'egress-to-a-pod-elsewhere',
    suite: 'core',
    title: 'egress to a server in a different namespace, by PodSelector and NamespaceSelector',
    steps: [
      {
        title: 'x/a sends to y/a alone',
        policies: [
          policy(
            'x',
            'allow-to-y-a',
            { pod: 'a' },
            { egress: [{ to: [{ ...namespace('y'), podSelector: labels({ pod: 'a' }) }] }] },
          ),
        ],
        probes: [probe('TCP', 80, 'denied x/a -> *', 'allowed x/a -> y/a')],
      },
    ],
  },
  {
    id: 'egress-default-namespace-label',
    suite: 'core',
    title: 'NamespaceSelector with MatchExpressions on the default label: NotIn keeps x/a out of y',
    steps: [
      {
        title: 'x/a sends to every namespace but y',
        policies: [
          policy(
            'x',
            'allow-not-y',
            { pod: 'a' },
            { egress: [{ to: [{ namespaceSelector: expression(NAME, 'NotIn', 'y') }] }] },
          ),
        ],
        probes: [probe('TCP', 80, 'denied x/a -> y/*')],
      },
    ],
  },
  {
    id: 'egress-allow-all-beside-a-port',
    suite: 'core',
    title: 'multiple egress policies: allow-all takes precedence over the one with a port',
    steps: [
      { title: 'port 80 alone', policies: [ONLY_PORT_80], probes: [probe('TCP', 81, 'denied x/* -> *')] },
      {
        title: 'and everything',
        policies: [ONLY_PORT_80, policy('x', 'allow-egress', EVERY_POD, { egress: [ANYTHING] })],
        probes: [probe('TCP', 81)],
      },
    ],
  },
];
