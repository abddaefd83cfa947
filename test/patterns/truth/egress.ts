/** What patterns mean about what pods of `default` may send. Written by hand from the table of patterns. */
import { allowed, denied, deployment, KUBE_DNS, pod, type TruthTable } from '../../support/truth-table';

/** By the id of the pattern. */
export const EGRESS: Readonly<Record<string, readonly TruthTable[]>> = {
  P10: [
    {
      title: 'nothing leaves the pods of default',
      pods: [
        deployment('default/web', { app: 'web' }),
        pod('default/bare', {}),
        deployment('sandbox/web', { app: 'web' }),
        KUBE_DNS,
      ],
      rows: [
        denied('default/web', 'default/bare', 'TCP 80', 'not even to pods of the same namespace'),
        denied('default/bare', '203.0.113.50', 'TCP 443', 'a pod without labels is selected too'),
        denied('default/web', 'sandbox/web', 'TCP 80', 'another namespace'),
        denied('default/web', '2001:db8::50', 'TCP 443', 'outside, by IPv6'),
        denied('default/web', 'kube-system/coredns', 'UDP 53', 'T7: names are not resolved'),
        allowed('sandbox/web', 'default/web', 'TCP 80', 'ingress is not isolated'),
        allowed('203.0.113.50', 'default/web', 'TCP 80', 'ingress is not isolated, from outside'),
        allowed('sandbox/web', '203.0.113.50', 'TCP 443', 'other namespaces are not selected'),
      ],
    },
  ],
  P11: [
    {
      title: 'the pods of default send to the database and nothing else',
      pods: [
        deployment('default/web', { app: 'web' }),
        deployment('default/database', { app: 'database' }, { ports: { sql: 5432 } }),
        deployment('default/database-replica', { app: 'database' }, { ports: { sql: 5432 } }),
        deployment('sandbox/database', { app: 'database' }),
        deployment('sandbox/web', { app: 'web' }),
        KUBE_DNS,
      ],
      rows: [
        allowed('default/web', 'default/database', 'TCP 5432', 'this is what is allowed'),
        allowed('default/database', 'default/database-replica', 'TCP 5432', 'databases are pods of default as well'),
        denied('default/web', 'default/database', 'TCP 5433', 'the next port'),
        denied('default/web', 'default/database', 'UDP 5432', 'another protocol'),
        denied('default/web', 'sandbox/database', 'TCP 5432', 'T1: another namespace'),
        denied('default/database', 'default/web', 'TCP 5432', 'other labels, on that port'),
        denied('default/web', 'kube-system/coredns', 'UDP 53', 'T7: the name of the database is not resolved'),
        denied('default/web', '203.0.113.50', 'TCP 5432', 'outside, on that port'),
        allowed('sandbox/web', 'default/database', 'TCP 5432', 'ingress is not isolated, another namespace sends'),
        allowed('203.0.113.50', 'default/database', 'TCP 22', 'ingress is not isolated, from outside'),
      ],
    },
  ],
};
