/** What is known of a network plugin where Kubernetes leaves it open. */
export interface CniProfile {
  /** What it is called in the documentation. */
  readonly title: string;
  /** Whether an ipBlock matches pods by their addresses (S45). @default - not known */
  readonly ipBlocksMatchPods?: boolean;
  /** Where these facts come from; where nothing is said of ipBlocks, the documents do not settle it. */
  readonly sources: readonly string[];
}

/** Network plugins by name. What is not proven by a source is left out. */
export const CNI_PROFILES = {
  antrea: {
    title: 'Antrea',
    sources: ['antrea-io/antrea, docs/antrea-network-policy.md'],
  },
  awsVpc: {
    title: 'Amazon VPC CNI',
    sources: ['aws/aws-network-policy-agent, README'],
  },
  azureCilium: {
    title: 'Azure CNI Powered by Cilium',
    ipBlocksMatchPods: false,
    sources: ['MicrosoftDocs/azure-aks-docs, articles/aks/azure-cni-powered-by-cilium.md, section Limitations'],
  },
  azureNpm: {
    title: 'Azure Network Policy Manager',
    sources: ['MicrosoftDocs/azure-aks-docs, articles/aks/use-network-policies.md'],
  },
  calico: {
    title: 'Calico',
    ipBlocksMatchPods: true,
    sources: ['github.com/projectcalico/calico/issues/6634'],
  },
  canal: {
    title: 'Canal',
    ipBlocksMatchPods: true,
    sources: ['docs.tigera.io, install-canal: the policies of Calico on a flannel network'],
  },
  cilium: {
    title: 'Cilium',
    ipBlocksMatchPods: false,
    sources: [
      'github.com/cilium/cilium/issues/9209',
      'github.com/cilium/cilium/issues/9998',
      'github.com/cilium/cilium/issues/14497',
      'github.com/cilium/cilium/issues/35212',
    ],
  },
  gkeDataplaneV2: {
    title: 'GKE Dataplane V2',
    ipBlocksMatchPods: false,
    sources: ['cloud.google.com: GKE Dataplane V2 is implemented with Cilium, and matches as Cilium does'],
  },
  kindnet: {
    title: 'kindnet',
    ipBlocksMatchPods: true,
    sources: ['kubernetes-sigs/kube-network-policies, pkg: addresses are compared, whoever has them'],
  },
  kubeRouter: {
    title: 'kube-router',
    ipBlocksMatchPods: true,
    sources: ['cloudnativelabs/kube-router, pkg/controllers/netpol: ipBlocks are ipsets of networks'],
  },
  ovnKubernetes: {
    title: 'OVN-Kubernetes',
    ipBlocksMatchPods: true,
    sources: ['ovn-kubernetes/ovn-kubernetes, go-controller/pkg/ovn/gress_policy.go: ipBlocks match by address'],
  },
  weaveNet: {
    title: 'Weave Net',
    sources: ['weaveworks/weave, npc (not maintained since 2022)'],
  },
} as const satisfies Readonly<Record<string, CniProfile>>;
