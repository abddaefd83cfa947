import type { CniProfile } from '../cni-profile';
import { noHostNetworkPeer, noHostNetworkSubject, supported } from './common-treatments';

const CODE = 'kubernetes-sigs/kube-network-policies: pkg';
const README = 'kubernetes-sigs/kube-network-policies: README.md';
const KIND = 'kubernetes-sigs/kind#3612';

export const kindnet = {
  name: 'kindnet',
  aliases: ['kube-network-policies'],
  title: 'kindnet (kube-network-policies)',
  versionOf: 'the release of kindnet or of kube-network-policies; nothing in this table depends on it',
  cells: {
    ingress: { ...supported(README, KIND), note: 'In kindnet since 1.3.0, which kind installs since 0.24.0.' },
    egress: { ...supported(README, KIND), note: 'In kindnet since 1.3.0, which kind installs since 0.24.0.' },
    endPort: supported(CODE),
    sctp: supported(CODE),
    namedPort: supported(CODE),
    except: supported(CODE),
    ipv6: supported(CODE, README),
    ipBlockOnPods: { ...supported(CODE), note: 'Only addresses are compared, whoever they belong to.' },
    hostNetworkSubject: { ...noHostNetworkSubject('kube-network-policies'), sources: [CODE] },
    hostNetworkPeer: { ...noHostNetworkPeer('kube-network-policies'), sources: [CODE] },
    logging: {
      value: 'supported',
      note: 'As JSON with --logging-format=json -v=2.',
      sources: [README],
    },
  },
  remarks: [
    { text: 'Traffic from the node of a pod is allowed.', sources: [CODE] },
    {
      text: 'While the process that judges packets is not running, they pass, unless a flag says otherwise.',
      sources: [README],
    },
    {
      text: 'It does not run on kernels without the nfqueue module, such as some of WSL2.',
      sources: ['kubernetes-sigs/kind#3789'],
    },
  ],
} as const satisfies CniProfile;
