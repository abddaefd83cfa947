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
      note: 'A version used by k3s had a bug with names shared by several replicas.',
    },
    except: supported(CODE, 'cloudnativelabs/kube-router#326'),
    ipv6: {
      value: 'limited',
      note: 'Both families only with --enable-ipv4 and --enable-ipv6.',
      effect: 'ignored',
      consequence: 'kube-router skips blocks of a family that is not enabled, with a warning in its log',
      sources: [CODE, DOCS],
    },
    ipBlockOnPods: { ...supported(CODE), note: 'Blocks are ipsets of networks, whoever the addresses belong to.' },
    hostNetworkSubject: { ...noHostNetworkSubject('kube-router'), sources: [CODE] },
    hostNetworkPeer: notKnown(CODE),
    logging: {
      value: 'limited',
      note: 'Dropped packets go to NFLOG group 100, for tcpdump or ulogd; allowed ones are not logged.',
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
      text: 'A new pod is open until its policies arrive, unless --netpol-default-deny is set.',
      sources: ['cloudnativelabs/kube-router#873'],
    },
  ],
} as const satisfies CniProfile;
