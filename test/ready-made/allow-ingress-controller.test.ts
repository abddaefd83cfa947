import { AllowIngressController, Namespaces, Port, ZeroTrustNamespace } from 'cdk8s-netpol';
import { codesOf, example, policiesOf, snapshot, specOf } from './example';

test('the pods of ingress-nginx, on the ports that the tier declares', () => {
  const { api, namespace } = example();
  new ZeroTrustNamespace(namespace, 'baseline');
  new AllowIngressController(api, 'allow-ingress-controller');
  const policies = policiesOf(api);
  const policy = policies.get('shop/api-allow-ingress-controller');

  expect(policy.spec).toEqual({
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } },
            podSelector: {
              matchLabels: {
                'app.kubernetes.io/component': 'controller',
                'app.kubernetes.io/name': 'ingress-nginx',
              },
            },
          },
        ],
        ports: [{ protocol: 'TCP', port: 8080 }],
      },
    ],
  });
  expect(policy.metadata.labels).toEqual({ 'cdk8s-netpol/layer': 'infrastructure' });
  expect(codesOf(api)).toEqual([]);
  expect(policies.toYaml()).toMatchFile(snapshot('allow-ingress-controller'));
});

test('another controller, by its labels and the labels of its namespace', () => {
  const { namespace } = example();
  new AllowIngressController(namespace, 'allow-traefik', {
    podLabels: { app: 'traefik' },
    namespaces: Namespaces.labelled({ role: 'ingress' }),
    ports: [Port.tcp(80), Port.tcp(443)],
    isolates: true,
  });

  expect(specOf(namespace, 'shop/allow-traefik')).toEqual({
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [
          { namespaceSelector: { matchLabels: { role: 'ingress' } }, podSelector: { matchLabels: { app: 'traefik' } } },
        ],
        ports: [
          { protocol: 'TCP', port: 80 },
          { protocol: 'TCP', port: 443 },
        ],
      },
    ],
  });
});

test('a namespace declares no ports, so the rule has to', () => {
  const { namespace } = example();
  new AllowIngressController(namespace, 'allow-ingress-controller');

  expect(codesOf(namespace)).toEqual(['ports-missing']);
});
