/** The tests that a company would keep beside its pattern package: they use nothing but the public API. */
import { ApiObject, App } from 'cdk8s';
import { AllowFrom, Application, Diagnostics, Peer } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { AcmeNamespace, AcmeService, setAcmeDefaults } from '../../apps/platform/acme-patterns';

function acme() {
  const app = new App();
  setAcmeDefaults(app);
  const application = new Application(app, 'orders');
  const namespace = new AcmeNamespace(application, 'orders', { team: 'team-orders' });
  return { app, application, namespace };
}

function codesOf(app: App): string[] {
  return Diagnostics.of(app).all.map(({ code }) => code);
}

test('a namespace carries its team and is closed but for the resolvers of the company', () => {
  const { app, application } = acme();

  expect(application.toJson()[0]).toEqual({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'orders', labels: { 'acme.example/team': 'team-orders' } },
  });
  expect(SynthesizedPolicies.of(app).get('orders/orders').spec).toMatchObject({
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
    egress: [{ to: [{}, { ipBlock: { cidr: '169.254.20.10/32' } }] }],
  });
});

test('a call is allowed at both ends, and the team that is called answers for it', () => {
  const { app, namespace } = acme();
  const api = new AcmeService(namespace, 'api');
  const web = new AcmeService(namespace, 'web');
  api.calledBy(web, { why: 'the site shows orders', reviewBy: '2030-01-31' });
  const { spec, metadata } = SynthesizedPolicies.of(app).get('orders/api');

  expect(spec).toMatchObject({
    podSelector: { matchLabels: { 'acme.example/service': 'api' } },
    ingress: expect.arrayContaining([
      {
        from: [{ podSelector: { matchLabels: { 'acme.example/service': 'web' } } }],
        ports: [{ protocol: 'TCP', port: 8080 }],
      },
    ]) as unknown,
  });
  expect(metadata.annotations).toMatchObject({
    'cdk8s-netpol/owner': expect.stringContaining('api-allow-web: team-orders') as unknown,
    'cdk8s-netpol/review-by': 'api-allow-web: 2030-01-31',
  });
  expect(SynthesizedPolicies.of(app).get('orders/web').spec).toMatchObject({
    egress: [{ to: [{ podSelector: { matchLabels: { 'acme.example/service': 'api' } } }] }],
  });
});

test('a rule without a reason is refused, in the name of the company', () => {
  const { app, namespace } = acme();
  new AllowFrom(new AcmeService(namespace, 'api'), 'allow-all', { from: [Peer.anyPod()] });

  expect(codesOf(app)).toEqual(['rationale-missing']);
});

test('a policy past the constructs is refused', () => {
  const { app, application } = acme();
  new ApiObject(application, 'by-hand', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'by-hand', namespace: 'orders' },
    spec: { podSelector: {}, policyTypes: ['Ingress'] },
  });

  expect(codesOf(app)).toEqual(['foreign-policy-forbidden']);
});
