import type { CniProfile } from '../cni-profile';
import { noHostNetworkPeer, noHostNetworkSubject, onlyFirstPort, supported } from './common-treatments';

const POLICY = 'tigera/docs: calico/network-policy/get-started/kubernetes-policy';
const HOST_ENDPOINT = 'tigera/docs: calico/reference/resources/hostendpoint.mdx';
const WORKLOADS = 'projectcalico/calico: libcalico-go/lib/backend/k8s/conversion (IsValidCalicoWorkloadEndpoint)';

export const calico = {
  name: 'calico',
  aliases: [],
  title: 'Calico',
  versionOf: 'the release of Calico',
  cells: {
    ingress: supported(POLICY),
    egress: supported(POLICY),
    endPort: {
      value: 'supported',
      since: '3.19.0',
      before: onlyFirstPort('Calico before 3.19.0'),
      sources: ['projectcalico/calico: release notes of v3.19.0', 'projectcalico/libcalico-go#1357'],
    },
    sctp: supported('projectcalico/calico: libcalico-go/lib/backend/k8s/conversion'),
    namedPort: supported(POLICY),
    except: supported(POLICY),
    ipv6: supported(POLICY),
    ipBlockOnPods: supported('projectcalico/calico#6634'),
    hostNetworkSubject: { ...noHostNetworkSubject('Calico'), sources: [WORKLOADS] },
    hostNetworkPeer: { ...noHostNetworkPeer('Calico'), sources: [WORKLOADS] },
    logging: {
      value: 'supported',
      note: 'Whisker shows flows. The Log action, which only Calico’s own policies have, writes to the kernel log.',
      sources: ['projectcalico/calico: whisker-backend', 'projectcalico/calico: api/pkg/apis/projectcalico/v3'],
    },
  },
  remarks: [
    {
      text: 'Traffic from a node to its pods is allowed. Traffic from a pod to its own node depends on DefaultEndpointToHostAction, Drop by default.',
      sources: [HOST_ENDPOINT],
    },
  ],
} as const satisfies CniProfile;
