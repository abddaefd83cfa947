import { egress, inNamespace, ingress, namespace, pod, policy, service, yaml } from '../manifests';
import { both, custom, DNS, labelled, made, type Constellation } from './constellation';

const web = labelled('app', 'web');

/** Inputs that do not have everything that the cluster has, and pods that something else than a Deployment makes. */
export const PARTIAL_INPUTS: readonly Constellation[] = [
  {
    title: 'policies of the network plugin that deny and allow beside (bridgecrewio/checkov#7444)',
    yaml: yaml(
      custom('cilium.io/v2', 'CiliumNetworkPolicy', 'default-deny', '{ endpointSelector: {}, ingress: [{}] }'),
      custom('cilium.io/v2', 'CiliumClusterwideNetworkPolicy', 'dns', '{ endpointSelector: {}, egress: [{}] }'),
      policy('web', web, egress(`to: [{ podSelector: ${labelled('app', 'api')} }]`)),
      pod('web', 'app: web'),
      pod('api', 'app: api'),
    ),
  },
  {
    title: 'policies alone, for pods that another repository has (Checkmarx/kics#3759)',
    yaml: yaml(
      policy('deny', '{}', both([], [])),
      policy(
        'web',
        web,
        both([`{ from: [{ podSelector: ${labelled('app', 'api')} }], ports: [{ port: http }] }`], [DNS]),
      ),
    ),
  },
  {
    title:
      'policies of all applications of a namespace, and the pods of one: each other application is said to be away once',
    yaml: yaml(
      policy('deny', '{}', ingress()),
      policy('web', web, ingress(`from: [{ podSelector: ${labelled('app', 'api')} }]`)),
      policy(
        'api',
        labelled('app', 'api'),
        ingress(`from: [{ podSelector: ${web} }, { podSelector: ${labelled('app', 'db')} }]`),
      ),
      policy('db', labelled('app', 'db'), ingress(`from: [{ podSelector: ${labelled('app', 'api')} }]`)),
      pod('web', 'app: web'),
    ),
    recommended: ['dangling-subject', 'dangling-subject'],
  },
  {
    title: 'policies of two namespaces, the pods of one (Checkmarx/kics#1975)',
    yaml: yaml(
      policy('web', web, ingress(`from: [{ ${inNamespace('jobs')}, podSelector: ${labelled('app', 'report')} }]`)),
      policy('report', labelled('app', 'report'), ingress('ports: [{ port: metrics }]'), 'jobs'),
      pod('web', 'app: web'),
    ),
  },
  {
    title: 'pods of other namespaces by both selectors (derailed/popeye#116)',
    yaml: yaml(
      policy(
        'metrics',
        '{}',
        ingress(
          'from: [{ namespaceSelector: { matchLabels: { net/zone: admin } }, podSelector: { matchLabels: { app: prometheus } } }]',
        ),
      ),
      pod('web', 'app: web'),
      namespace('ops', 'net/zone: admin'),
      pod('prometheus', 'app: prometheus', { namespace: 'ops' }),
    ),
  },
  {
    title: 'pods that an operator makes in another namespace (derailed/popeye#567)',
    yaml: yaml(
      policy(
        'links',
        labelled('app.kubernetes.io/name', 'links'),
        egress(
          `{ to: [{ ${inNamespace('databases')}, podSelector: ${labelled('cnpg.io/cluster', 'main')} }], ports: [{ port: 5432 }] }`,
          DNS,
        ),
      ),
      policy('links-in', labelled('app.kubernetes.io/name', 'links'), ingress('ports: [{ port: 3000 }]')),
      made('Deployment', 'links', 'app.kubernetes.io/name: links'),
      made('Deployment', 'pgadmin', 'app: pgadmin', 'databases'),
    ),
  },
  {
    title: 'a policy for pods that an operator makes in the namespace',
    yaml: yaml(
      policy('db', labelled('cnpg.io/cluster', 'main'), ingress('ports: [{ port: 5432 }]')),
      policy('web', web, ingress('ports: [{ port: 80 }]')),
      custom('postgresql.cnpg.io/v1', 'Cluster', 'main'),
      made('Deployment', 'web', 'app: web'),
    ),
  },
  {
    title: 'a Rollout in place of a Deployment',
    yaml: yaml(
      policy('web', web, ingress('ports: [{ port: 80 }]')),
      policy('worker', labelled('app', 'worker'), ingress(`from: [{ podSelector: ${web} }]`)),
      custom('argoproj.io/v1alpha1', 'Rollout', 'web', '{ template: { metadata: { labels: { app: web } } } }'),
      made('Deployment', 'worker', 'app: worker'),
    ),
  },
  {
    title: 'pods of Prometheus that its operator makes, by labels without its prefix',
    yaml: yaml(
      policy(
        'prometheus',
        labelled('app.kubernetes.io/name', 'prometheus'),
        ingress('ports: [{ port: 9090 }]'),
        'monitoring',
      ),
      policy(
        'operator',
        labelled('app.kubernetes.io/name', 'prometheus-operator'),
        ingress('ports: [{ port: 8443 }]'),
        'monitoring',
      ),
      custom('monitoring.coreos.com/v1', 'Prometheus', 'k8s', '{}', 'monitoring'),
      made('Deployment', 'prometheus-operator', 'app.kubernetes.io/name: prometheus-operator', 'monitoring'),
    ),
  },
  {
    title: 'a misspelt label is one, also where operators make pods',
    yaml: yaml(
      policy('web', labelled('app', 'worekr'), ingress('ports: [{ port: 80 }]')),
      policy('deny', '{}', ingress()),
      custom('argoproj.io/v1alpha1', 'Rollout', 'web'),
      made('Deployment', 'worker', 'app: worker'),
    ),
    recommended: ['dangling-subject'],
  },
  {
    title: 'custom objects that make no pods hide nothing',
    yaml: yaml(
      policy('web', labelled('app', 'other'), ingress('ports: [{ port: 80 }]')),
      policy('deny', '{}', ingress()),
      custom('monitoring.coreos.com/v1', 'ServiceMonitor', 'web'),
      made('Deployment', 'worker', 'app: worker'),
    ),
    recommended: ['dangling-subject'],
  },
  {
    title: 'the pods that solve challenges of cert-manager',
    yaml: yaml(
      policy('solver', labelled('acme.cert-manager.io/http01-solver', '"true"'), ingress('ports: [{ port: 8089 }]')),
      policy('web', web, ingress('ports: [{ port: 80 }]')),
      made('Deployment', 'web', 'app: web'),
    ),
  },
  {
    title: 'one pod of a StatefulSet, by the label that its controller adds',
    yaml: yaml(
      policy('first', labelled('statefulset.kubernetes.io/pod-name', 'db-0'), ingress('ports: [{ port: 5432 }]')),
      policy('deny', '{}', ingress()),
      made('StatefulSet', 'db', 'app: db'),
    ),
  },
  {
    title: 'pods of a Job by the label that its controller adds',
    yaml: yaml(
      policy('migrate', labelled('job-name', 'migrate'), ingress()),
      policy('deny', '{}', ingress()),
      made('Job', 'migrate', 'app: migrate'),
    ),
  },
  {
    title: 'pods of CronJobs and Jobs',
    yaml: yaml(
      policy(
        'db',
        labelled('app', 'db'),
        ingress(`{ from: [{ podSelector: ${labelled('app', 'backup')} }], ports: [{ port: 5432 }] }`),
      ),
      policy('jobs', '{ matchExpressions: [{ key: app, operator: In, values: [backup, migrate] }] }', ingress()),
      made('StatefulSet', 'db', 'app: db'),
      made('CronJob', 'backup', 'app: backup'),
      made('Job', 'migrate', 'app: migrate'),
    ),
  },
  {
    title: 'a headless Service, a Service without selector and an ExternalName',
    yaml: yaml(
      policy('db', labelled('app', 'db'), ingress('ports: [{ port: 5432 }]')),
      made('StatefulSet', 'db', 'app: db'),
      service('db', 'app: db', '{ port: 5432 }', { spec: 'clusterIP: None' }),
      'apiVersion: v1\nkind: Service\nmetadata: { name: outside, namespace: shop }\nspec: { ports: [{ port: 5432, targetPort: 6432 }] }',
      'apiVersion: v1\nkind: Service\nmetadata: { name: away, namespace: shop }\nspec: { type: ExternalName, externalName: db.example.com }',
    ),
  },
  {
    title: 'DaemonSets on the network of their node, beside policies for all pods',
    yaml: yaml(
      policy('deny', '{}', ingress(), 'monitoring'),
      policy('grafana', labelled('app', 'grafana'), ingress('ports: [{ port: 3000 }]'), 'monitoring'),
      made('DaemonSet', 'node-exporter', 'app: node-exporter', 'monitoring', 'hostNetwork: true, '),
      made('Deployment', 'grafana', 'app: grafana', 'monitoring'),
    ),
  },
  {
    title: 'a namespace by a label of its own, which the input does not tell of',
    yaml: yaml(
      policy('web', web, ingress('from: [{ namespaceSelector: { matchLabels: { team: payments } } }]')),
      made('Deployment', 'web', 'app: web'),
    ),
  },
  {
    title: 'a namespace by a label of its own, which another one than those of the input has',
    yaml: yaml(
      policy('web', web, ingress('from: [{ namespaceSelector: { matchLabels: { team: payments } } }]')),
      made('Deployment', 'web', 'app: web'),
      namespace('shop', 'team: sales'),
    ),
  },
  {
    title: 'several namespaces by their names, one of which is not in the input',
    yaml: yaml(
      policy(
        'web',
        web,
        ingress(
          'from: [{ namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [jobs, elsewhere] }] }, podSelector: { matchLabels: { app: report } } }]',
        ),
      ),
      namespace('jobs'),
      made('Deployment', 'web', 'app: web'),
      made('Deployment', 'report', 'app: report', 'jobs'),
    ),
  },
];
