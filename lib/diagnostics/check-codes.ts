import type { CodeDescription } from './codes';

/** Codes of the checks that come with the package: for what the API server accepts although it is probably not meant. */
export const checkCodes = {
  'dangling-subject': {
    severity: 'warning',
    title: 'a policy selects no pod',
    why: 'It protects nothing. Mostly the label is misspelt, or the policy is in another namespace than the pods, which stay open.',
    fix: 'Correct the podSelector or the namespace, or delete the policy.',
  },
  'dangling-peer': {
    severity: 'warning',
    title: 'a peer of a rule matches no pod',
    why: 'The rule lets nothing through for it, so that a connection which is meant to work is denied.',
    fix: 'Correct the selectors of the peer, or remove it.',
  },
  'unknown-namespace-label': {
    severity: 'warning',
    title: 'a namespaceSelector asks for a label that no namespace has',
    why: 'Namespaces have no label with their name but kubernetes.io/metadata.name, so that name: frontend selects nothing unless somebody sets the label (S26).',
    fix: 'Select by kubernetes.io/metadata.name, or set the label on the namespace.',
  },
  'peer-in-own-namespace': {
    severity: 'warning',
    title: 'a podSelector alone matches nothing here, but would in another namespace',
    why: 'A podSelector without a namespaceSelector beside it selects pods of the policy’s own namespace (S19).',
    fix: 'Put a namespaceSelector into the same peer.',
  },
  'and-or-dash': {
    severity: 'warning',
    title: 'two peers look like one that a dash has split',
    why: 'A namespaceSelector and a podSelector in one list element mean AND; as two elements they mean OR, and the second one selects pods of the policy’s own namespace (S21).',
    fix: 'Remove the dash before the second selector, or say with an acknowledgement that OR is meant.',
  },
  'rule-split': {
    severity: 'warning',
    title: 'peers and ports stand in two rules',
    why: 'A rule with peers alone allows them every port, and a rule with ports alone allows them to everybody (S15).',
    fix: 'Remove the dash before ports, so that peers and ports are one rule.',
  },
  'allow-all-rule': {
    severity: 'warning',
    title: 'a rule allows everything',
    why: 'An empty rule, as a bare dash makes one, has no peers and no ports: everybody is allowed on every port (S9, S10).',
    fix: 'Name peers and ports. Where everything is meant, acknowledge the finding.',
  },
  'dead-rules': {
    severity: 'warning',
    title: 'rules stand in a direction that policyTypes leaves out',
    why: 'Rules of a direction that the policy does not list have no effect: they neither allow nor isolate (S5).',
    fix: 'Add the direction to policyTypes, or delete the rules.',
  },
  'implied-egress': {
    severity: 'warning',
    title: 'what policyTypes would say is left to the server',
    why: 'Without policyTypes the server sets Ingress, and Egress only where egress rules are present (S4). With egress rules alone the policy also denies all ingress, and with an empty egress list it does not isolate egress.',
    fix: 'Write policyTypes.',
  },
  'implied-policy-types': {
    severity: 'info',
    title: 'a policy of ingress does not say that it is one',
    why: 'Without policyTypes and egress rules the server sets Ingress (S4). Readers have to know that, and an egress rule that somebody adds one day also isolates for egress.',
    fix: 'Write policyTypes: [Ingress], or [Ingress, Egress] where egress is to be denied as well.',
  },
  'missing-default-deny': {
    severity: 'warning',
    title: 'pods of a namespace are isolated by no policy',
    why: 'Pods that no policy selects accept everything from everybody (S12).',
    fix: 'Add a policy with an empty podSelector that isolates every pod of the namespace, and allow what is needed beside it.',
  },
  'missing-dns-egress': {
    severity: 'warning',
    title: 'pods that are isolated for egress cannot resolve names',
    why: 'Whoever may not reach a resolver on port 53 fails on the first name that it looks up.',
    fix: 'Allow egress to the DNS pods of the cluster on port 53, UDP and TCP.',
  },
  'dns-one-protocol': {
    severity: 'warning',
    title: 'DNS is allowed over one protocol only',
    why: 'Resolvers answer over UDP, and over TCP where the answer is long. A port without protocol means TCP alone (S6).',
    fix: 'Allow port 53 for UDP and for TCP.',
  },
  'one-sided-flow': {
    severity: 'warning',
    title: 'a rule allows what the other end denies',
    why: 'A connection passes only where both ends let it: egress of the one and ingress of the other (S16). Where the pods at the other end are isolated and nothing lets it pass there, the rule has no effect.',
    fix: 'Allow it at the other end as well, or delete the rule.',
  },
  'service-port-confusion': {
    severity: 'warning',
    title: 'a rule names the port of a Service, the pods listen on another',
    why: 'Policies see the port of the pod, after the Service has translated it (S33).',
    fix: 'Write the target port of the Service.',
  },
  'unresolved-named-port': {
    severity: 'warning',
    title: 'a rule names a port that no pod in question has',
    why: 'A name means the container port of that name and protocol at each destination; where there is none, the entry matches nothing (S37 to S39).',
    fix: 'Correct the name or the protocol, declare the port at the pods, or write its number.',
  },
  'subsumed-rule': {
    severity: 'info',
    title: 'a rule allows nothing that another rule does not allow as well',
    why: 'Rules are added up (S15). Whoever deletes the wider one some day does not expect that the narrower one starts to matter.',
    fix: 'Delete the rule, or narrow the other one.',
  },
  'duplicate-policy': {
    severity: 'warning',
    title: 'two policies of a namespace say the same',
    why: 'The second one changes nothing, and whoever deletes or changes one of them will find the other one still there.',
    fix: 'Delete one of the two.',
  },
  'contradictory-selector': {
    severity: 'warning',
    title: 'a selector can match nothing',
    why: 'Its requirements contradict each other, which the API server accepts (S31).',
    fix: 'Remove one of the requirements.',
  },
  'host-bits': {
    severity: 'warning',
    title: 'a CIDR has bits beyond its prefix length',
    why: 'It names a whole network where one address may be meant. Newer API servers refuse it, and plugins read it differently.',
    fix: 'Write the network address, or /32 or /128 for one address.',
  },
  'host-network-subject': {
    severity: 'warning',
    title: 'a policy selects pods that use the network of their node',
    why: 'Almost no network plugin applies policies to such pods (S51).',
    fix: 'Give the pods a network of their own, or protect the node by other means, and take them out of the podSelector.',
  },
  'unsupported-by-cni': {
    severity: 'warning',
    title: 'the network plugin does not do what the policy says',
    why: 'What a plugin does not know it ignores, narrows or widens, mostly without a word.',
    fix: 'Write the policy without the feature, or use a version of the plugin that has it.',
  },
  'cloud-metadata-reachable': {
    severity: 'warning',
    title: 'pods can reach the metadata service of the cloud',
    why: 'Whoever reaches it from a pod can take over the identity of the node.',
    fix: 'Except 169.254.169.254/32 from the ipBlock (in IPv6 the address of your cloud, such as fd00:ec2::254/128 on AWS), or allow only the destinations that are needed.',
  },
  'ingress-controller-blocked': {
    severity: 'warning',
    title: 'what an Ingress or a load balancer hands on is denied',
    why: 'To the pods, requests from outside come from the ingress controller, or from the addresses of load balancers and nodes (S59, S61). Where nothing lets these in, clients get errors.',
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
    title: 'an ipBlock holds a large part of all addresses',
    why: 'What is written as one network may hold millions of hosts.',
    fix: 'Narrow the block to the networks that are meant.',
  },
  'overlapping-except': {
    severity: 'warning',
    title: 'entries of except overlap, or leave nothing of the block',
    why: 'An entry that lies within another changes nothing. Where the entries together cover the whole block, the peer matches nothing.',
    fix: 'Remove the entries that others cover.',
  },
  'private-range-in-internet-rule': {
    severity: 'warning',
    title: 'a rule for the internet holds private addresses too',
    why: '0.0.0.0/0 and ::/0 hold the addresses of pods, nodes and internal networks.',
    fix: 'Except the private ranges: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 169.254.0.0/16 and fc00::/7, fe80::/10.',
  },
  'single-family-anywhere': {
    severity: 'warning',
    title: 'everywhere is allowed in one address family only',
    why: 'In a cluster with both families, 0.0.0.0/0 without ::/0 leaves out every destination of the other family (V62).',
    fix: 'Add the block of the other family, or say with an acknowledgement that the cluster has one family.',
  },
  'tenant-spoofable-selector': {
    severity: 'warning',
    title: 'a peer in any namespace is told by labels that every tenant can set',
    why: 'Whoever may create a pod in any namespace can give it the label and is let in.',
    fix: 'Select the namespace by kubernetes.io/metadata.name or by a label that only administrators set.',
  },
  'missing-rationale': {
    severity: 'warning',
    title: 'a policy does not say why it is there',
    why: 'Nobody dares to delete a policy whose purpose is not known.',
    fix: 'Write the annotation cdk8s-netpol/rationale; constructs take it as rationale.',
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
