/** Egress of x/a by addresses of pods (S43, S45). */
import { policy, probe, type E2eCase, type E2ePolicy } from '../e2e-case';
import { addressOf } from '../fixture';

/** The address of one pod, as a range. */
function only(podId: string): string {
  return `${addressOf(podId)}/32`;
}

/** A range that holds every pod of the fixture. */
const EVERYBODY = '10.0.0.0/16';

function egressOfXa(ipBlock: { cidr: string; except?: string[] }): E2ePolicy {
  return policy('x', 'allow-addresses', { pod: 'a' }, { egress: [{ to: [{ ipBlock }] }] });
}

const ALL_BUT_XB = egressOfXa({ cidr: EVERYBODY, except: [only('x/b')] });

export const ADDRESSES: readonly E2eCase[] = [
  {
    id: 'egress-cidr',
    suite: 'core',
    title: 'egress access to a server in a CIDR block',
    steps: [
      {
        title: 'x/a sends to the address of y/b alone',
        policies: [egressOfXa({ cidr: only('y/b') })],
        probes: [probe('TCP', 80, 'denied x/a -> *', 'allowed x/a -> y/b')],
      },
    ],
  },
  {
    id: 'egress-except',
    suite: 'core',
    title: 'except clause of a CIDR block, in egress access',
    steps: [
      {
        title: 'x/a sends to the range of all pods, except the address of x/b',
        policies: [ALL_BUT_XB],
        probes: [probe('TCP', 80, 'denied x/a -> x/b')],
      },
    ],
  },
  {
    id: 'cidr-and-except-overlap',
    suite: 'core',
    title: 'an IP in both IPBlock.CIDR and IPBlock.Except is allowed once the CIDR says so',
    steps: [
      {
        title: 'the address of x/b is an exception',
        policies: [ALL_BUT_XB],
        probes: [probe('TCP', 80, 'denied x/a -> x/b')],
      },
      {
        title: 'the policy is replaced by one with the address of x/b as its range',
        policies: [egressOfXa({ cidr: only('x/b') })],
        probes: [probe('TCP', 80, 'denied x/a -> *', 'allowed x/a -> x/b')],
      },
    ],
  },
];
