/** A port of one protocol is none of another, and a policy isolates whatever protocol it names. */
import { EVERY_POD, policy, probe, type E2eCase } from '../e2e-case';

export const PROTOCOLS: readonly E2eCase[] = [
  {
    id: 'any-port-of-a-protocol',
    suite: 'core',
    title: 'any port traffic to a server on a specific protocol: TCP gets in, UDP does not',
    steps: [
      {
        title: 'x/a accepts TCP',
        policies: [policy('x', 'allow-tcp', { pod: 'a' }, { ingress: [{ ports: [{ protocol: 'TCP' }] }] })],
        probes: [probe('TCP', 80), probe('UDP', 80, 'denied * -> x/a')],
      },
    ],
  },
  {
    id: 'sctp-is-no-tcp',
    suite: 'core',
    title: 'SCTP is not mistaken for TCP: x is shut, and x/a open to SCTP on port 81',
    steps: [
      {
        title: 'tried by TCP on that port',
        policies: [
          policy('x', 'deny-ingress', EVERY_POD, { ingress: [] }),
          policy('x', 'allow-sctp-81', { pod: 'a' }, { ingress: [{ ports: [{ protocol: 'SCTP', port: 81 }] }] }),
        ],
        probes: [probe('TCP', 81, 'denied * -> x/*')],
      },
    ],
  },
  {
    id: 'sctp-isolates',
    suite: 'core',
    title: 'a policy allowing SCTP isolates the pods that it selects',
    steps: [
      {
        title: 'x/a accepts SCTP on port 80, and is tried by TCP on port 81',
        policies: [
          policy('x', 'allow-sctp-80', { pod: 'a' }, { ingress: [{ ports: [{ protocol: 'SCTP', port: 80 }] }] }),
        ],
        probes: [probe('TCP', 81, 'denied * -> x/a')],
      },
    ],
  },
  {
    id: 'udp-is-no-tcp',
    suite: 'core',
    title: 'no access by TCP where the policy specifies only UDP',
    steps: [
      {
        title: 'x/a accepts UDP on port 81, and is tried by TCP on it',
        policies: [
          policy('x', 'allow-udp-81', { pod: 'a' }, { ingress: [{ ports: [{ protocol: 'UDP', port: 81 }] }] }),
        ],
        probes: [probe('TCP', 81, 'denied * -> x/a')],
      },
    ],
  },
];
