import {
  AllowFrom,
  AllowTo,
  LabelExpression,
  Namespaces,
  NOT_INTERNET,
  Peer,
  Port,
  Tier,
  type IPeer,
} from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { specOf } from './specs';
import { makeWorld, muteWarnings, type World } from './world';

muteWarnings();

describe('peers', () => {
  const NAMED = (name: string): object => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });

  it.each<readonly [string, (world: World) => IPeer, readonly object[] | undefined]>([
    ['a tier of the namespace', ({ web }) => web, [{ podSelector: { matchLabels: { app: 'web' } } }]],
    [
      'a tier of another namespace, in one peer (T1)',
      ({ db }) => db,
      [{ namespaceSelector: NAMED('data'), podSelector: { matchLabels: { app: 'db' } } }],
    ],
    ['the own namespace', ({ front }) => front, [{ podSelector: {} }]],
    ['another namespace', ({ data }) => data, [{ namespaceSelector: NAMED('data') }]],
    ['an imported namespace', ({ kubeSystem }) => kubeSystem, [{ namespaceSelector: NAMED('kube-system') }]],
    [
      'an imported tier',
      ({ kubeSystem }) => Tier.imported(kubeSystem, 'dns', { labels: { 'k8s-app': 'kube-dns' } }),
      [{ namespaceSelector: NAMED('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
    ],
    ['anywhere: no from at all', () => Peer.anywhere(), undefined],
    ['any pod', () => Peer.anyPod(), [{ namespaceSelector: {} }]],
    [
      'pods of the same namespace',
      () => Peer.pods({ labels: { app: 'x' }, namespaces: Namespaces.same() }),
      [{ podSelector: { matchLabels: { app: 'x' } } }],
    ],
    [
      'pods of one namespace',
      () => Peer.pods({ labels: { app: 'x' }, namespaces: Namespaces.named('a') }),
      [{ namespaceSelector: NAMED('a'), podSelector: { matchLabels: { app: 'x' } } }],
    ],
    [
      'pods of several namespaces',
      () => Peer.pods({ labels: { app: 'x' }, namespaces: Namespaces.named('b', 'a') }),
      [
        {
          namespaceSelector: {
            matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a', 'b'] }],
          },
          podSelector: { matchLabels: { app: 'x' } },
        },
      ],
    ],
    [
      'pods of labelled namespaces',
      () =>
        Peer.pods({
          expressions: [LabelExpression.notIn('track', ['new', 'old'])],
          namespaces: Namespaces.labelled({ team: 'red' }, [LabelExpression.exists('zone')]),
        }),
      [
        {
          namespaceSelector: {
            matchExpressions: [{ key: 'zone', operator: 'Exists' }],
            matchLabels: { team: 'red' },
          },
          podSelector: { matchExpressions: [{ key: 'track', operator: 'NotIn', values: ['new', 'old'] }] },
        },
      ],
    ],
    [
      'pods of all namespaces',
      () => Peer.pods({ labels: { app: 'x' }, namespaces: Namespaces.all() }),
      [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'x' } } }],
    ],
    [
      'labelled namespaces',
      () => Peer.namespaces({ labels: { team: 'red' }, expressions: [LabelExpression.doesNotExist('old')] }),
      [
        {
          namespaceSelector: {
            matchExpressions: [{ key: 'old', operator: 'DoesNotExist' }],
            matchLabels: { team: 'red' },
          },
        },
      ],
    ],
    [
      'an ip block',
      () => Peer.ipBlock('10.0.0.0/8', { except: ['10.1.0.0/16'] }),
      [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }],
    ],
    ['an IPv6 block without holes', () => Peer.ipBlock('2001:db8::/32'), [{ ipBlock: { cidr: '2001:db8::/32' } }]],
    [
      'the internet, both families',
      () => Peer.internet(),
      [
        { ipBlock: { cidr: '0.0.0.0/0', except: NOT_INTERNET.ipv4.map(({ cidr }) => cidr) } },
        { ipBlock: { cidr: '::/0', except: NOT_INTERNET.ipv6.map(({ cidr }) => cidr) } },
      ],
    ],
    [
      'a host with addresses and a range',
      () => Peer.host('pay.example.com', { addresses: ['192.0.2.1', '2001:db8::1', '198.51.100.0/24'] }),
      [
        { ipBlock: { cidr: '192.0.2.1/32' } },
        { ipBlock: { cidr: '2001:db8::1/128' } },
        { ipBlock: { cidr: '198.51.100.0/24' } },
      ],
    ],
  ])('%s', (_title, peer, from) => {
    const world = makeWorld();
    new AllowFrom(world.api, 'rule', { from: [peer(world)], ports: [Port.tcp(1)] });
    expect(specOf(world, 'front/api-rule').ingress).toEqual([
      { ...(from && { from }), ports: [{ port: 1, protocol: 'TCP' }] },
    ]);
    const other = makeWorld();
    new AllowTo(other.web, 'rule', { to: [peer(other)], ports: [Port.tcp(1)] });
    expect(specOf(other, 'front/web-rule').egress).toEqual([
      { ports: [{ port: 1, protocol: 'TCP' }], ...(from && { to: from }) },
    ]);
  });

  it('the internet leaves out what is private, shared, link-local, loopback or multicast', () => {
    const ranges = [...NOT_INTERNET.ipv4, ...NOT_INTERNET.ipv6];
    for (const cidr of [
      '10.0.0.0/8',
      '172.16.0.0/12',
      '192.168.0.0/16',
      '100.64.0.0/10',
      '169.254.0.0/16',
      '127.0.0.0/8',
      '224.0.0.0/4',
      'fc00::/7',
      'fe80::/10',
      '::1/128',
      'ff00::/8',
    ]) {
      expect(ranges.map((range) => range.cidr)).toContain(cidr);
    }
    for (const { purpose, source } of ranges) expect([purpose, source].every(Boolean)).toBe(true);
  });

  it('the name of a host stands in an annotation, several sorted', () => {
    const { app, web } = makeWorld();
    const hosts = ['pay.example.com', 'auth.example.com'].map((name) => Peer.host(name, { addresses: ['192.0.2.1'] }));
    new AllowTo(web, 'rule', { to: hosts, ports: [Port.tcp(443)] });
    expect(SynthesizedPolicies.of(app).get('front/web-rule').metadata.annotations).toEqual({
      'cdk8s-netpol/host': 'auth.example.com\npay.example.com',
    });
  });
});
