import { AllowPrometheus, Layer, Namespaces, Port, ZeroTrustNamespace } from 'cdk8s-netpol';
import { codesOf, example, policiesOf, snapshot, specOf } from './example';

const prometheusIn = (namespace: string, labels: { [key: string]: string }): unknown => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
  podSelector: { matchLabels: labels },
});

test('the Prometheus of kube-prometheus, on the metrics port alone', () => {
  const { api, namespace } = example();
  new ZeroTrustNamespace(namespace, 'baseline');
  new AllowPrometheus(api, 'allow-prometheus', { ports: [Port.tcp(9464)] });
  const policies = policiesOf(api);
  const policy = policies.get('shop/api-allow-prometheus');

  expect(policy.spec).toEqual({
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [prometheusIn('monitoring', { 'app.kubernetes.io/name': 'prometheus' })],
        ports: [{ protocol: 'TCP', port: 9464 }],
      },
    ],
  });
  expect(policy.metadata.labels).toEqual({ 'cdk8s-netpol/layer': 'infrastructure' });
  expect(codesOf(api)).toEqual([]);
  expect(policies.toYaml()).toMatchFile(snapshot('allow-prometheus'));
});

test('ports left out are those that the tier declares', () => {
  const { api } = example();
  new AllowPrometheus(api, 'allow-prometheus', { isolates: true });

  expect(specOf(api, 'shop/api-allow-prometheus')).toMatchObject({ ingress: [{ ports: [{ port: 8080 }] }] });
});

test('another Prometheus, and a layer of your own', () => {
  const { api } = example();
  new AllowPrometheus(api, 'scrape', {
    podLabels: { app: 'vmagent' },
    namespaces: Namespaces.named('victoria'),
    layer: Layer.SECURITY,
    isolates: true,
  });

  expect(specOf(api, 'shop/api-scrape')).toMatchObject({
    ingress: [{ from: [prometheusIn('victoria', { app: 'vmagent' })] }],
  });
  expect(policiesOf(api).get('shop/api-scrape').metadata.labels).toEqual({ 'cdk8s-netpol/layer': 'security' });
});

test.each([
  ['no ports at a namespace', {}, 'ports-missing'],
  ['an empty list of ports', { ports: [] }, 'ports-missing'],
  ['a label that Kubernetes refuses', { ports: [Port.tcp(1)], podLabels: { app: 'not valid' } }, 'label-value-invalid'],
])('%s', (_case, props, code) => {
  const { namespace } = example();
  new AllowPrometheus(namespace, 'allow-prometheus', props);

  expect(codesOf(namespace)).toEqual([code]);
});
