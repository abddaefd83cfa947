import type { CodeDescription } from './codes';

/** Codes of the checks that come with the package: for what the API server accepts although it is probably not meant. */
export const checkCodes = {
  'dangling-subject': {
    severity: 'warning',
    title: 'a policy selects no pods',
    why: 'It protects nothing. Usually a label is misspelt, or the policy is in a different namespace from the pods, which stay open.',
    fix: 'Correct the podSelector or the namespace, or delete the policy.',
  },
  'dangling-peer': {
    severity: 'warning',
    title: 'a peer of a rule matches no pods',
    why: 'The rule lets nothing through for that peer, so a connection that is meant to work is denied.',
    fix: 'Correct the selectors of the peer, or remove it.',
  },
  'unknown-namespace-label': {
    severity: 'warning',
    title: 'a namespaceSelector asks for a label that no namespace has',
    why: 'The only label that holds the name of every namespace is kubernetes.io/metadata.name. A selector such as name: frontend matches nothing unless somebody sets that label (S26).',
    fix: 'Select by kubernetes.io/metadata.name, or set the label on the namespace.',
  },
  'peer-in-own-namespace': {
    severity: 'warning',
    title: 'a podSelector on its own matches nothing here, but would in another namespace',
    why: 'A podSelector without a namespaceSelector beside it selects pods in the policy’s own namespace (S19).',
    fix: 'Add a namespaceSelector to the same peer.',
  },
  'and-or-dash': {
    severity: 'warning',
    title: 'two peers look like one peer that a dash has split',
    why: 'A namespaceSelector and a podSelector in one list element mean AND. In two elements they mean OR, and the podSelector selects pods in the policy’s own namespace (S21).',
    fix: 'Remove the dash before the second selector, or acknowledge the finding if OR is meant.',
  },
  'rule-split': {
    severity: 'warning',
    title: 'peers and ports are in two separate rules',
    why: 'A rule with peers alone allows them on every port, and a rule with ports alone allows everybody on these ports (S15).',
    fix: 'Remove the dash before ports, so that peers and ports are one rule.',
  },
  'allow-all-rule': {
    severity: 'warning',
    title: 'a rule allows everything',
    why: 'An empty rule, such as a bare dash, has neither peers nor ports, so it allows everybody on every port (S9, S10).',
    fix: 'Add peers and ports. If everything is meant, acknowledge the finding.',
  },
  'dead-rules': {
    severity: 'warning',
    title: 'rules are in a direction that policyTypes leaves out',
    why: 'Rules in a direction that policyTypes does not list have no effect: they neither allow nor isolate (S5).',
    fix: 'Add the direction to policyTypes, or delete the rules.',
  },
  'implied-egress': {
    severity: 'warning',
    title: 'a policy with egress does not set policyTypes',
    why: 'Without policyTypes the server sets Ingress, and Egress only if there are egress rules (S4). A policy with egress rules alone therefore also denies all ingress, and one with an empty egress list does not isolate egress.',
    fix: 'Set policyTypes.',
  },
  'implied-policy-types': {
    severity: 'info',
    title: 'an ingress policy does not set policyTypes',
    why: 'Without policyTypes and egress rules the server sets Ingress (S4). Readers have to know that, and an egress rule added later would isolate the pods for egress as well.',
    fix: 'Write policyTypes: [Ingress], or [Ingress, Egress] if egress is to be denied as well.',
  },
  'missing-default-deny': {
    severity: 'warning',
    title: 'pods of a namespace are not isolated by any policy',
    why: 'Pods that no policy selects accept traffic from everybody (S12).',
    fix: 'Add a policy with an empty podSelector that isolates every pod of the namespace, and allow what is needed in other policies.',
  },
  'missing-dns-egress': {
    severity: 'warning',
    title: 'pods that are isolated for egress cannot resolve names',
    why: 'Pods that cannot reach a resolver on port 53 fail at the first name they look up (S64).',
    fix: 'Allow egress to the DNS pods of the cluster on port 53, UDP and TCP.',
  },
  'dns-one-protocol': {
    severity: 'warning',
    title: 'DNS is allowed over one protocol only',
    why: 'Clients ask over UDP, and over TCP if the answer is long. A port without a protocol means TCP only (S6).',
    fix: 'Allow port 53 over UDP and TCP.',
  },
  'one-sided-flow': {
    severity: 'warning',
    title: 'a rule allows what the other end denies',
    why: 'A connection needs both ends to allow it: egress at the source and ingress at the destination (S16). If the pods at the other end are isolated and no policy allows it there, the rule has no effect.',
    fix: 'Allow it at the other end as well, or delete the rule.',
  },
  'service-port-confusion': {
    severity: 'warning',
    title: 'a rule names the port of a Service, but the pods listen on another',
    why: 'Policies see the port of the pod, after the Service has translated it (S33).',
    fix: 'Write the target port of the Service.',
  },
  'unresolved-named-port': {
    severity: 'warning',
    title: 'a rule names a port that none of the pods has',
    why: 'A name stands for the container port with that name and protocol at each destination. Where there is none, the entry matches nothing (S37 to S39).',
    fix: 'Correct the name or the protocol, declare the port in the pods, or write its number.',
  },
  'subsumed-rule': {
    severity: 'info',
    title: 'a rule allows nothing beyond what another rule allows',
    why: 'Rules add up (S15), so the narrower one changes nothing. Whoever deletes the wider one some day does not expect the narrower one to start to matter.',
    fix: 'Delete the rule, or narrow the other one.',
  },
  'duplicate-policy': {
    severity: 'warning',
    title: 'two policies in a namespace say the same',
    why: 'The second one changes nothing, and whoever changes or deletes one of them does not expect the other to stay in force.',
    fix: 'Delete one of the two.',
  },
  'contradictory-selector': {
    severity: 'warning',
    title: 'a selector cannot match anything',
    why: 'Its requirements contradict each other, which the API server accepts (S31).',
    fix: 'Remove one of the requirements.',
  },
  'host-bits': {
    severity: 'warning',
    title: 'a CIDR has bits set beyond its prefix length',
    why: 'It names a whole network where a single address may be meant. Newer API servers reject it, and plugins read it differently (S45c).',
    fix: 'Write the network address, or /32 or /128 for a single address.',
  },
  'host-network-subject': {
    severity: 'warning',
    title: 'a policy selects pods on the host network',
    why: 'Almost no network plugin applies policies to such pods (S51).',
    fix: 'Take the pods off the host network, or protect the node by other means and leave the pods out of the podSelector.',
  },
  'unsupported-by-cni': {
    severity: 'warning',
    title: 'the network plugin does not do what the policy says',
    why: 'Plugins ignore, narrow or widen what they do not support, mostly without saying so.',
    fix: 'Write the policy without the feature, or use a version of the plugin that supports it.',
  },
  'cloud-metadata-reachable': {
    severity: 'warning',
    title: 'pods can reach the metadata service of the cloud',
    why: 'In many clouds, whoever reaches it from a pod gets the credentials of the node.',
    fix: 'Except 169.254.169.254/32 from the ipBlock (in IPv6 the address of your cloud, such as fd00:ec2::254/128 on AWS), or allow only the destinations that are needed.',
  },
  'ingress-controller-blocked': {
    severity: 'warning',
    title: 'requests from an Ingress or a load balancer are denied',
    why: 'To the pods, requests from outside come from the ingress controller, or from the addresses of load balancers and nodes (S59, S61). If no policy lets these in, clients get errors.',
    fix: 'Allow ingress from the pods of the ingress controller, or from the addresses in question, on the port that the pods listen on.',
  },
  'resolved-address': {
    severity: 'info',
    title: 'an address in a policy was resolved from a host name by hand',
    why: 'The address behind a name changes, and the policy does not change with it.',
    fix: 'Resolve the name again from time to time, or use a network plugin that filters by name.',
  },
  'wide-ip-block': {
    severity: 'warning',
    title: 'an ipBlock covers a large part of all addresses',
    why: 'What is written as one network may contain millions of hosts.',
    fix: 'Narrow the block to the networks that are meant.',
  },
  'overlapping-except': {
    severity: 'warning',
    title: 'entries of except overlap, or leave nothing of the block',
    why: 'An entry inside another one changes nothing. If the entries together cover the whole block, the peer matches nothing.',
    fix: 'Remove the entries that others cover.',
  },
  'private-range-in-internet-rule': {
    severity: 'warning',
    title: 'a rule for the internet includes private addresses',
    why: '0.0.0.0/0 and ::/0 include the addresses of pods, nodes and internal networks.',
    fix: 'Except the private ranges: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 169.254.0.0/16 and fc00::/7, fe80::/10.',
  },
  'single-family-anywhere': {
    severity: 'warning',
    title: 'every address is allowed in one address family only',
    why: 'In a dual-stack cluster, 0.0.0.0/0 without ::/0 leaves out all of IPv6, and ::/0 without 0.0.0.0/0 all of IPv4 (V62).',
    fix: 'Add the block of the other family, or acknowledge the finding if the cluster has only one family.',
  },
  'tenant-spoofable-selector': {
    severity: 'warning',
    title: 'a peer in any namespace is identified by labels that every tenant can set',
    why: 'Whoever may create a pod in any namespace can give it the label and is let in.',
    fix: 'Select the namespace by kubernetes.io/metadata.name or by a label that only administrators set.',
  },
  'missing-rationale': {
    severity: 'warning',
    title: 'a policy does not say why it exists',
    why: 'Nobody dares to delete a policy whose purpose is unknown.',
    fix: 'Add the annotation cdk8s-netpol/rationale; constructs write it from rationale.',
  },
  'review-overdue': {
    severity: 'warning',
    title: 'the date on which a policy was to be reviewed has passed',
    why: 'It was allowed for a time, and nobody has looked since.',
    fix: 'Review the policy and set cdk8s-netpol/review-by to the next date, or delete it.',
  },
} satisfies Record<string, CodeDescription>;

/** Name of a check that comes with the package. */
export type CheckCode = keyof typeof checkCodes;
