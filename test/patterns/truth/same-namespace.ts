/** What patterns mean whose peers are pods of the same namespace. Written by hand from the table of patterns. */
import { allowed, denied, deployment, KUBE_DNS, pod, type TruthTable } from '../../support/truth-table';

const BACKEND = deployment('backend-namespace/backend', { app: 'backend' }, { ports: { http: 8080 } });
const FRONTEND = deployment('backend-namespace/frontend', { app: 'frontend' }, { ports: { http: 8080 } });
const DATABASE = deployment('backend-namespace/database', { app: 'database' }, { ports: { sql: 5432 } });
const CRON = pod('backend-namespace/cron', { app: 'cron' });
const OTHER_FRONTEND = deployment('sandbox/frontend', { app: 'frontend' });
const OTHER_DATABASE = deployment('sandbox/database', { app: 'database' });

/** By the id of the pattern. */
export const SAME_NAMESPACE: Readonly<Record<string, readonly TruthTable[]>> = {
  P01: [
    {
      title: 'the frontend reaches the backend',
      pods: [BACKEND, FRONTEND, CRON, OTHER_FRONTEND],
      rows: [
        allowed('backend-namespace/frontend', 'backend-namespace/backend', 'TCP 8080', 'this is what is allowed'),
        allowed(
          'backend-namespace/frontend',
          'backend-namespace/backend',
          'UDP 9000',
          'every port means every protocol',
        ),
        denied('sandbox/frontend', 'backend-namespace/backend', 'TCP 8080', 'T1: these labels, but another namespace'),
        denied('backend-namespace/cron', 'backend-namespace/backend', 'TCP 8080', 'this namespace, but other labels'),
        denied('203.0.113.50', 'backend-namespace/backend', 'TCP 8080', 'selectors match no outside address'),
        allowed('backend-namespace/backend', '203.0.113.50', 'TCP 443', 'egress is not isolated'),
        allowed('backend-namespace/backend', 'backend-namespace/frontend', 'TCP 8080', 'the frontend is not isolated'),
        allowed('203.0.113.50', 'backend-namespace/frontend', 'TCP 8080', 'nor from outside'),
      ],
    },
  ],
  P02: [
    {
      title: 'the backend reaches the database',
      pods: [BACKEND, DATABASE, CRON, OTHER_DATABASE, KUBE_DNS],
      rows: [
        allowed('backend-namespace/backend', 'backend-namespace/database', 'TCP 5432', 'this is what is allowed'),
        allowed('backend-namespace/backend', 'backend-namespace/database', 'SCTP 9000', 'on every port'),
        denied('backend-namespace/backend', 'sandbox/database', 'TCP 5432', 'T1: these labels, but another namespace'),
        denied('backend-namespace/backend', 'backend-namespace/cron', 'TCP 5432', 'this namespace, but other labels'),
        denied('backend-namespace/backend', '203.0.113.50', 'TCP 443', 'nothing outside is allowed'),
        denied('backend-namespace/backend', 'kube-system/coredns', 'UDP 53', 'T7: names are not resolved'),
        denied('backend-namespace/backend', 'kube-system/coredns', 'TCP 53', 'T7: by TCP neither'),
        allowed('backend-namespace/cron', 'sandbox/database', 'TCP 5432', 'other pods are not isolated'),
        allowed('203.0.113.50', 'backend-namespace/backend', 'TCP 8080', 'ingress is not isolated'),
      ],
    },
  ],
  P03: [
    {
      title: 'the backend stands between frontend and database',
      pods: [BACKEND, FRONTEND, DATABASE, CRON, OTHER_FRONTEND, OTHER_DATABASE, KUBE_DNS],
      rows: [
        allowed('backend-namespace/frontend', 'backend-namespace/backend', 'TCP 8080', 'the rule for ingress'),
        allowed('backend-namespace/backend', 'backend-namespace/database', 'TCP 5432', 'the rule for egress'),
        denied('backend-namespace/database', 'backend-namespace/backend', 'TCP 8080', 'no rule for the way back'),
        denied(
          'backend-namespace/backend',
          'backend-namespace/frontend',
          'TCP 8080',
          'no rule for this way back either',
        ),
        denied('sandbox/frontend', 'backend-namespace/backend', 'TCP 8080', 'T1: another namespace'),
        denied('backend-namespace/backend', 'sandbox/database', 'TCP 5432', 'T1: another namespace'),
        denied('backend-namespace/cron', 'backend-namespace/backend', 'TCP 8080', 'other labels'),
        denied('203.0.113.50', 'backend-namespace/backend', 'TCP 8080', 'from outside'),
        denied('backend-namespace/backend', '203.0.113.50', 'TCP 443', 'to the outside'),
        denied('backend-namespace/backend', 'kube-system/coredns', 'UDP 53', 'T7: names are not resolved'),
        allowed('backend-namespace/frontend', 'backend-namespace/database', 'TCP 5432', 'neither end is isolated'),
      ],
    },
  ],
  P06: [
    {
      title: 'the frontend reaches the database on its port',
      pods: [
        deployment('default/database', { app: 'database' }, { ports: { mysql: 3306 } }),
        deployment('default/frontend', { app: 'frontend' }),
        deployment('default/reports', { app: 'reports' }),
        OTHER_FRONTEND,
      ],
      rows: [
        allowed('default/frontend', 'default/database', 'TCP 3306', 'this is what is allowed'),
        denied('default/frontend', 'default/database', 'TCP 3307', 'the next port'),
        denied('default/frontend', 'default/database', 'UDP 3306', 'the port by another protocol'),
        denied('default/reports', 'default/database', 'TCP 3306', 'other labels'),
        denied('sandbox/frontend', 'default/database', 'TCP 3306', 'T1: another namespace'),
        denied('203.0.113.50', 'default/database', 'TCP 3306', 'from outside'),
        allowed('default/database', '203.0.113.50', 'TCP 443', 'egress is not isolated'),
        allowed('203.0.113.50', 'default/frontend', 'TCP 8080', 'the frontend is not isolated'),
      ],
    },
  ],
  P21: [
    {
      title: 'service-a calls service-b',
      pods: [
        deployment('default/service-a', { app: 'service-a' }),
        deployment('default/service-b', { app: 'service-b' }, { ports: { http: 8080 } }),
        deployment('default/service-c', { app: 'service-c' }),
        deployment('sandbox/service-a', { app: 'service-a' }),
      ],
      rows: [
        allowed('default/service-a', 'default/service-b', 'TCP 8080', 'this is what is allowed'),
        denied('default/service-a', 'default/service-b', 'TCP 15008', 'another port, as an ambient mesh uses it'),
        denied('default/service-a', 'default/service-b', 'TCP 8081', 'the next port'),
        denied('default/service-a', 'default/service-b', 'UDP 8080', 'another protocol'),
        denied('default/service-c', 'default/service-b', 'TCP 8080', 'other labels'),
        denied('sandbox/service-a', 'default/service-b', 'TCP 8080', 'T1: another namespace'),
        denied('203.0.113.50', 'default/service-b', 'TCP 8080', 'from outside'),
        allowed('default/service-b', 'default/service-c', 'TCP 8080', 'T8: the type is Ingress alone'),
        allowed('default/service-b', '203.0.113.50', 'TCP 443', 'T8: so what it sends is left open'),
      ],
    },
  ],
  P23: [
    {
      title: 'three kinds of pods of one application',
      pods: [
        deployment('myapp/web-frontend', { app: 'myapp', component: 'web-frontend' }, { ports: { http: 8080 } }),
        deployment('myapp/api-server', { app: 'myapp', component: 'api-server' }, { ports: { http: 8080 } }),
        deployment('myapp/db-server', { app: 'myapp', component: 'db-server' }, { ports: { postgresql: 5432 } }),
        pod('myapp/unnamed', { app: 'myapp' }),
        deployment('sandbox/web-frontend', { app: 'myapp', component: 'web-frontend' }),
        deployment('sandbox/api-server', { app: 'myapp', component: 'api-server' }),
      ],
      rows: [
        allowed('myapp/web-frontend', 'myapp/api-server', 'TCP 8080', 'the first call'),
        allowed('myapp/api-server', 'myapp/db-server', 'TCP 5432', 'the second call'),
        denied('myapp/web-frontend', 'myapp/db-server', 'TCP 5432', 'past the API'),
        denied('myapp/db-server', 'myapp/api-server', 'TCP 8080', 'the way back'),
        denied('myapp/web-frontend', 'myapp/api-server', 'TCP 8081', 'the next port'),
        denied('myapp/web-frontend', 'myapp/api-server', 'UDP 8080', 'another protocol'),
        denied('myapp/api-server', 'myapp/db-server', 'TCP 5433', 'the next port, at the database'),
        denied('myapp/api-server', 'myapp/db-server', 'UDP 5432', 'another protocol, at the database'),
        denied('myapp/unnamed', 'myapp/api-server', 'TCP 8080', 'the label that all share is not enough'),
        denied('sandbox/web-frontend', 'myapp/api-server', 'TCP 8080', 'T1: another namespace'),
        denied('sandbox/api-server', 'myapp/db-server', 'TCP 5432', 'T1: another namespace'),
        denied('203.0.113.50', 'myapp/db-server', 'TCP 5432', 'from outside'),
        allowed('203.0.113.50', 'myapp/web-frontend', 'TCP 8080', 'the frontend is not isolated'),
        allowed('myapp/db-server', '203.0.113.50', 'TCP 443', 'egress is not isolated'),
      ],
    },
  ],
};
