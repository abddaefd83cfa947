/** Three cases that upstream repeats by UDP and by SCTP. */
import { EVERY_POD, labels, namespace, policy, probe, type E2eCase } from '../e2e-case';

function repeatedBy(suite: 'udp' | 'sctp', protocol: 'UDP' | 'SCTP'): readonly E2eCase[] {
  return [
    {
      id: `${suite}-default-deny-ingress`,
      suite,
      title: `default deny for ingress, by ${protocol}`,
      steps: [
        {
          title: 'x is shut for ingress',
          policies: [policy('x', 'deny-all', EVERY_POD, { ingress: [] })],
          probes: [probe(protocol, 80, 'denied * -> x/*')],
        },
      ],
    },
    {
      id: `${suite}-ports`,
      suite,
      title: `Ports, by ${protocol}: namespace y reaches x/a on port 81`,
      steps: [
        {
          title: 'x/a has a policy',
          policies: [
            policy(
              'x',
              'allow-y-on-81',
              { pod: 'a' },
              { ingress: [{ from: [namespace('y')], ports: [{ protocol, port: 81 }] }] },
            ),
          ],
          probes: [probe(protocol, 81, 'denied x/* -> x/a', 'denied z/* -> x/a')],
        },
      ],
    },
    {
      id: `${suite}-pod-of-another-namespace`,
      suite,
      title: `only a pod in a different namespace, by PodSelector and NamespaceSelector, by ${protocol}`,
      steps: [
        {
          title: 'y/a reaches x/a',
          policies: [
            policy(
              'x',
              'allow-y-a',
              { pod: 'a' },
              { ingress: [{ from: [{ ...namespace('y'), podSelector: labels({ pod: 'a' }) }] }] },
            ),
          ],
          probes: [probe(protocol, 80, 'denied * -> x/a', 'allowed y/a -> x/a')],
        },
      ],
    },
  ];
}

export const OTHER_PROTOCOLS: readonly E2eCase[] = [...repeatedBy('udp', 'UDP'), ...repeatedBy('sctp', 'SCTP')];
