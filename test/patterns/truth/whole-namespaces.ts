/** What patterns mean about namespaces as a whole. Written by hand from the table of patterns. */
import { allowed, denied, deployment, pod, type TruthTable } from '../../support/truth-table';

/** By the id of the pattern. */
export const WHOLE_NAMESPACES: Readonly<Record<string, readonly TruthTable[]>> = {
  P07: [
    {
      title: 'namespaces labelled name=frontend reach the backend on port 80',
      namespaces: { frontend: { name: 'frontend' }, canary: { name: 'frontend' }, sandbox: { name: 'sandbox' } },
      pods: [
        deployment('backend/api', { app: 'api' }, { ports: { http: 80 } }),
        deployment('backend/worker', { app: 'worker' }),
        deployment('frontend/web', { app: 'web' }),
        deployment('canary/web', { app: 'web' }),
        deployment('sandbox/web', { app: 'web' }),
      ],
      rows: [
        allowed('frontend/web', 'backend/api', 'TCP 80', 'this is what is allowed'),
        allowed('frontend/web', 'backend/worker', 'TCP 80', 'every pod of the namespace is selected'),
        allowed('canary/web', 'backend/api', 'TCP 80', 'the label counts, not the name'),
        denied('frontend/web', 'backend/api', 'TCP 81', 'the next port'),
        denied('frontend/web', 'backend/api', 'UDP 80', 'another protocol'),
        denied('sandbox/web', 'backend/api', 'TCP 80', 'another namespace'),
        denied('backend/worker', 'backend/api', 'TCP 80', 'the own namespace is not implied'),
        denied('203.0.113.50', 'backend/api', 'TCP 80', 'namespace selectors match no address'),
        allowed('backend/api', '203.0.113.50', 'TCP 443', 'egress is not isolated'),
        allowed('203.0.113.50', 'frontend/web', 'TCP 80', 'the frontend is not isolated'),
      ],
    },
    {
      title: 'T2: a namespace called frontend that nobody labelled',
      namespaces: { sandbox: { name: 'frontend' } },
      pods: [
        deployment('backend/api', { app: 'api' }),
        deployment('frontend/web', { app: 'web' }),
        deployment('sandbox/web', { app: 'web' }),
      ],
      rows: [
        denied('frontend/web', 'backend/api', 'TCP 80', 'T2: its name is no label called name'),
        allowed('sandbox/web', 'backend/api', 'TCP 80', 'T2: whoever may set the label gets in'),
      ],
    },
  ],
  P12: [
    {
      title: 'nobody reaches the frontend',
      pods: [
        deployment('frontend/web', { app: 'web' }, { ports: { http: 80 } }),
        pod('frontend/bare', {}),
        deployment('backend/api', { app: 'api' }),
      ],
      rows: [
        denied('backend/api', 'frontend/web', 'TCP 80', 'another namespace'),
        denied('frontend/bare', 'frontend/web', 'TCP 80', 'not even from inside'),
        denied('frontend/web', 'frontend/bare', 'UDP 9000', 'a pod without labels is selected too'),
        denied('203.0.113.50', 'frontend/web', 'TCP 80', 'from outside'),
        denied('2001:db8::50', 'frontend/web', 'TCP 80', 'from outside, by IPv6'),
        allowed('frontend/web', 'backend/api', 'TCP 8080', 'egress is not isolated'),
        allowed('frontend/web', '203.0.113.50', 'TCP 443', 'egress is not isolated, to the outside'),
        allowed('203.0.113.50', 'backend/api', 'TCP 8080', 'other namespaces are not selected'),
      ],
    },
  ],
  P13: [
    {
      title: 'namespaces labelled name=backend reach the frontend',
      namespaces: { backend: { name: 'backend', team: 'core' }, sandbox: { name: 'Backend' } },
      pods: [
        deployment('frontend/web', { app: 'web' }),
        deployment('frontend/worker', { app: 'worker' }),
        deployment('backend/api', { app: 'api' }),
        deployment('sandbox/api', { app: 'api' }),
      ],
      rows: [
        allowed('backend/api', 'frontend/web', 'TCP 80', 'this is what is allowed'),
        allowed('backend/api', 'frontend/worker', 'SCTP 9000', 'to every pod, on every port'),
        denied('sandbox/api', 'frontend/web', 'TCP 80', 'values of labels are case-sensitive'),
        denied('frontend/worker', 'frontend/web', 'TCP 80', 'the own namespace is not implied'),
        denied('203.0.113.50', 'frontend/web', 'TCP 80', 'from outside'),
        allowed('frontend/web', 'sandbox/api', 'TCP 8080', 'egress is not isolated'),
        allowed('203.0.113.50', 'backend/api', 'TCP 8080', 'the backend is not isolated'),
      ],
    },
    {
      title: 'T2: a namespace called backend that nobody labelled',
      pods: [deployment('frontend/web', { app: 'web' }), deployment('backend/api', { app: 'api' })],
      rows: [denied('backend/api', 'frontend/web', 'TCP 80', 'T2: its name is no label called name')],
    },
  ],
  P17: [
    {
      title: 'a namespace that nobody reaches',
      pods: [
        deployment('my-namespace/app', { app: 'app' }),
        deployment('my-namespace/worker', { app: 'worker' }),
        deployment('sandbox/app', { app: 'app' }),
      ],
      rows: [
        denied('my-namespace/worker', 'my-namespace/app', 'TCP 80', 'not from inside'),
        denied('sandbox/app', 'my-namespace/app', 'TCP 80', 'not from other namespaces'),
        denied('203.0.113.50', 'my-namespace/app', 'TCP 80', 'not from outside'),
        denied('10.0.0.1', 'my-namespace/worker', 'UDP 53', 'nor from a private address'),
        allowed('my-namespace/app', 'sandbox/app', 'TCP 80', 'egress is not isolated'),
        allowed('my-namespace/app', '203.0.113.50', 'TCP 443', 'egress is not isolated, to the outside'),
      ],
    },
  ],
  P19: [
    {
      title: 'namespaces labelled name=backend reach the API',
      namespaces: { backend: { name: 'backend' }, sandbox: { name: 'sandbox' } },
      pods: [
        deployment('api-namespace/api', { app: 'api' }),
        deployment('api-namespace/cache', { app: 'cache' }),
        deployment('backend/worker', { app: 'worker' }),
        deployment('sandbox/worker', { app: 'worker' }),
        deployment('unlabelled/worker', { app: 'worker' }),
      ],
      rows: [
        allowed('backend/worker', 'api-namespace/api', 'TCP 8080', 'this is what is allowed'),
        allowed('backend/worker', 'api-namespace/cache', 'UDP 9000', 'to every pod, on every port'),
        denied('sandbox/worker', 'api-namespace/api', 'TCP 8080', 'another value of the label'),
        denied('unlabelled/worker', 'api-namespace/api', 'TCP 8080', 'no such label'),
        denied('api-namespace/cache', 'api-namespace/api', 'TCP 8080', 'the own namespace is not implied'),
        denied('203.0.113.50', 'api-namespace/api', 'TCP 8080', 'from outside'),
        allowed('api-namespace/api', '203.0.113.50', 'TCP 443', 'egress is not isolated'),
      ],
    },
    {
      title: 'T2: a namespace called backend that nobody labelled',
      pods: [deployment('api-namespace/api', { app: 'api' }), deployment('backend/worker', { app: 'worker' })],
      rows: [denied('backend/worker', 'api-namespace/api', 'TCP 8080', 'T2: its name is no label called name')],
    },
  ],
};
