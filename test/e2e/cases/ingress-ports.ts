/** Ingress by number of the port, by its name, and by protocol. */
import { ANYTHING, EVERY_POD, namespace, policy, probe, type E2eCase } from '../e2e-case';

const FROM_Y_ON_81 = policy(
  'x',
  'allow-y-on-81',
  { pod: 'a' },
  { ingress: [{ from: [namespace('y')], ports: [{ protocol: 'TCP', port: 81 }] }] },
);
const FROM_Y_ON_80 = policy(
  'x',
  'allow-y-on-80',
  { pod: 'a' },
  { ingress: [{ from: [namespace('y')], ports: [{ protocol: 'TCP', port: 80 }] }] },
);
const ONLY_Y_REACHES_A = ['denied x/* -> x/a', 'denied z/* -> x/a'];

const ONLY_PORT_80 = policy('x', 'allow-ingress-80', EVERY_POD, { ingress: [{ ports: [{ port: 80 }] }] });

export const INGRESS_PORTS: readonly E2eCase[] = [
  {
    id: 'ports',
    suite: 'core',
    title: 'Ports: namespace y reaches x/a on port 81',
    steps: [{ title: 'x/a has a policy', policies: [FROM_Y_ON_81], probes: [probe('TCP', 81, ...ONLY_Y_REACHES_A)] }],
  },
  {
    id: 'stacked-policies',
    suite: 'core',
    title: 'multiple, stacked policies with overlapping podSelectors: the second adds port 80 to port 81',
    steps: [
      {
        title: 'one policy, for port 81',
        policies: [FROM_Y_ON_81],
        probes: [probe('TCP', 81, ...ONLY_Y_REACHES_A), probe('TCP', 80, 'denied * -> x/a')],
      },
      {
        title: 'a second policy, for port 80',
        policies: [FROM_Y_ON_81, FROM_Y_ON_80],
        probes: [probe('TCP', 80, ...ONLY_Y_REACHES_A), probe('TCP', 81, ...ONLY_Y_REACHES_A)],
      },
    ],
  },
  {
    id: 'ingress-allow-all-beside-a-port',
    suite: 'core',
    title: 'multiple ingress policies: allow-all takes precedence over the one with a port',
    steps: [
      {
        title: 'port 80 alone',
        policies: [ONLY_PORT_80],
        probes: [probe('TCP', 81, 'denied * -> x/*')],
      },
      {
        title: 'and everything',
        policies: [ONLY_PORT_80, policy('x', 'allow-ingress', EVERY_POD, { ingress: [ANYTHING] })],
        probes: [probe('TCP', 81)],
      },
    ],
  },
  {
    id: 'ingress-named-port',
    suite: 'core',
    title: 'ingress access on one named port, for a whole namespace',
    steps: [
      {
        title: 'x lets in what comes for serve-81-tcp',
        policies: [policy('x', 'allow-81', EVERY_POD, { ingress: [{ ports: [{ port: 'serve-81-tcp' }] }] })],
        probes: [probe('TCP', 81), probe('TCP', 80, 'denied * -> x/*')],
      },
    ],
  },
  {
    id: 'ingress-named-port-from-namespace',
    suite: 'core',
    title: 'ingress access from a namespace on one named port',
    steps: [
      {
        title: 'y reaches serve-80-tcp of x/a',
        policies: [
          policy(
            'x',
            'allow-y-on-80',
            { pod: 'a' },
            { ingress: [{ from: [namespace('y')], ports: [{ protocol: 'TCP', port: 'serve-80-tcp' }] }] },
          ),
        ],
        probes: [probe('TCP', 80, ...ONLY_Y_REACHES_A), probe('TCP', 81, 'denied * -> x/a')],
      },
    ],
  },
];
