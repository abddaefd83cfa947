import { AllowApiServer, Port, ZeroTrustNamespace } from 'cdk8s-netpol';
import { codesOf, example, policiesOf, snapshot, specOf } from './example';

test('the endpoints of the API server, by address, on the ports that they may have', () => {
  const { api, namespace } = example();
  new ZeroTrustNamespace(namespace, 'baseline');
  new AllowApiServer(api, 'allow-api-server', { addresses: ['192.0.2.10', '2001:db8::10', '198.51.100.0/28'] });
  const policies = policiesOf(api);
  const policy = policies.get('shop/api-allow-api-server');

  expect(policy.spec).toEqual({
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Egress'],
    egress: [
      {
        to: [
          { ipBlock: { cidr: '192.0.2.10/32' } },
          { ipBlock: { cidr: '2001:db8::10/128' } },
          { ipBlock: { cidr: '198.51.100.0/28' } },
        ],
        ports: [
          { protocol: 'TCP', port: 443 },
          { protocol: 'TCP', port: 6443 },
        ],
      },
    ],
  });
  expect(policy.metadata).toMatchObject({
    labels: { 'cdk8s-netpol/layer': 'infrastructure' },
    annotations: { 'cdk8s-netpol/host': 'kubernetes.default.svc' },
  });
  expect(codesOf(api)).toEqual([]);
  expect(policies.toYaml()).toMatchFile(snapshot('allow-api-server'));
});

test('ports of your own take the place of both', () => {
  const { api } = example();
  new AllowApiServer(api, 'allow-api-server', {
    addresses: ['192.0.2.10'],
    ports: [Port.tcp(8443)],
    isolates: true,
  });

  expect(specOf(api, 'shop/api-allow-api-server')).toMatchObject({ egress: [{ ports: [{ port: 8443 }] }] });
});

test.each([
  ['no address', [], 'host-without-addresses'],
  ['what is no address', ['kubernetes.default.svc'], 'cidr-invalid'],
  ['a range with host bits', ['192.0.2.1/24'], 'cidr-host-bits'],
])('%s', (_case, addresses, code) => {
  const { api } = example();
  new AllowApiServer(api, 'allow-api-server', { addresses });

  expect(codesOf(api)).toEqual([code]);
});

test('addresses are required', () => {
  const { api } = example();
  // @ts-expect-error nobody can guess where the API server of a cluster is
  new AllowApiServer(api, 'allow-api-server', {});

  expect(codesOf(api)).toEqual(['host-without-addresses']);
});
