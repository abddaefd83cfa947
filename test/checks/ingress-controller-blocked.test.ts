import { egress, ingress, inNamespace, pod, policy, service, yaml } from './manifests';
import { checkYaml, pathsFound } from './run-example';

const web = '{ matchLabels: { app: web } }';

/** An Ingress with one backend such as `name: web, port: { number: 80 }`. */
const anIngress = (backend = 'name: web, port: { number: 80 }', namespace = 'shop'): string =>
  [
    'apiVersion: networking.k8s.io/v1',
    'kind: Ingress',
    `metadata: { name: web, namespace: ${namespace} }`,
    `spec: { rules: [{ http: { paths: [{ backend: { service: { ${backend} } } }] } }] }`,
  ].join('\n');

const LABELS = 'app.kubernetes.io/name: ingress-nginx, app.kubernetes.io/component: controller';
const controller = (spec = ''): string => pod('controller', LABELS, { namespace: 'edge', spec });
const backend = pod('web', 'app: web', { ports: '{ containerPort: 8080, name: http }' });
const aService = service('web', 'app: web', '{ port: 80, targetPort: 8080, name: main }');
const balanced = service('web', 'app: web', '{ port: 80, targetPort: 8080 }', { spec: 'type: LoadBalancer' });
const shop = yaml(anIngress(), aService, backend);
const sameNamespace = policy('same', '{}', ingress('from: [{ podSelector: {} }]'));
const allow = (from: string, port: number | string = 8080): string =>
  policy('allow', web, ingress(`{ from: [${from}], ports: [{ port: ${port} }] }`));

test.each([
  ['deny all', [shop, policy('deny', '{}', ['policyTypes: [Ingress]'])], ['spec.policyTypes']],
  ['its own namespace alone', [shop, sameNamespace], ['spec.ingress']],
  ['another port', [shop, allow('{ namespaceSelector: {} }', 80)], ['spec.ingress']],
  [
    'a known controller, and another namespace',
    [shop, controller(), allow(`{ ${inNamespace('ops')} }`)],
    ['spec.ingress'],
  ],
  [
    'a controller that may send nothing',
    [
      shop,
      controller(),
      allow(`{ ${inNamespace('edge')} }`),
      policy('egress', '{}', egress('ports: [{ port: 53 }]'), 'edge'),
    ],
    ['spec.ingress'],
  ],
  [
    'a controller on the network of its node, and its namespace',
    [shop, controller('hostNetwork: true'), allow(`{ ${inNamespace('edge')} }`)],
    ['spec.ingress'],
  ],
  [
    'a port of the Service by its name',
    [anIngress('name: web, port: { name: main }'), aService, backend, sameNamespace],
    ['spec.ingress'],
  ],
  [
    'a target by its name',
    [anIngress(), service('web', 'app: web', '{ port: 80, targetPort: http }'), backend, sameNamespace],
    ['spec.ingress'],
  ],
  ['no port: each of the Service', [anIngress('name: web'), aService, backend, sameNamespace], ['spec.ingress']],
  ['a load balancer', [balanced, backend, sameNamespace], ['spec.ingress']],
  [
    'a load balancer, and pods of another namespace',
    [balanced, backend, controller(), allow(`{ ${inNamespace('edge')} }`)],
    ['spec.ingress'],
  ],
])('is found: %s', (_title, texts, paths) => {
  expect(pathsFound('ingress-controller-blocked', yaml(...texts))).toEqual(paths);
});

test.each([
  [
    'a peer by labels of the controller’s namespace, which the input does not declare',
    [shop, controller(), allow('{ namespaceSelector: { matchLabels: { role: ingress } } }')],
  ],
  ['nothing is isolated', [shop, policy('other', '{ matchLabels: { app: db } }', ['policyTypes: [Ingress]'])]],
  ['the controller by its namespace', [shop, controller(), sameNamespace, allow(`{ ${inNamespace('edge')} }`)]],
  [
    'the controller by its labels',
    [shop, controller(), allow(`{ namespaceSelector: {}, podSelector: { matchLabels: { ${LABELS} } } }`)],
  ],
  ['some namespace, and no controller in the input', [shop, allow(`{ ${inNamespace('edge')} }`)]],
  ['addresses, as the controller may be outside', [shop, controller(), allow('{ ipBlock: { cidr: 203.0.113.0/24 } }')]],
  ['everybody', [shop, policy('all', web, ingress('ports: [{ port: 8080 }]'))]],
  ['the port by its name', [shop, allow(`{ ${inNamespace('edge')} }`, 'http')]],
  [
    'a controller on the network of its node, and addresses',
    [shop, controller('hostNetwork: true'), allow('{ ipBlock: { cidr: 10.0.0.0/8 } }')],
  ],
  [
    'pods on the network of their node',
    [anIngress(), aService, pod('web', 'app: web', { spec: 'hostNetwork: true' }), sameNamespace],
  ],
  ['a Service that is not in the input', [anIngress('name: api'), aService, backend, sameNamespace]],
  [
    'a Service of another namespace',
    [anIngress('name: web, port: { number: 80 }', 'other'), aService, backend, sameNamespace],
  ],
  [
    'a port that the Service does not have',
    [anIngress('name: web, port: { number: 81 }'), aService, backend, sameNamespace],
  ],
  ['a Service without pods', [anIngress(), aService, pod('api', 'app: api'), sameNamespace]],
  [
    'a target that the pods do not have',
    [anIngress(), service('web', 'app: web', '{ port: 80, targetPort: grpc }'), backend, sameNamespace],
  ],
  ['a Service inside', [aService, backend, sameNamespace]],
  ['a load balancer, and addresses', [balanced, backend, allow('{ ipBlock: { cidr: 10.0.0.0/8 } }')]],
])('is not found: %s', (_title, texts) => {
  expect(pathsFound('ingress-controller-blocked', yaml(...texts))).toEqual([]);
});

test('advises to allow the controller that is there', () => {
  const { diagnostics } = checkYaml(yaml(shop, controller(), sameNamespace));
  const [found] = diagnostics.filter(({ code }) => code === 'ingress-controller-blocked');
  expect(found.message).toContain('Pod/controller of namespace edge');
  expect(found.help).toContain(`${inNamespace('edge')}, podSelector: { matchLabels: { ${LABELS} } }`);
});
