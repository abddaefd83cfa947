/** What patterns mean whose peers are certain pods of other namespaces. Written by hand from the table of patterns. */
import { allowed, denied, deployment, type TruthTable } from '../../support/truth-table';

const WEB = deployment('web/web', { app: 'web' }, { ports: { http: 8080 } });
const WEB_CRON = deployment('web/cron', { app: 'cron' });
const API = deployment('api/api', { app: 'api' }, { ports: { http: 8080 } });
const API_CACHE = deployment('api/cache', { app: 'cache' });
const DATABASE = deployment('database/postgres', { app: 'postgres' }, { ports: { sql: 5432 } });
/** Pods with the labels of a peer in the namespace of the policy: what a pod selector alone would mean. */
const WEB_IN_API = deployment('api/web', { app: 'web' });
const API_IN_DATABASE = deployment('database/api', { app: 'api' });
const OTHER_WEB = deployment('sandbox/web', { app: 'web' });
const OTHER_API = deployment('sandbox/api', { app: 'api' });

/** By the id of the pattern. */
export const ACROSS_NAMESPACES: Readonly<Record<string, readonly TruthTable[]>> = {
  P14: [
    {
      title: 'web reaches the API',
      pods: [WEB, WEB_CRON, API, API_CACHE, WEB_IN_API, OTHER_WEB],
      rows: [
        allowed('web/web', 'api/api', 'TCP 8080', 'this is what is allowed'),
        allowed('web/web', 'api/cache', 'UDP 9000', 'to every pod, on every port'),
        denied('api/web', 'api/api', 'TCP 8080', 'T1: these labels, but the namespace of the policy'),
        denied('sandbox/web', 'api/api', 'TCP 8080', 'T1: these labels, but a third namespace'),
        denied('web/cron', 'api/api', 'TCP 8080', 'this namespace, but other labels'),
        denied('api/cache', 'api/api', 'TCP 8080', 'the own namespace is not implied'),
        denied('203.0.113.50', 'api/api', 'TCP 8080', 'from outside'),
        allowed('api/api', '203.0.113.50', 'TCP 443', 'egress is not isolated'),
        allowed('203.0.113.50', 'web/web', 'TCP 8080', 'web is not isolated'),
      ],
    },
  ],
  P15: [
    {
      title: 'the API reaches the database',
      pods: [API, API_CACHE, DATABASE, API_IN_DATABASE, OTHER_API],
      rows: [
        allowed('api/api', 'database/postgres', 'TCP 5432', 'this is what is allowed'),
        allowed('api/api', 'database/api', 'SCTP 9000', 'to every pod, on every port'),
        denied('database/api', 'database/postgres', 'TCP 5432', 'T1: these labels, but the namespace of the policy'),
        denied('sandbox/api', 'database/postgres', 'TCP 5432', 'T1: these labels, but a third namespace'),
        denied('api/cache', 'database/postgres', 'TCP 5432', 'this namespace, but other labels'),
        denied('203.0.113.50', 'database/postgres', 'TCP 5432', 'from outside'),
        allowed('database/postgres', 'api/api', 'TCP 8080', 'the API is not isolated, nor is egress'),
      ],
    },
  ],
  P16: [
    {
      title: 'web, API and database in a row',
      pods: [WEB, WEB_CRON, API, API_CACHE, DATABASE, WEB_IN_API, API_IN_DATABASE, OTHER_WEB, OTHER_API],
      rows: [
        allowed('web/web', 'api/api', 'TCP 8080', 'the first call'),
        allowed('api/api', 'database/postgres', 'TCP 5432', 'the second call'),
        denied('web/web', 'database/postgres', 'TCP 5432', 'past the API'),
        denied('database/postgres', 'api/api', 'TCP 8080', 'the way back'),
        denied('api/web', 'api/api', 'TCP 8080', 'T1: the namespace of the policy'),
        denied('database/api', 'database/postgres', 'TCP 5432', 'T1: the namespace of the policy'),
        denied('sandbox/web', 'api/api', 'TCP 8080', 'T1: a third namespace'),
        denied('sandbox/api', 'database/postgres', 'TCP 5432', 'T1: a third namespace'),
        denied('web/cron', 'api/api', 'TCP 8080', 'other labels'),
        denied('api/cache', 'database/postgres', 'TCP 5432', 'other labels, at the database'),
        denied('203.0.113.50', 'api/api', 'TCP 8080', 'from outside'),
        denied('203.0.113.50', 'database/postgres', 'TCP 5432', 'from outside, to the database'),
        allowed('203.0.113.50', 'web/web', 'TCP 8080', 'web is not isolated'),
        allowed('database/postgres', '203.0.113.50', 'TCP 443', 'egress is not isolated'),
      ],
    },
  ],
  P18: [
    {
      title: 'the frontend of another namespace reaches the API',
      pods: [
        deployment('api-namespace/api', { app: 'api' }),
        deployment('api-namespace/frontend', { app: 'frontend' }),
        deployment('frontend-namespace/frontend', { app: 'frontend', track: 'canary' }),
        deployment('frontend-namespace/cron', { app: 'cron' }),
        deployment('sandbox/frontend', { app: 'frontend' }),
      ],
      rows: [
        allowed('frontend-namespace/frontend', 'api-namespace/api', 'TCP 8080', 'more labels do no harm'),
        allowed('frontend-namespace/frontend', 'api-namespace/frontend', 'TCP 22', 'to every pod, on every port'),
        denied('api-namespace/frontend', 'api-namespace/api', 'TCP 8080', 'T1: the namespace of the policy'),
        denied('sandbox/frontend', 'api-namespace/api', 'TCP 8080', 'T1: a third namespace'),
        denied('frontend-namespace/cron', 'api-namespace/api', 'TCP 8080', 'one peer with both: other labels'),
        denied('203.0.113.50', 'api-namespace/api', 'TCP 8080', 'from outside'),
        allowed('api-namespace/api', '203.0.113.50', 'TCP 443', 'egress is not isolated'),
      ],
    },
  ],
};
