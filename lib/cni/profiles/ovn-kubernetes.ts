import type { CniProfile } from '../cni-profile';
import { noHostNetworkSubject, supported } from './common-treatments';

const CODE = 'ovn-kubernetes/ovn-kubernetes: go-controller/pkg/ovn';
const GRESS = 'ovn-kubernetes/ovn-kubernetes: go-controller/pkg/ovn/gress_policy.go';
const OPENSHIFT = 'docs.redhat.com: OpenShift Container Platform, Network security, Network policy';
const LOGGING = 'ovn-kubernetes/ovn-kubernetes: docs/observability/ovn-acl-logging';

export const ovnKubernetes = {
  name: 'ovn-kubernetes',
  aliases: [],
  title: 'OVN-Kubernetes',
  versionOf: 'the release of OVN-Kubernetes; nothing in this table depends on it',
  cells: {
    ingress: supported(CODE),
    egress: supported(CODE),
    endPort: { ...supported(GRESS), note: 'In the code since September 2021.' },
    sctp: supported(GRESS),
    namedPort: {
      value: 'not supported',
      effect: 'wider',
      consequence: 'OVN-Kubernetes treats a named port as every port of the protocol',
      sources: [GRESS, 'ovn-kubernetes/ovn-kubernetes#2117'],
    },
    except: supported(GRESS),
    ipv6: supported(CODE),
    ipBlockOnPods: { ...supported(GRESS), note: 'Only addresses are compared, whoever they belong to.' },
    hostNetworkSubject: { ...noHostNetworkSubject('OVN-Kubernetes'), sources: [OPENSHIFT] },
    hostNetworkPeer: {
      value: 'limited',
      note: 'Only a peer with a namespaceSelector matches them; OpenShift asks for podSelector: {} beside it.',
      effect: 'narrower',
      consequence:
        'OVN-Kubernetes matches pods on the host network only by a namespaceSelector with podSelector: {}, not by their labels',
      sources: [OPENSHIFT, 'ovn-kubernetes/ovn-kubernetes#3669'],
    },
    logging: {
      value: 'supported',
      note: `Annotate the namespace with k8s.ovn.org/acl-logging: '{"deny":"alert","allow":"alert"}'; nodes write /var/log/ovn/acl-audit-log.log, by default at most 20 lines per second; names are cut at 63 characters.`,
      sources: [LOGGING],
    },
  },
  remarks: [{ text: 'Traffic from a node to its pods, and from a pod to itself, is always allowed.', sources: [CODE] }],
} as const satisfies CniProfile;
