import type { CniProfile } from '../cni-profile';
import { notKnown, onlyFirstPort, supported } from './common-treatments';

const POLICY = 'antrea-io/antrea: docs/antrea-network-policy.md';

export const antrea = {
  name: 'antrea',
  aliases: [],
  title: 'Antrea',
  versionOf: 'the release of Antrea',
  cells: {
    ingress: supported(POLICY),
    egress: supported(POLICY),
    endPort: {
      value: 'supported',
      since: '1.1',
      before: onlyFirstPort('Antrea before 1.1'),
      sources: ['antrea-io/antrea#2190'],
    },
    sctp: {
      value: 'limited',
      note: 'On Linux nodes only.',
      effect: 'ignored',
      consequence: 'Antrea skips SCTP ports on Windows nodes',
      sources: ['antrea-io/antrea: CHANGELOG', POLICY],
    },
    namedPort: supported(POLICY),
    except: supported(POLICY),
    ipv6: supported('antrea-io/antrea: pkg/agent'),
    ipBlockOnPods: notKnown(POLICY),
    hostNetworkSubject: notKnown(POLICY),
    hostNetworkPeer: notKnown(POLICY),
    logging: {
      value: 'supported',
      note: 'Annotate the namespace with networkpolicy.antrea.io/enable-logging: "true"; nodes write /var/log/antrea/networkpolicy/np.log.',
      sources: [POLICY],
    },
  },
  remarks: [{ text: 'Traffic from a node to its pods is always allowed.', sources: ['antrea-io/antrea#104'] }],
} as const satisfies CniProfile;
