/* What cdk8s-plus made as a peer of ours. The oracle is what cdk8s-plus itself writes for it. */
import { ApiObject, App, Chart } from 'cdk8s';
import { AllowFrom, Diagnostics, Namespace, Peer, type ICdk8sPlusPeer } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import type { Construct } from 'constructs';
import { foundIn, lineMarked, makeWorld, muteWarnings, type World } from '../constructs/world';
import { VERSIONS, type Plus } from './versions';
import type { Written } from './written';

muteWarnings();

describe.each(VERSIONS)('cdk8s-plus-%s', (_version, plus) => {
  type Make = (
    scope: Construct,
    plus: Plus,
  ) => InstanceType<Plus['Pod']> | Parameters<InstanceType<Plus['NetworkPolicy']>['addIngressRule']>[0];

  const metadata = { namespace: 'elsewhere', labels: { team: 'red' } };
  const containers = [{ image: 'nginx', portNumber: 8080 }];

  const PEERS: readonly (readonly [string, Make])[] = [
    ['Deployment', (scope) => new plus.Deployment(scope, 'x', { metadata, containers })],
    [
      'StatefulSet',
      (scope) =>
        new plus.StatefulSet(scope, 'x', {
          metadata,
          containers,
          service: new plus.Service(scope, 's', { ports: [{ port: 80 }] }),
        }),
    ],
    ['DaemonSet', (scope) => new plus.DaemonSet(scope, 'x', { metadata, containers })],
    ['Job', (scope) => new plus.Job(scope, 'x', { metadata, containers })],
    ['Pod', (scope) => new plus.Pod(scope, 'x', { metadata, containers })],
    [
      'Pods with labels in one namespace',
      (scope) =>
        plus.Pods.select(scope, 'x', {
          labels: { app: 'web' },
          expressions: [plus.LabelExpression.notIn('track', ['new']), plus.LabelExpression.exists('zone')],
          namespaces: plus.Namespaces.select(scope, 'n', { names: ['elsewhere'] }),
        }),
    ],
    [
      'Pods in labelled namespaces',
      (scope) =>
        plus.Pods.select(scope, 'x', {
          labels: { app: 'web' },
          namespaces: plus.Namespaces.select(scope, 'n', {
            labels: { team: 'red' },
            expressions: [plus.LabelExpression.in('zone', ['a'])],
          }),
        }),
    ],
    [
      'Pods in a labelled namespace with a name',
      (scope) =>
        plus.Pods.select(scope, 'x', {
          labels: { a: 'b' },
          namespaces: plus.Namespaces.select(scope, 'n', { names: ['elsewhere'], labels: { team: 'red' } }),
        }),
    ],
    [
      'all Pods of all namespaces',
      (scope) => plus.Pods.all(scope, 'x', { namespaces: plus.Namespaces.all(scope, 'n') }),
    ],
    ['Namespaces by labels', (scope) => plus.Namespaces.select(scope, 'x', { labels: { team: 'red' } })],
    ['all Namespaces', (scope) => plus.Namespaces.all(scope, 'x')],
    ['Namespace', (scope) => new plus.Namespace(scope, 'x', { metadata: { name: 'elsewhere' } })],
    ['IPv4 block', (scope) => plus.NetworkPolicyIpBlock.ipv4(scope, 'x', '10.0.0.0/8', ['10.1.0.0/16'])],
    ['IPv6 block', (scope) => plus.NetworkPolicyIpBlock.ipv6(scope, 'x', '2001:db8::/32')],
    ['any IPv4', (scope) => plus.NetworkPolicyIpBlock.anyIpv4(scope, 'x')],
    ['any IPv6', (scope) => plus.NetworkPolicyIpBlock.anyIpv6(scope, 'x')],
  ];

  /** What cdk8s-plus writes for a peer. */
  function byCdk8sPlus(make: Make): unknown[] | undefined {
    const chart = new Chart(new App(), 'theirs');
    const peer = make(chart, plus);
    const policy = new plus.NetworkPolicy(chart, 'policy', { metadata: { namespace: 'home' } });
    policy.addIngressRule(peer, [plus.NetworkPolicyPort.tcp(1)]);
    const [written] = (chart.toJson() as { kind: string; spec: Written['spec'] }[]).filter(
      ({ kind }) => kind === 'NetworkPolicy',
    );
    return written.spec.ingress?.[0].from;
  }

  /** A selector without the empty podSelector, which says nothing beside a namespaceSelector. */
  function meaning(peers: unknown[] | undefined): unknown {
    return (peers as { podSelector?: object; namespaceSelector?: object }[] | undefined)?.map(
      ({ podSelector, ...others }) => ({
        ...others,
        ...(podSelector && (!others.namespaceSelector || Object.keys(podSelector).length > 0) && { podSelector }),
      }),
    );
  }

  function makePolicies(make: Make): { readonly world: World; readonly written: Written } {
    const world = makeWorld();
    const peer = make(new Chart(world.app, 'theirs'), plus);
    new AllowFrom(world.web, 'rule', { from: [Peer.of(peer)] });
    return { world, written: SynthesizedPolicies.of(world.app).get('front/web-rule') as unknown as Written };
  }

  it.each(PEERS)('Peer.of a %s says what cdk8s-plus would say', (_title, make) => {
    const { world, written } = makePolicies(make);
    const expected = byCdk8sPlus(make);
    expect(expected).toHaveLength(1);
    expect(meaning(written.spec.ingress?.[0].from)).toEqual(meaning(expected));
    expect(foundIn(world.app)).toEqual([['implicit-isolation', 'shop/front/web/rule']]);
  });

  it('several namespace names are one peer here, and one for each there', () => {
    const make: Make = (scope) =>
      plus.Pods.select(scope, 'x', {
        labels: { app: 'web' },
        namespaces: plus.Namespaces.select(scope, 'n', { names: ['a', 'b'] }),
      });
    expect(byCdk8sPlus(make)).toHaveLength(2);
    expect(makePolicies(make).written.spec.ingress?.[0].from).toEqual([
      {
        namespaceSelector: {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a', 'b'] }],
        },
        podSelector: { matchLabels: { app: 'web' } },
      },
    ]);
  });

  it.each<readonly [string, Make]>([
    ['a Deployment', (scope) => new plus.Deployment(scope, 'x', { containers })],
    ['Pods', (scope) => plus.Pods.select(scope, 'x', { labels: { app: 'web' } })],
  ])('%s without a namespace is taken for the one of the policy, with a warning at the line', (_title, make) => {
    const { app, web } = makeWorld();
    const workload = make(new Chart(app, 'theirs'), plus);
    const peer = Peer.of(workload); // at: without namespace
    new AllowFrom(web, 'rule', { from: [peer], isolates: true });
    expect(Diagnostics.of(app).all).toMatchObject([
      {
        severity: 'warning',
        code: 'peer-namespace-assumed',
        constructPath: 'shop/front/web/rule',
        file: __filename,
        line: lineMarked(__filename, 'without namespace'),
      },
    ]);
    const { spec } = SynthesizedPolicies.of(app).get('front/web-rule') as unknown as Written;
    expect(meaning(spec.ingress?.[0].from)).toEqual(meaning(byCdk8sPlus(make)));
  });

  it('each rule that assumes a namespace is warned about, and can acknowledge it', () => {
    const { app, web, api } = makeWorld();
    const peer = Peer.of(new plus.Deployment(new Chart(app, 'theirs'), 'x', { containers }));
    new AllowFrom(web, 'one', { from: [peer], isolates: true }).acknowledge('peer-namespace-assumed', 'it runs here');
    new AllowFrom(api, 'two', { from: [peer], isolates: true });
    expect(foundIn(app)).toEqual([['peer-namespace-assumed', 'shop/front/api/two']]);
  });

  it('a workload in a chart with a namespace lives there', () => {
    const { app, web } = makeWorld();
    const workload = new plus.Deployment(new Chart(app, 'theirs', { namespace: 'elsewhere' }), 'x', { containers });
    new AllowFrom(web, 'rule', { from: [Peer.of(workload)], isolates: true });
    expect(foundIn(app)).toEqual([]);
    expect(SynthesizedPolicies.of(app).get('front/web-rule').spec).toMatchObject({
      ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'elsewhere' } } }] }],
    });
  });

  it('what is no peer is refused at the line', () => {
    const { app, web } = makeWorld();
    const notPeer = new plus.ConfigMap(new Chart(app, 'theirs'), 'x') as unknown as ICdk8sPlusPeer;
    const peer = Peer.of(notPeer); // at: no peer
    new AllowFrom(web, 'rule', { from: [peer] });
    expect(Diagnostics.of(app).errors).toMatchObject([
      { code: 'peer-unreadable', file: __filename, line: lineMarked(__filename, 'no peer') },
    ]);
  });

  it('a bad address range of theirs is refused at the line of Peer.of', () => {
    const { app, web } = makeWorld();
    const block = plus.NetworkPolicyIpBlock.ipv4(new Chart(app, 'theirs'), 'x', '10.0.0.0/8', ['192.168.0.0/16']);
    const peer = Peer.of(block); // at: bad range of theirs
    new AllowFrom(web, 'rule', { from: [peer] });
    expect(Diagnostics.of(app).errors).toMatchObject([
      { code: 'except-outside-cidr', file: __filename, line: lineMarked(__filename, 'bad range of theirs') },
    ]);
  });

  it('a bad label of theirs is refused', () => {
    const { app, web } = makeWorld();
    const chart = new Chart(app, 'theirs');
    const pods = plus.Pods.select(chart, 'x', { labels: { app: 'a b' }, namespaces: plus.Namespaces.all(chart, 'n') });
    new AllowFrom(web, 'rule', { from: [Peer.of(pods)] });
    expect(Diagnostics.of(app).errors).toMatchObject([
      { code: 'label-value-invalid', constructPath: 'shop/front/web/rule' },
    ]);
  });

  it('their allTcp() is refused: port 0, with field path and construct', () => {
    const { app, data, web } = makeWorld();
    const policy = new plus.NetworkPolicy(new Chart(app, 'theirs'), 'np', {
      metadata: { name: 'np', namespace: 'data' },
    });
    policy.addIngressRule(web, [plus.NetworkPolicyPort.allTcp()]);
    const [error, ...others] = Diagnostics.of(app).errors;
    expect(others).toEqual([]);
    expect(error).toMatchObject({
      code: 'port-out-of-range',
      reason: 'FieldValueInvalid',
      path: 'spec.ingress[0].ports[0].port',
      subject: { kind: 'NetworkPolicy', namespace: 'data', name: 'np' },
    });
    expect(error.constructPath).toMatch(/^theirs\/np(\/|$)/);
    expect(() => app.synthYaml()).toThrow('spec.ingress[0].ports[0].port');
    expect(data).toBeInstanceOf(Namespace);
    expect(ApiObject.isApiObject(policy)).toBe(false);
  });
});
