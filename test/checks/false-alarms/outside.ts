import { egress, ingress, pod, policy, yaml } from '../manifests';
import { DNS, labelled, type Constellation } from './constellation';

const web = labelled('app', 'web');
const https = 'ports: [{ port: 443 }]';
const PRIVATE = '10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16';
const rest = yaml(policy('in', '{}', ingress()), pod('web', 'app: web'));

const out = (...peers: string[]): string =>
  yaml(policy('out', web, egress(`{ to: [${peers.join(', ')}], ${https} }`, DNS)), rest);

/** Addresses beyond the cluster. */
export const OUTSIDE: readonly Constellation[] = [
  {
    title: 'the internet without private ranges, in both families',
    yaml: out(
      `{ ipBlock: { cidr: 0.0.0.0/0, except: [${PRIVATE}] } }`,
      '{ ipBlock: { cidr: "::/0", except: ["fc00::/7", "fe80::/10"] } }',
    ),
  },
  {
    title: 'the internet of IPv4 without private ranges, which strict finds half of',
    yaml: out(`{ ipBlock: { cidr: 0.0.0.0/0, except: [${PRIVATE}] } }`),
    strict: ['single-family-anywhere'],
  },
  {
    title: 'everything but the metadata address of the cloud in question',
    yaml: out('{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] } }'),
    strict: ['private-range-in-internet-rule', 'single-family-anywhere'],
  },
  {
    title: 'everything but link-local addresses',
    yaml: out('{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.0.0/16] } }'),
    strict: ['private-range-in-internet-rule', 'single-family-anywhere'],
  },
  {
    title: 'everything but private networks, which leaves the metadata address and is worth a word',
    yaml: out('{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 100.64.0.0/10] } }'),
    recommended: ['cloud-metadata-reachable'],
    strict: ['private-range-in-internet-rule', 'single-family-anywhere'],
  },
  {
    title: 'the metadata address, for what needs it',
    yaml: yaml(
      policy('out', web, egress('{ to: [{ ipBlock: { cidr: 169.254.169.254/32 } }], ports: [{ port: 80 }] }', DNS)),
      rest,
    ),
  },
  { title: 'one host', yaml: out('{ ipBlock: { cidr: 203.0.113.7/32 } }') },
  {
    title: 'a private network, and a hole in it',
    yaml: out('{ ipBlock: { cidr: 10.0.0.0/8, except: [10.96.0.0/12, 10.244.0.0/16] } }'),
  },
  {
    title: 'networks of IPv6, in a cluster that has no other',
    yaml: yaml(
      policy('out', web, egress(`{ to: [{ ipBlock: { cidr: "2001:db8:1::/48" } }], ${https} }`, DNS)),
      policy(
        'from',
        web,
        ingress('{ from: [{ ipBlock: { cidr: "fd00:10::/64", except: ["fd00:10::/96"] } }], ports: [{ port: 8443 }] }'),
      ),
      rest,
    ),
  },
  {
    title: 'ports of everybody, for a public site',
    yaml: yaml(policy('web', web, ingress('ports: [{ port: 80 }, { port: 443 }, { port: 443, protocol: UDP }]')), rest),
  },
  {
    title: 'a range of one port',
    yaml: yaml(policy('web', web, ingress('ports: [{ port: 8080, endPort: 8080 }]')), rest),
  },
  {
    title: 'the addresses of the nodes, for their probes and webhooks',
    yaml: yaml(
      policy(
        'hooks',
        web,
        ingress(
          '{ from: [{ ipBlock: { cidr: 10.1.0.0/24 } }, { ipBlock: { cidr: 10.1.1.0/24 } }], ports: [{ port: 9443 }] }',
        ),
      ),
      rest,
    ),
  },
];
