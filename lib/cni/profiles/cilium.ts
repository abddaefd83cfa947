import type { CniProfile } from '../cni-profile';
import {
  noHostNetworkPeer,
  noHostNetworkSubject,
  noPodsByIpBlock,
  onlyFirstPort,
  supported,
} from './common-treatments';

const POLICY = 'docs.cilium.io: network/kubernetes/policy';
const IDENTITIES = 'docs.cilium.io: gettingstarted/terminology (identities host and remote-node)';

export const cilium = {
  name: 'cilium',
  aliases: [],
  title: 'Cilium',
  versionOf: 'the release of Cilium',
  cells: {
    ingress: supported(POLICY),
    egress: supported(POLICY),
    endPort: {
      value: 'supported',
      since: '1.16',
      before: onlyFirstPort('Cilium before 1.16'),
      sources: ['cilium/cilium#28684', 'cilium/cilium#32389', 'cilium/cilium#32807'],
    },
    sctp: {
      value: 'limited',
      note: 'Beta; off unless the Helm value sctp.enabled is true. The port and the targetPort of a Service must be equal.',
      effect: 'not known',
      consequence: 'Cilium enforces rules for SCTP only where sctp.enabled is set; otherwise their effect is not known',
      sources: ['docs.cilium.io: configuration/sctp'],
    },
    namedPort: {
      value: 'limited',
      note: 'A name must mean the same number in all pods that a rule selects.',
      effect: 'narrower',
      consequence: 'Cilium skips an egress rule whose named port means different numbers in the pods it selects',
      sources: ['cilium/cilium#30003', 'cilium/cilium#24779'],
    },
    except: supported(POLICY),
    ipv6: supported(POLICY),
    ipBlockOnPods: {
      ...noPodsByIpBlock('Cilium'),
      note: 'Nodes are matched only where policyCIDRMatchMode includes nodes.',
      sources: [
        'cilium/cilium#9209',
        'cilium/cilium#9998',
        'cilium/cilium#14497',
        'cilium/cilium#35212',
        'cilium/cilium#20550',
      ],
    },
    hostNetworkSubject: { ...noHostNetworkSubject('Cilium'), sources: [IDENTITIES] },
    hostNetworkPeer: { ...noHostNetworkPeer('Cilium'), sources: [IDENTITIES] },
    logging: {
      value: 'supported',
      note: 'Hubble shows the verdict of each flow: hubble observe.',
      sources: ['docs.cilium.io: observability/hubble'],
    },
  },
  remarks: [
    { text: 'Traffic from a node to its pods is allowed by default.', sources: [POLICY] },
    {
      text: 'An egress rule for 0.0.0.0/0 does not allow pods or nodes; pods need namespaceSelector: {} beside it.',
      sources: ['cilium/cilium#9209', 'cilium/cilium#20550'],
    },
    { text: 'Some versions could not read an empty entry, ports: [{}].', sources: ['cilium/cilium#14678'] },
  ],
} as const satisfies CniProfile;
