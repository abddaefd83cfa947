import { egress, ingress, inNamespace, namespace, pod, policy, yaml } from '../manifests';
import { both, DNS, labelled, type Constellation } from './constellation';

const web = labelled('app', 'web');
const ports = 'ports: [{ port: 53, protocol: UDP }, { port: 53 }]';
const rest = yaml(policy('in', '{}', ['policyTypes: [Ingress]', 'ingress: []']), pod('web', 'app: web'));

/** Everything that lets pods resolve names. */
export const NAME_RESOLUTION: readonly Constellation[] = [
  { title: 'the resolvers by namespace and label', yaml: yaml(policy('p', web, egress(DNS)), rest) },
  {
    title: 'their whole namespace',
    yaml: yaml(policy('p', web, egress(`{ to: [{ ${inNamespace('kube-system')} }], ${ports} }`)), rest),
  },
  { title: 'port 53 to anybody', yaml: yaml(policy('p', web, egress(ports)), rest) },
  {
    title: 'the cache of the node by its address',
    yaml: yaml(policy('p', web, egress(`{ to: [{ ipBlock: { cidr: 169.254.20.10/32 } }], ${ports} }`)), rest),
  },
  {
    title: 'all egress to pods, in another policy',
    yaml: yaml(
      policy('p', web, egress('{ to: [{ ipBlock: { cidr: 203.0.113.0/24 } }], ports: [{ port: 443 }] }')),
      policy('q', '{}', egress('to: [{ namespaceSelector: {} }]')),
      rest,
    ),
  },
  {
    title: 'a rule for each protocol',
    yaml: yaml(
      policy('p', web, egress('ports: [{ port: 53, protocol: UDP }]', 'ports: [{ port: 53, protocol: TCP }]')),
      rest,
    ),
  },
  {
    title: 'a policy for each protocol, of which one is for other labels of the same pods',
    yaml: yaml(
      policy('p', web, egress('ports: [{ port: 53, protocol: UDP }]')),
      policy('q', labelled('tier', 'front'), egress('ports: [{ port: 53, protocol: TCP }]')),
      policy('in', '{}', ['policyTypes: [Ingress]']),
      pod('web', 'app: web, tier: front'),
    ),
  },
  {
    title: 'the names of the ports of CoreDNS',
    yaml: yaml(
      policy(
        'p',
        web,
        egress(`{ to: [{ ${inNamespace('kube-system')} }], ports: [{ port: dns, protocol: UDP }, { port: dns-tcp }] }`),
      ),
      pod('coredns', 'k8s-app: kube-dns', {
        namespace: 'kube-system',
        ports: '{ name: dns, containerPort: 53, protocol: UDP }, { name: dns-tcp, containerPort: 53 }',
      }),
      rest,
    ),
  },
  {
    title: 'the port of OpenShift',
    yaml: yaml(
      policy(
        'p',
        web,
        egress(`{ to: [{ ${inNamespace('openshift-dns')} }], ports: [{ port: 5353, protocol: UDP }, { port: 5353 }] }`),
      ),
      rest,
    ),
  },
  {
    title: 'a range of ports that holds 53',
    yaml: yaml(
      policy('p', web, egress(`ports: [{ port: 53, endPort: 53, protocol: UDP }, { port: 53, endPort: 53 }]`)),
      rest,
    ),
  },
  {
    title: 'every port of TCP of a database, which is no name resolution over one protocol but none at all',
    yaml: yaml(
      policy('p', web, egress(`{ to: [{ podSelector: ${labelled('app', 'db')} }], ports: [{ protocol: TCP }] }`)),
      policy('db', labelled('app', 'db'), ingress(`{ from: [{ podSelector: ${web} }], ports: [{ port: 5432 }] }`)),
      pod('db', 'app: db'),
      rest,
    ),
    recommended: ['missing-dns-egress'],
  },
  {
    title: 'a namespace of resolvers by a label that clusters have given it',
    yaml: yaml(
      policy('p', web, egress(`{ to: [{ namespaceSelector: { matchLabels: { role: system } } }], ${ports} }`)),
      namespace('kube-system', 'role: system'),
      rest,
    ),
  },
  {
    title: 'the resolvers themselves, which ask nobody of the cluster',
    yaml: yaml(
      policy(
        'dns',
        labelled('k8s-app', 'kube-dns'),
        both([ports], ['{ to: [{ ipBlock: { cidr: 192.0.2.53/32 } }], ports: [{ port: 853 }] }']),
        'kube-system',
      ),
      pod('coredns', 'k8s-app: kube-dns', { namespace: 'kube-system' }),
    ),
  },
  {
    title: 'policies for kube-system, whose other pods are on the network of their nodes',
    yaml: yaml(
      policy(
        'dns',
        labelled('k8s-app', 'kube-dns'),
        ['policyTypes: [Ingress]', 'ingress:', `  - ${ports}`],
        'kube-system',
      ),
      pod('coredns', 'k8s-app: kube-dns', { namespace: 'kube-system' }),
      pod('kube-proxy', 'k8s-app: kube-proxy', { namespace: 'kube-system', spec: 'hostNetwork: true' }),
      pod('kube-apiserver', 'component: kube-apiserver', { namespace: 'kube-system', spec: 'hostNetwork: true' }),
    ),
  },
];
