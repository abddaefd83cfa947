import { egress, ingress, namespace, pod, policy, service, yaml } from '../manifests';
import { both, DNS, labelled, made, type Constellation } from './constellation';

const web = labelled('app', 'web');

/** Policies for all pods, and policies beside them. */
export const DEFAULT_DENIES: readonly Constellation[] = [
  {
    title: 'all pods, no ingress, and a pod (zegl/kube-score#420)',
    yaml: yaml(policy('deny', '{}', ingress()), pod('web', 'app: web')),
  },
  { title: 'all pods, no ingress, and no pod', yaml: policy('deny', '{}', ingress()) },
  {
    title: 'all pods, ingress allowed on purpose, acknowledged by its annotation (zegl/kube-score#293)',
    yaml: yaml(
      policy('open', '{}', ingress('{}')).replace(
        'namespace: shop }',
        'namespace: shop, annotations: { cdk8s-netpol/rationale: because, cdk8s-netpol/acknowledge: "allow-all-rule: public" } }',
      ),
      pod('web', 'app: web'),
    ),
  },
  {
    title: 'an empty list of ingress as the deny',
    yaml: yaml(policy('deny', '{}', ['policyTypes: [Ingress]', 'ingress: []']), pod('web', 'app: web')),
  },
  {
    title: 'ingress without rules and without policyTypes',
    yaml: yaml(policy('deny', '{}', []), pod('web', 'app: web')),
    recommended: ['implied-policy-types'],
  },
  {
    title: 'no egress for all pods, and name resolution in a policy of its own',
    yaml: yaml(policy('deny', '{}', both([], [])), policy('dns', '{}', egress(DNS)), pod('web', 'app: web')),
  },
  {
    title: 'no egress for all pods, and name resolution for each application in its own policy',
    yaml: yaml(
      policy('deny', '{}', both([], [])),
      policy('web', web, egress(DNS)),
      policy('api', labelled('app', 'api'), egress(DNS)),
      pod('web', 'app: web'),
      pod('api', 'app: api'),
    ),
  },
  {
    title: 'no egress and no name resolution for anybody, which is worth a word',
    yaml: yaml(policy('deny', '{}', both([], [])), pod('web', 'app: web')),
    recommended: ['missing-dns-egress'],
  },
  {
    title: 'a deny and policies that allow, in any order',
    yaml: yaml(
      policy('web', web, ingress('ports: [{ port: 8080 }]')),
      policy('deny', '{}', ingress()),
      policy('api', labelled('app', 'api'), ingress(`from: [{ podSelector: ${web} }]`)),
      pod('web', 'app: web'),
      pod('api', 'app: api'),
    ),
  },
  {
    title: 'pods of a namespace among themselves (derailed/popeye#259)',
    yaml: yaml(policy('own', '{}', ingress('from: [{ podSelector: {} }]')), pod('web', 'app: web')),
  },
  {
    title: 'pods of every namespace (derailed/popeye#202)',
    yaml: yaml(policy('all', web, ingress('from: [{ namespaceSelector: {} }]')), pod('web', 'app: web')),
  },
  {
    title: 'pods of one application among themselves, and another one beside it (derailed/popeye#153)',
    yaml: yaml(
      policy(
        'mongo',
        labelled('app', 'mongo'),
        ingress('from: [{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [mongo, board] }] } }]'),
      ),
      pod('mongo', 'app: mongo'),
    ),
  },
  {
    title: 'a policy for a pod, without rules that match the pod itself (derailed/popeye#311)',
    yaml: yaml(
      policy('foo', labelled('app', 'foo'), both([`from: [{ podSelector: ${web} }]`], [DNS])),
      made('Deployment', 'foo', 'app: foo'),
      made('Deployment', 'web', 'app: web'),
      policy('web', web, both(['ports: [{ port: 80 }]'], [DNS, `to: [{ podSelector: ${labelled('app', 'foo')} }]`])),
    ),
  },
  {
    title: 'all ingress denied to all pods but those with a label',
    yaml: yaml(
      policy('deny', '{ matchExpressions: [{ key: public, operator: DoesNotExist }] }', ingress()),
      policy('public', '{ matchExpressions: [{ key: public, operator: Exists }] }', ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web, public: "yes"'),
      pod('api', 'app: api'),
    ),
  },
  {
    title: 'two applications that allow the same, each with its policy',
    yaml: yaml(
      policy('web', web, ingress('ports: [{ port: 80 }]')),
      policy('api', labelled('app', 'api'), ingress('ports: [{ port: 80 }]')),
      pod('web', 'app: web'),
      pod('api', 'app: api'),
    ),
  },
  {
    title: 'the same policy in two namespaces (bridgecrewio/checkov#7474)',
    yaml: yaml(
      policy('deny', '{}', ingress()),
      policy('deny', '{}', ingress(), 'office'),
      pod('web', 'app: web'),
      pod('mail', 'app: mail', { namespace: 'office' }),
    ),
  },
  {
    title: 'a namespace without policies beside one with them',
    yaml: yaml(namespace('office'), policy('deny', '{}', ingress()), pod('mail', 'app: mail', { namespace: 'office' })),
  },
  {
    title: 'two policies that differ in the order of their rules alone, of which one is too many',
    yaml: yaml(
      policy('a', '{}', ingress('ports: [{ port: 1 }]', 'ports: [{ port: 2 }]')),
      policy('b', '{}', ingress('ports: [{ port: 2 }]', 'ports: [{ port: 1 }]')),
    ),
    recommended: ['duplicate-policy'],
  },
  {
    title: 'a NodePort Service in front of an isolated pod',
    yaml: yaml(
      policy('web', web, ingress('ports: [{ port: 8080 }]')),
      made('Deployment', 'web', 'app: web'),
      service('web', 'app: web', '{ port: 80, targetPort: 8080, nodePort: 30080 }', { spec: 'type: NodePort' }),
    ),
  },
];
