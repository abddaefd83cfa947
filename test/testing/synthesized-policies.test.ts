import { ApiObject, App, Chart } from 'cdk8s';
import { AllowFrom, Application, DenyAll, Namespace, Port, SynthesisError, Tier } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { parseAllDocuments } from 'yaml';

function shop(app = new App()): App {
  const namespace = new Namespace(new Application(app, 'shop'), 'front', { create: true });
  new DenyAll(namespace, 'default-deny');
  const web = new Tier(namespace, 'web', { ports: [Port.tcp(80)] });
  new AllowFrom(new Tier(namespace, 'api', { ports: [Port.tcp(81)] }), 'allow-web', { from: [web] });
  return app;
}

describe('SynthesizedPolicies', () => {
  test('lists the policies of all charts by namespace and name, and nothing else', () => {
    const app = shop();
    const plain = new Chart(app, 'plain');
    new ApiObject(plain, 'policy', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'raw' },
      spec: { podSelector: {} },
    });
    new ApiObject(plain, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' } });
    expect(SynthesizedPolicies.of(app).ids).toEqual([
      'default/raw',
      'front/api-allow-web',
      'front/api-allow-web-egress',
      'front/default-deny',
    ]);
  });

  test('takes anything in the app, and gives the policy as it is written', () => {
    const [application] = shop().charts;
    const policies = SynthesizedPolicies.of(application);
    expect(policies.get('front/default-deny').spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });

  test('names the policies there are where one is missing', () => {
    expect(() => SynthesizedPolicies.of(shop()).get('front/nothing')).toThrow('front/api-allow-web');
  });

  test('writes YAML that reads back as the same policies', () => {
    const policies = SynthesizedPolicies.of(shop());
    const read = parseAllDocuments(policies.toYaml()).map((document) => document.toJS() as unknown);
    expect(read).toEqual(policies.ids.map((id) => policies.get(id)));
  });

  test('throws what a synth would throw', () => {
    const app = shop();
    new AllowFrom(app.charts[0], 'nobody', { from: [] });
    expect(() => SynthesizedPolicies.of(app)).toThrow(SynthesisError);
  });
});
