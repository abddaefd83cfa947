import { AllowFrom, Diagnostics, Layer, Namespaces, Peer, Port } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { makeWorld, muteWarnings, type World } from './world';

muteWarnings();

describe('ids of sugar', () => {
  function idOf(make: (world: World) => { node: { id: string } }): string {
    return make(makeWorld()).node.id;
  }

  it.each<readonly [string, (world: World) => { node: { id: string } }, string]>([
    ['a tier of the same namespace', ({ web, api }) => api.allowFrom(web), 'allow-from-web'],
    ['a tier of another namespace', ({ web, db }) => web.allowTo(db), 'allow-to-data-db'],
    ['a namespace', ({ data, api }) => api.allowFrom(data), 'allow-from-data'],
    ['the own namespace', ({ front, api }) => api.allowFrom(front), 'allow-from-front'],
    ['anywhere', ({ api }) => api.allowFrom(Peer.anywhere()), 'allow-from-anywhere'],
    ['any pod', ({ api }) => api.allowFrom(Peer.anyPod()), 'allow-from-any-pod'],
    ['the internet', ({ api }) => api.allowTo(Peer.internet(), { ports: [Port.tcp(1)] }), 'allow-to-internet'],
    ['an ip block', ({ api }) => api.allowFrom(Peer.ipBlock('10.0.0.0/8')), 'allow-from-10.0.0.0-8'],
    [
      'an ip block with a hole',
      ({ api }) => api.allowFrom(Peer.ipBlock('10.0.0.0/8', { except: ['10.1.0.0/16'] })),
      'allow-from-10.0.0.0-8-except-10.1.0.0-16',
    ],
    ['IPv6', ({ api }) => api.allowFrom(Peer.ipBlock('2001:db8::/32')), 'allow-from-2001-db8-32'],
    [
      'a host',
      ({ api }) => api.allowTo(Peer.host('Pay.Example.com', { addresses: ['192.0.2.1'] })),
      'allow-to-pay.example.com',
    ],
    [
      'a host with a long name',
      ({ api }) => api.allowTo(Peer.host(`${'h'.repeat(70)}.test`, { addresses: ['192.0.2.1'] })),
      `allow-to-${'h'.repeat(70)}.test`,
    ],
    [
      'pods',
      ({ api }) => api.allowFrom(Peer.pods({ labels: { app: 'Web' }, namespaces: Namespaces.named('a') })),
      'allow-from-pods-app-web-in-a',
    ],
    [
      'namespaces',
      ({ api }) => api.allowFrom(Peer.namespaces({ labels: { team: 'red' } })),
      'allow-from-namespaces-team-red',
    ],
    ['an id of its own', ({ web, api }) => api.allowFrom(web, { id: 'mine' }), 'mine'],
    ['a namespace as subject', ({ front, db }) => front.allowTo(db), 'allow-to-data-db'],
  ])('%s', (_title, make, id) => {
    expect(idOf(make)).toBe(id);
  });

  it('of all peers make names that Kubernetes accepts', () => {
    const { app, api } = makeWorld();
    for (const peer of [
      Peer.ipBlock('2001:db8::/32'),
      Peer.ipBlock('::/0'),
      Peer.host('Pay.Example.com', { addresses: ['2001:db8::1'] }),
      Peer.pods({ labels: { 'app.kubernetes.io/name': 'Web_1' }, namespaces: Namespaces.all() }),
      Peer.pods({ namespaces: Namespaces.same() }),
      Peer.namespaces({ labels: { 'example.com/Team': 'A_b.c' } }),
    ]) {
      api.allowFrom(peer);
    }
    expect(Diagnostics.of(app).errors).toEqual([]);
  });

  it('stay free: the same peer again counts, and the flow is one flow with both ports', () => {
    const { app, web, api } = makeWorld();
    const rules = [8080, 8081, 8082].map((port) => api.allowFrom(web, { ports: [Port.tcp(port)], isolates: true }));
    expect(rules.map(({ node }) => node.id)).toEqual(['allow-from-web', 'allow-from-web-2', 'allow-from-web-3']);
    const policies = SynthesizedPolicies.of(app);
    expect(policies.ids).toEqual(['front/api-allow-from-web']);
    expect(policies.get('front/api-allow-from-web').spec.ingress).toEqual([
      {
        from: [{ podSelector: { matchLabels: { app: 'web' } } }],
        ports: [8080, 8081, 8082].map((port) => ({ port, protocol: 'TCP' })),
      },
    ]);
  });

  it('take all options of the rule', () => {
    const { app, web, api } = makeWorld();
    const rule = api.allowFrom(web, {
      rationale: 'because',
      owner: 'me',
      reviewBy: '2030-01-31',
      layer: Layer.SECURITY,
      policyName: 'own',
      isolates: true,
      labels: { a: 'b' },
      annotations: { c: 'd' },
    });
    expect(rule).toBeInstanceOf(AllowFrom);
    expect(SynthesizedPolicies.of(app).get('front/own').metadata).toEqual({
      annotations: {
        c: 'd',
        'cdk8s-netpol/owner': 'me',
        'cdk8s-netpol/rationale': 'because',
        'cdk8s-netpol/review-by': '2030-01-31',
      },
      labels: { a: 'b', 'cdk8s-netpol/layer': 'security' },
      name: 'own',
      namespace: 'front',
    });
  });
});
