/** What the two variants of P22 mean: alike for development, different for who has no label. */
import { allowed, denied, deployment, type TruthTable } from '../../support/truth-table';

const NAMESPACES = {
  production: { environment: 'production' },
  payments: { environment: 'production' },
  development: { environment: 'development' },
  staging: { environment: 'staging' },
};
const PODS = [
  deployment('production/api', { app: 'api' }, { ports: { http: 8080 } }),
  deployment('production/web', { app: 'web' }),
  deployment('payments/worker', { app: 'worker' }),
  deployment('development/web', { app: 'web' }),
  deployment('staging/web', { app: 'web' }),
  deployment('unlabelled/web', { app: 'web' }),
];

/** By the id of the pattern. */
export const ENVIRONMENTS: Readonly<Record<string, readonly TruthTable[]>> = {
  P22: [
    {
      title: 'only production reaches production',
      namespaces: NAMESPACES,
      pods: PODS,
      rows: [
        denied('development/web', 'production/api', 'TCP 8080', 'this is what must not be'),
        denied('development/web', 'production/web', 'UDP 9000', 'on no port of no pod'),
        allowed('production/web', 'production/api', 'TCP 8080', 'production itself has the label'),
        allowed('payments/worker', 'production/api', 'TCP 8080', 'so has another namespace'),
        denied('staging/web', 'production/api', 'TCP 8080', 'whoever is not named stays out'),
        denied('unlabelled/web', 'production/api', 'TCP 8080', 'so does a namespace that nobody labelled'),
        denied('203.0.113.50', 'production/api', 'TCP 8080', 'from outside'),
        allowed('production/api', 'development/web', 'TCP 80', 'egress is not isolated'),
        allowed('203.0.113.50', 'development/web', 'TCP 80', 'development is not isolated'),
      ],
    },
  ],
  'P22/not-in': [
    {
      title: 'everybody but development reaches production',
      namespaces: NAMESPACES,
      pods: PODS,
      rows: [
        denied('development/web', 'production/api', 'TCP 8080', 'this is what must not be'),
        denied('development/web', 'production/web', 'UDP 9000', 'on no port of no pod'),
        allowed('production/web', 'production/api', 'TCP 8080', 'production itself is not development'),
        allowed('payments/worker', 'production/api', 'TCP 8080', 'another value'),
        allowed('staging/web', 'production/api', 'TCP 8080', 'whoever is not named gets in'),
        allowed('unlabelled/web', 'production/api', 'TCP 8080', 'NotIn is true of an absent label'),
        denied('203.0.113.50', 'production/api', 'TCP 8080', 'namespace selectors match no address'),
        allowed('production/api', 'development/web', 'TCP 80', 'egress is not isolated'),
      ],
    },
    {
      title: 'a development namespace that nobody labelled',
      pods: PODS,
      rows: [allowed('development/web', 'production/api', 'TCP 8080', 'its name says nothing to the selector')],
    },
  ],
};
