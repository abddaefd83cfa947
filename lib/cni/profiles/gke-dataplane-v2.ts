import type { CniProfile } from '../cni-profile';
import { cilium } from './cilium';
import { noHostNetworkPeer, noHostNetworkSubject, noPodsByIpBlock, notKnown, supported } from './common-treatments';

const DOCS = 'cloud.google.com: Kubernetes Engine, About GKE Dataplane V2 (implemented with Cilium)';
const LOGGING = 'cloud.google.com: Kubernetes Engine, Use network policy logging';
const WHO = 'GKE Dataplane V2';

export const gkeDataplaneV2 = {
  name: 'gke-dataplane-v2',
  aliases: [],
  title: WHO,
  versionOf: 'the release of GKE; nothing in this table depends on it',
  cells: {
    ingress: supported(DOCS),
    egress: supported(DOCS),
    endPort: { ...notKnown(DOCS), note: 'Depends on the release of Cilium in the release of GKE.' },
    sctp: notKnown(DOCS),
    namedPort: {
      ...supported(DOCS, 'cilium/cilium#30003'),
      note: 'Cilium, on which it is built, skips rules whose names mean several numbers.',
    },
    except: supported(DOCS),
    ipv6: notKnown(DOCS),
    ipBlockOnPods: {
      ...noPodsByIpBlock(WHO),
      note: 'As in Cilium, on which it is built.',
      sources: [DOCS, ...cilium.cells.ipBlockOnPods.sources],
    },
    hostNetworkSubject: {
      ...noHostNetworkSubject(WHO),
      note: 'As in Cilium, on which it is built.',
      sources: [DOCS, ...cilium.cells.hostNetworkSubject.sources],
    },
    hostNetworkPeer: {
      ...noHostNetworkPeer(WHO),
      note: 'As in Cilium, on which it is built.',
      sources: [DOCS, ...cilium.cells.hostNetworkPeer.sources],
    },
    logging: {
      value: 'supported',
      note: 'Set spec.cluster.allow.log and spec.cluster.deny.log in the NetworkLogging object (networking.gke.io/v1alpha1) named default. With delegate, annotate policies with policy.network.gke.io/enable-logging: "true" and namespaces with policy.network.gke.io/enable-deny-logging: "true".',
      sources: [LOGGING],
    },
  },
  remarks: [
    { text: 'Policies are always enforced. Traffic from a node to its pods is allowed.', sources: [DOCS] },
    {
      text: 'Cloud DNS (169.254.169.254) and NodeLocal DNSCache (169.254.20.10) need ipBlock rules on port 53 beside the selector of kube-dns.',
      sources: ['tektoncd/operator#4000'],
    },
    { text: 'Clusters without Dataplane V2 enforce policies with Calico.', sources: [DOCS] },
  ],
} as const satisfies CniProfile;
