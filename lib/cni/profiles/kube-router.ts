import type { CniProfile } from '../cni-profile';
import { noHostNetworkSubject, notKnown, onlyFirstPort, supported } from './common-treatments';

const CODE = 'cloudnativelabs/kube-router: pkg/controllers/netpol';
const DOCS = 'cloudnativelabs/kube-router: docs';

export const kubeRouter = {
  name: 'kube-router',
  aliases: [],
  title: 'kube-router',
  versionOf: 'the release of kube-router',
  cells: {
    ingress: supported(CODE),
    egress: supported(CODE),
    endPort: {
      value: 'supported',
      since: '1.3.0',
      before: onlyFirstPort('kube-router before 1.3.0'),
      sources: ['cloudnativelabs/kube-router#1080'],
    },
    sctp: notKnown('cloudnativelabs/kube-router#1019'),
    namedPort: {
      ...supported('cloudnativelabs/kube-router#679', 'k3s-io/k3s#7446'),
      note: 'A version that k3s used had a bug with names that several replicas share.',
    },
    except: supported(CODE, 'cloudnativelabs/kube-router#326'),
    ipv6: {
      value: 'limited',
      note: 'Both families only with --enable-ipv4 and --enable-ipv6.',
      effect: 'ignored',
      consequence: 'kube-router leaves out blocks of a family that is not enabled, with a warning in its log',
      sources: [CODE, DOCS],
    },
    ipBlockOnPods: { ...supported(CODE), note: 'Blocks are ipsets of networks, whoever has the addresses.' },
    hostNetworkSubject: { ...noHostNetworkSubject('kube-router'), sources: [CODE] },
    hostNetworkPeer: notKnown(CODE),
    logging: {
      value: 'limited',
      note: 'What is dropped goes to NFLOG group 100, for tcpdump or ulogd; what is allowed is not logged.',
      sources: [DOCS],
    },
  },
  remarks: [
    { text: 'Traffic from an address of the node itself is accepted.', sources: [CODE] },
    {
      text: 'A wrong --service-cluster-ip-range blocks egress to Services.',
      sources: ['cloudnativelabs/kube-router#1617'],
    },
    {
      text: 'A pod that starts is open until its policies arrive, unless --netpol-default-deny is set.',
      sources: ['cloudnativelabs/kube-router#873'],
    },
  ],
} as const satisfies CniProfile;
