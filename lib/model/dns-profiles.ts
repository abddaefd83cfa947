/** Where the resolvers of a kind of cluster are. */
export interface DnsProfile {
  /** What it is called in the documentation. */
  readonly title: string;
  /** Pods that answer, by namespace and labels. */
  readonly resolvers: readonly { readonly namespace: string; readonly labels: { readonly [key: string]: string } }[];
  /** Addresses that answer and that no selector can name, as CIDRs. */
  readonly ipBlocks: readonly string[];
  /** Port that the resolvers listen on, UDP and TCP, an integer from 1 to 65535. */
  readonly port: number;
  /** Where these facts come from. */
  readonly sources: readonly string[];
}

const KUBE_DNS = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };

/** DNS set-ups by name. An address that a cluster has changed needs `Dns.custom` or the addresses of its own. */
export const DNS_PROFILES = {
  kubeDns: {
    title: 'CoreDNS or kube-dns (kubeadm, EKS, AKS, GKE with kube-dns)',
    resolvers: [KUBE_DNS],
    ipBlocks: [],
    port: 53,
    sources: [
      'kubernetes.io: Customizing DNS Service (the Service is named kube-dns, and CoreDNS keeps the label k8s-app)',
    ],
  },
  openShift: {
    title: 'OpenShift DNS Operator',
    resolvers: [{ namespace: 'openshift-dns', labels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } }],
    ipBlocks: [],
    port: 5353,
    sources: [
      'openshift/cluster-dns-operator: DaemonSet dns-default, container ports dns and dns-tcp 5353',
      'openshift/kubernetes-nmstate#776: a rule for port 53 never matches, because policy sees the pod port',
    ],
  },
  nodeLocalCache: {
    title: 'NodeLocal DNSCache beside kube-dns',
    resolvers: [KUBE_DNS],
    ipBlocks: ['169.254.20.10/32'],
    port: 53,
    sources: ['kubernetes/kubernetes: cluster/addons/dns/nodelocaldns/README.md (link-local listen address)'],
  },
  gkeCloudDns: {
    title: 'Cloud DNS for GKE',
    resolvers: [KUBE_DNS],
    ipBlocks: ['169.254.169.254/32', '169.254.20.10/32'],
    port: 53,
    sources: [
      'cloud.google.com: Using Cloud DNS for GKE; NetworkPolicy and DNS (metadata server and NodeLocal DNSCache)',
    ],
  },
  azureLocalDns: {
    title: 'Azure Kubernetes Service with LocalDNS beside CoreDNS',
    resolvers: [KUBE_DNS],
    ipBlocks: ['169.254.10.0/24'],
    port: 53,
    sources: ['learn.microsoft.com: LocalDNS in Azure Kubernetes Service (listeners in 169.254.10.0/24)'],
  },
} as const satisfies Record<string, DnsProfile>;
