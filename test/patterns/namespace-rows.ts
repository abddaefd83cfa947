/** Patterns about whole namespaces and across them. Written by hand from the table of patterns. */
import { ALL_PODS, INGRESS, labelled, policy, type ExpectedPolicy, type PatternRow } from './pattern-row';

function denyAllIngress(namespace: string): ExpectedPolicy {
  return policy(namespace, 'deny-all-ingress', ALL_PODS, { policyTypes: INGRESS });
}

/** A policy that lets a single peer, on every port, reach all pods of a namespace. */
function allowAllPorts(namespace: string, name: string, peer: object): ExpectedPolicy {
  return policy(namespace, name, ALL_PODS, { policyTypes: INGRESS, ingress: [{ from: [peer] }] });
}

function pods(app: string, namespace: string): object {
  return {
    namespaceSelector: labelled({ 'kubernetes.io/metadata.name': namespace }),
    podSelector: labelled({ app }),
  };
}

const WEB_TO_API = allowAllPorts('api', 'allow-web-to-api', pods('web', 'web'));
const API_TO_DATABASE = allowAllPorts('database', 'allow-api-to-database', pods('api', 'api'));

export const NAMESPACE_ROWS: readonly PatternRow[] = [
  {
    id: 'P07',
    folder: 'p07-allow-frontend-ingress',
    policies: [
      policy('backend', 'allow-frontend-ingress', ALL_PODS, {
        policyTypes: INGRESS,
        ingress: [
          { from: [{ namespaceSelector: labelled({ name: 'frontend' }) }], ports: [{ protocol: 'TCP', port: 80 }] },
        ],
      }),
    ],
  },
  { id: 'P12', folder: 'p12-deny-all-ingress', policies: [denyAllIngress('frontend')] },
  {
    id: 'P13',
    folder: 'p13-allow-backend-ingress',
    policies: [
      allowAllPorts('frontend', 'allow-backend-ingress', { namespaceSelector: labelled({ name: 'backend' }) }),
      denyAllIngress('frontend'),
    ],
  },
  { id: 'P14', folder: 'p14-allow-web-to-api', policies: [WEB_TO_API] },
  { id: 'P15', folder: 'p15-allow-api-to-database', policies: [API_TO_DATABASE] },
  {
    id: 'P16',
    folder: 'p16-three-services',
    policies: [WEB_TO_API, denyAllIngress('api'), API_TO_DATABASE, denyAllIngress('database')],
  },
  { id: 'P17', folder: 'p17-isolate-namespace', policies: [denyAllIngress('my-namespace')] },
  {
    id: 'P18',
    folder: 'p18-allow-frontend-to-api',
    policies: [allowAllPorts('api-namespace', 'allow-frontend-to-api', pods('frontend', 'frontend-namespace'))],
  },
  {
    id: 'P19',
    folder: 'p19-allow-backend-to-api',
    policies: [
      allowAllPorts('api-namespace', 'allow-backend-to-api', { namespaceSelector: labelled({ name: 'backend' }) }),
    ],
  },
  {
    id: 'P22',
    folder: 'p22-isolate-development-from-production/default-deny',
    policies: [
      allowAllPorts('production', 'allow-production-ingress', {
        namespaceSelector: labelled({ environment: 'production' }),
      }),
      denyAllIngress('production'),
    ],
  },
  {
    id: 'P22/not-in',
    folder: 'p22-isolate-development-from-production/not-in',
    policies: [
      allowAllPorts('production', 'isolate-development-from-production', {
        namespaceSelector: {
          matchExpressions: [{ key: 'environment', operator: 'NotIn', values: ['development'] }],
        },
      }),
    ],
  },
];
