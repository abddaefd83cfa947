/** Patterns whose peers are addresses outside the cluster. Written by hand from the table of patterns. */
import { ALL_PODS, EGRESS, INGRESS, labelled, policy, type PatternRow } from './pattern-row';

const OFFICE_ON_HTTP = [{ from: [{ ipBlock: { cidr: '192.168.1.0/24' } }], ports: [{ protocol: 'TCP', port: 80 }] }];
const RESOLVER = [
  {
    to: [{ ipBlock: { cidr: '8.8.8.8/32' } }],
    ports: [
      { protocol: 'TCP', port: 53 },
      { protocol: 'UDP', port: 53 },
    ],
  },
];

export const ADDRESS_ROWS: readonly PatternRow[] = [
  {
    id: 'P04',
    folder: 'p04-allow-http-from-ip',
    policies: [
      policy('default', 'allow-http-from-ip', labelled({ app: 'web' }), {
        policyTypes: INGRESS,
        ingress: OFFICE_ON_HTTP,
      }),
    ],
  },
  {
    id: 'P05',
    folder: 'p05-allow-dns-egress',
    policies: [
      policy('default', 'allow-dns-egress', labelled({ app: 'myapp' }), { policyTypes: EGRESS, egress: RESOLVER }),
    ],
  },
  {
    id: 'P08',
    folder: 'p08-restrict-web-app-access',
    policies: [
      policy('webapp-namespace', 'restrict-web-app-access', labelled({ app: 'my-web-app' }), {
        policyTypes: INGRESS,
        ingress: OFFICE_ON_HTTP,
      }),
    ],
  },
  {
    id: 'P09',
    folder: 'p09-allow-my-app-egress',
    policies: [
      policy('default', 'allow-my-app-egress', labelled({ app: 'my-app' }), {
        policyTypes: EGRESS,
        egress: [{ to: [{ ipBlock: { cidr: '192.0.2.100/32' } }], ports: [{ protocol: 'TCP', port: 443 }] }],
      }),
    ],
  },
  {
    id: 'P20',
    folder: 'p20-control-egress',
    policies: [
      policy('my-namespace', 'allow-dns-egress', ALL_PODS, { policyTypes: EGRESS, egress: RESOLVER }),
      policy('my-namespace', 'allow-internet-egress', ALL_PODS, {
        policyTypes: EGRESS,
        egress: [
          { to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] } }] },
        ],
      }),
    ],
  },
  {
    id: 'P24',
    folder: 'p24-database-to-one-external-address',
    policies: [
      policy('default', 'allow-egress-to-external-server', labelled({ app: 'database' }), {
        policyTypes: EGRESS,
        egress: [{ to: [{ ipBlock: { cidr: '203.0.113.10/32' } }] }],
      }),
    ],
  },
];
