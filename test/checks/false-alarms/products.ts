import { egress, inNamespace, ingress, namespace, pod, policy, service, yaml } from '../manifests';
import { both, DNS, labelled, made, type Constellation } from './constellation';

const web = labelled('app', 'web');
const chart = (name: string): string =>
  `{ matchLabels: { app.kubernetes.io/name: ${name}, app.kubernetes.io/instance: release, app.kubernetes.io/component: server } }`;

/** As `kubectl get -o json` prints an object that is in a cluster. */
const living = (object: Record<string, unknown>, metadata: Record<string, unknown>): Record<string, unknown> => ({
  ...object,
  metadata: {
    creationTimestamp: '2030-01-01T00:00:00Z',
    generation: 1,
    resourceVersion: '123',
    uid: '0b0a8a5e-0000-4000-8000-000000000000',
    managedFields: [{ manager: 'kubectl', operation: 'Update', fieldsType: 'FieldsV1', fieldsV1: { 'f:spec': {} } }],
    ...metadata,
  },
});

const owner = (kind: string, name: string): unknown[] => [
  { apiVersion: 'apps/v1', kind, name, uid: '1', controller: true, blockOwnerDeletion: true },
];

const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web' }] } };

/** What products, charts and conventions use. */
export const PRODUCTS: readonly Constellation[] = [
  {
    title: 'the webhook of cert-manager, which the API server calls from the network of its node',
    yaml: yaml(
      policy('webhook', chart('webhook'), ingress('ports: [{ port: 10250 }]'), 'cert-manager'),
      policy('others', '{}', both([], [DNS, 'ports: [{ port: 443 }]']), 'cert-manager').replace(
        'namespace: cert-manager }',
        'namespace: cert-manager, annotations: { cdk8s-netpol/rationale: r, cdk8s-netpol/acknowledge: "cloud-metadata-reachable: no cloud" } }',
      ),
      pod(
        'webhook',
        'app.kubernetes.io/name: webhook, app.kubernetes.io/instance: release, app.kubernetes.io/component: server',
        {
          namespace: 'cert-manager',
        },
      ),
    ),
  },
  {
    title: 'ingress-nginx, whose pods are in the input',
    yaml: yaml(
      policy(
        'web',
        web,
        ingress(
          `{ from: [{ ${inNamespace('ingress-nginx')}, podSelector: ${labelled('app.kubernetes.io/component', 'controller')} }], ports: [{ port: 8080 }] }`,
        ),
      ),
      made('Deployment', 'web', 'app: web'),
      made('Deployment', 'controller', 'app.kubernetes.io/component: controller', 'ingress-nginx'),
      service('web', 'app: web', '{ port: 80, targetPort: 8080 }'),
    ),
  },
  {
    title: 'ingress-nginx, of which the input has nothing',
    yaml: yaml(
      policy(
        'web',
        web,
        ingress(
          `{ from: [{ ${inNamespace('ingress-nginx')}, podSelector: ${labelled('app.kubernetes.io/component', 'controller')} }], ports: [{ port: 8080 }] }`,
        ),
      ),
      made('Deployment', 'web', 'app: web'),
    ),
  },
  {
    title: 'Prometheus of the operator, which scrapes by names of ports',
    yaml: yaml(
      policy(
        'metrics',
        web,
        ingress(
          `{ from: [{ ${inNamespace('monitoring')}, podSelector: ${labelled('app.kubernetes.io/name', 'prometheus')} }], ports: [{ port: metrics }] }`,
        ),
      ),
      pod('web', 'app: web', { ports: '{ name: metrics, containerPort: 9090 }' }),
    ),
  },
  {
    title: 'the ports that the proxy of Linkerd listens on, which no manifest declares',
    yaml: yaml(
      policy(
        'mesh',
        '{}',
        ingress(
          'ports: [{ port: 4143 }]',
          `{ from: [{ ${inNamespace('linkerd-viz')} }], ports: [{ port: 4191 }, { port: 4190 }] }`,
        ),
      ),
      pod('web', 'app: web', { ports: '{ name: http, containerPort: 8080 }' }),
    ),
  },
  {
    title: 'the control plane of Istio, from every namespace and to it',
    yaml: yaml(
      policy(
        'istiod',
        labelled('istio', 'pilot'),
        ingress('{ from: [{ namespaceSelector: {} }], ports: [{ port: 15012 }, { port: 15017 }] }'),
        'istio-system',
      ),
      made('Deployment', 'istiod', 'app: istiod, istio: pilot', 'istio-system'),
      policy(
        'sidecars',
        '{}',
        egress(
          `{ to: [{ ${inNamespace('istio-system')}, podSelector: ${labelled('istio', 'pilot')} }], ports: [{ port: 15012 }] }`,
          DNS,
        ),
      ),
      policy('in', '{}', ingress()),
      made('Deployment', 'web', 'app: web'),
    ),
  },
  {
    title: 'namespaces of a tenant, by a label that all of them have',
    yaml: yaml(
      namespace('shop', 'tenant: acme'),
      namespace('office', 'tenant: acme'),
      policy('tenant', '{}', ingress('from: [{ namespaceSelector: { matchLabels: { tenant: acme } } }]')),
      pod('web', 'app: web'),
      pod('mail', 'app: mail', { namespace: 'office' }),
    ),
  },
  {
    title: 'namespaces of tenants as Capsule and others label them',
    yaml: yaml(
      policy(
        'tenant',
        '{}',
        ingress(
          'from: [{ namespaceSelector: { matchLabels: { capsule.clastix.io/tenant: acme } } }, { podSelector: {} }]',
        ),
      ),
      pod('web', 'app: web'),
    ),
  },
  {
    title: 'labels of a chart, as helm writes them',
    yaml: yaml(
      policy(
        'redis',
        chart('redis'),
        ingress(
          `{ from: [{ podSelector: ${labelled('release-redis-client', '"true"')} }, { podSelector: ${chart('redis')} }], ports: [{ port: 6379 }] }`,
        ),
      ),
      policy('web', web, ingress('ports: [{ port: 80 }]')),
      made(
        'StatefulSet',
        'redis',
        'app.kubernetes.io/name: redis, app.kubernetes.io/instance: release, app.kubernetes.io/component: server, app.kubernetes.io/managed-by: Helm, helm.sh/chart: redis-1.2.3',
      ),
      made('Deployment', 'web', 'app: web, release-redis-client: "true"'),
    ),
  },
  {
    title: 'a chart of Bitnami by itself, whose clients are let in by a label that they give themselves',
    yaml: yaml(
      policy(
        'redis',
        chart('redis'),
        both(
          [
            `{ from: [{ podSelector: ${labelled('release-redis-client', '"true"')} }, { podSelector: ${chart('redis')} }], ports: [{ port: 6379 }] }`,
          ],
          [
            'ports: [{ port: 53, protocol: UDP }, { port: 53 }]',
            `{ to: [{ podSelector: ${chart('redis')} }], ports: [{ port: 6379 }] }`,
          ],
        ),
      ),
      made(
        'StatefulSet',
        'redis',
        'app.kubernetes.io/name: redis, app.kubernetes.io/instance: release, app.kubernetes.io/component: server',
      ),
    ),
  },
  {
    title: 'all that a cluster has, with its status, as kubectl lists it',
    yaml: JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      metadata: { resourceVersion: '' },
      items: [
        living(
          { apiVersion: 'v1', kind: 'Namespace', spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } },
          { name: 'shop', labels: { 'kubernetes.io/metadata.name': 'shop' } },
        ),
        living(
          {
            apiVersion: 'networking.k8s.io/v1',
            kind: 'NetworkPolicy',
            spec: {
              podSelector: { matchLabels: { app: 'web' } },
              policyTypes: ['Ingress'],
              ingress: [{ ports: [{ port: 8080, protocol: 'TCP' }] }],
            },
          },
          { name: 'web', namespace: 'shop', annotations: { 'cdk8s-netpol/rationale': 'r' } },
        ),
        living(
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            spec: { replicas: 1, selector: { matchLabels: { app: 'web' } }, template },
            status: { replicas: 1 },
          },
          { name: 'web', namespace: 'shop' },
        ),
        living(
          {
            apiVersion: 'apps/v1',
            kind: 'ReplicaSet',
            spec: {
              replicas: 1,
              template: { ...template, metadata: { labels: { app: 'web', 'pod-template-hash': 'abc' } } },
            },
          },
          { name: 'web-abc', namespace: 'shop', ownerReferences: owner('Deployment', 'web') },
        ),
        living(
          {
            apiVersion: 'v1',
            kind: 'Pod',
            spec: template.spec,
            status: { phase: 'Running', podIP: '10.1.2.3', podIPs: [{ ip: '10.1.2.3' }] },
          },
          {
            name: 'web-abc-x',
            namespace: 'shop',
            labels: { app: 'web', 'pod-template-hash': 'abc' },
            ownerReferences: owner('ReplicaSet', 'web-abc'),
          },
        ),
        living(
          { apiVersion: 'v1', kind: 'Pod', spec: template.spec, status: { phase: 'Succeeded' } },
          { name: 'done', namespace: 'shop', labels: { app: 'done' } },
        ),
      ],
    }),
  },
];
