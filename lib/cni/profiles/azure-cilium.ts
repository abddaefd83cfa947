import type { CniProfile } from '../cni-profile';
import {
  noHostNetworkPeer,
  noHostNetworkSubject,
  noPodsByIpBlock,
  notKnown,
  onlyFirstPort,
  supported,
} from './common-treatments';

const DOCS = 'MicrosoftDocs/azure-aks-docs: articles/aks/azure-cni-powered-by-cilium.md';

export const azureCilium = {
  name: 'azure-cilium',
  aliases: [],
  title: 'Azure CNI Powered by Cilium',
  versionOf: 'the release of Cilium in it, not that of AKS',
  cells: {
    ingress: supported(DOCS),
    egress: supported(DOCS),
    endPort: {
      value: 'supported',
      since: '1.17',
      before: onlyFirstPort('Azure CNI Powered by Cilium before 1.17'),
      sources: [DOCS, 'cilium/cilium#28684'],
    },
    sctp: notKnown(DOCS),
    namedPort: {
      value: 'limited',
      note: 'As in Cilium, a name must mean the same number in all pods that a rule selects.',
      effect: 'narrower',
      consequence:
        'Azure CNI Powered by Cilium skips an egress rule whose named port means different numbers in the pods it selects',
      sources: ['cilium/cilium#30003'],
    },
    except: supported(DOCS),
    ipv6: { ...supported(DOCS), note: 'In dual-stack clusters, from Kubernetes 1.29.' },
    ipBlockOnPods: {
      ...noPodsByIpBlock('Azure CNI Powered by Cilium'),
      note: 'Nodes are not matched either.',
      sources: [DOCS],
    },
    hostNetworkSubject: { ...noHostNetworkSubject('Azure CNI Powered by Cilium'), sources: [DOCS] },
    hostNetworkPeer: { ...noHostNetworkPeer('Azure CNI Powered by Cilium'), sources: [DOCS] },
    logging: {
      value: 'limited',
      note: 'With Advanced Container Networking Services, which cost extra: ContainerNetworkLog, in /var/log/acns/hubble/events.log.',
      sources: [DOCS, 'MicrosoftDocs/azure-aks-docs: articles/aks/advanced-container-networking-services-overview.md'],
    },
  },
  remarks: [
    {
      text: 'An egress rule for 0.0.0.0/0 does not allow pods or nodes; pods need namespaceSelector: {} beside it.',
      sources: [DOCS],
    },
    { text: 'LocalDNS needs an egress rule for 169.254.10.0/24 on port 53, and for the host.', sources: [DOCS] },
    {
      text: 'AKS chooses the release of Cilium by that of Kubernetes: at least 1.16 with Kubernetes 1.31, 1.17 with 1.32 and 1.33, and 1.18 with 1.34 and later.',
      sources: [DOCS],
    },
  ],
} as const satisfies CniProfile;
