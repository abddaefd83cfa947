/** Patterns whose peers are pods of the same namespace. Written by hand from the table of patterns. */
import { ALL_PODS, EGRESS, INGRESS, labelled, policy, type PatternRow } from './pattern-row';

const DENY_ALL_EGRESS = policy('default', 'deny-all-egress', ALL_PODS, { policyTypes: EGRESS });

export const POD_ROWS: readonly PatternRow[] = [
  {
    id: 'P01',
    folder: 'p01-allow-ingress-from-frontend',
    policies: [
      policy('backend-namespace', 'allow-ingress-from-frontend', labelled({ app: 'backend' }), {
        policyTypes: INGRESS,
        ingress: [{ from: [{ podSelector: labelled({ app: 'frontend' }) }] }],
      }),
    ],
  },
  {
    id: 'P02',
    folder: 'p02-allow-egress-to-database',
    policies: [
      policy('backend-namespace', 'allow-egress-to-database', labelled({ app: 'backend' }), {
        policyTypes: EGRESS,
        egress: [{ to: [{ podSelector: labelled({ app: 'database' }) }] }],
      }),
    ],
  },
  {
    id: 'P03',
    folder: 'p03-allow-ingress-from-frontend-and-egress-to-database',
    policies: [
      policy('backend-namespace', 'allow-ingress-from-frontend-and-egress-to-database', labelled({ app: 'backend' }), {
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [{ podSelector: labelled({ app: 'frontend' }) }] }],
        egress: [{ to: [{ podSelector: labelled({ app: 'database' }) }] }],
      }),
    ],
  },
  {
    id: 'P06',
    folder: 'p06-allow-database-access',
    policies: [
      policy('default', 'allow-database-access', labelled({ app: 'database' }), {
        policyTypes: INGRESS,
        ingress: [{ from: [{ podSelector: labelled({ app: 'frontend' }) }], ports: [{ protocol: 'TCP', port: 3306 }] }],
      }),
    ],
  },
  { id: 'P10', folder: 'p10-deny-all-egress', policies: [DENY_ALL_EGRESS] },
  {
    id: 'P11',
    folder: 'p11-allow-db-egress',
    policies: [
      policy('default', 'allow-db-egress', ALL_PODS, {
        policyTypes: EGRESS,
        egress: [{ to: [{ podSelector: labelled({ app: 'database' }) }], ports: [{ protocol: 'TCP', port: 5432 }] }],
      }),
      DENY_ALL_EGRESS,
    ],
  },
  {
    id: 'P21',
    folder: 'p21-allow-service-a-to-service-b',
    policies: [
      policy('default', 'allow-service-a-to-service-b', labelled({ app: 'service-b' }), {
        policyTypes: INGRESS,
        ingress: [
          { from: [{ podSelector: labelled({ app: 'service-a' }) }], ports: [{ protocol: 'TCP', port: 8080 }] },
        ],
      }),
    ],
  },
  {
    id: 'P23',
    folder: 'p23-three-pods-of-one-app',
    policies: [
      policy('myapp', 'api-server-allow-web-frontend', labelled({ app: 'myapp', component: 'api-server' }), {
        policyTypes: INGRESS,
        ingress: [
          {
            from: [{ podSelector: labelled({ app: 'myapp', component: 'web-frontend' }) }],
            ports: [{ protocol: 'TCP', port: 8080 }],
          },
        ],
      }),
      policy('myapp', 'db-server-allow-api-server', labelled({ app: 'myapp', component: 'db-server' }), {
        policyTypes: INGRESS,
        ingress: [
          {
            from: [{ podSelector: labelled({ app: 'myapp', component: 'api-server' }) }],
            ports: [{ protocol: 'TCP', port: 5432 }],
          },
        ],
      }),
    ],
  },
];
