import { AllowDns, Defaults, DenyAll, Dns, DNS_PROFILES, Namespace, Peer, Tier } from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { specOf } from './specs';
import { foundIn, makeWorld, muteWarnings } from './world';

muteWarnings();

describe('DNS', () => {
  const named = (name: string): object => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
  const kubeDns = { namespaceSelector: named('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } };
  const addresses = (...cidrs: string[]): object[] => cidrs.map((cidr) => ({ ipBlock: { cidr } }));

  it.each<readonly [string, Dns | undefined, readonly object[], number]>([
    ['by default: kube-dns', undefined, [kubeDns], 53],
    ['kubeDns', Dns.kubeDns(), [kubeDns], 53],
    [
      'openShift',
      Dns.openShift(),
      [
        {
          namespaceSelector: named('openshift-dns'),
          podSelector: { matchLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } },
        },
      ],
      5353,
    ],
    ['nodeLocalCache', Dns.nodeLocalCache(), [kubeDns, ...addresses('169.254.20.10/32')], 53],
    [
      'nodeLocalCache elsewhere',
      Dns.nodeLocalCache(['192.0.2.53/32', 'fd00::53/128']),
      [kubeDns, ...addresses('192.0.2.53/32', 'fd00::53/128')],
      53,
    ],
    ['gkeCloudDns', Dns.gkeCloudDns(), [kubeDns, ...addresses('169.254.169.254/32', '169.254.20.10/32')], 53],
    ['azureLocalDns', Dns.azureLocalDns(), [kubeDns, ...addresses('169.254.10.0/24')], 53],
    [
      'custom',
      Dns.custom({ resolvers: [Peer.ipBlock('192.0.2.53/32')], port: 1053 }),
      addresses('192.0.2.53/32'),
      1053,
    ],
    [
      'custom on the usual port',
      Dns.custom({ resolvers: [Peer.ipBlock('192.0.2.53/32')] }),
      addresses('192.0.2.53/32'),
      53,
    ],
  ])('%s, over UDP and TCP', (_title, dns, to, port) => {
    const byProp = makeWorld();
    new AllowDns(byProp.front, 'dns', { dns, isolates: true });
    const expected = {
      egress: [
        {
          ports: [
            { port, protocol: 'TCP' },
            { port, protocol: 'UDP' },
          ],
          to,
        },
      ],
      podSelector: {},
      policyTypes: ['Egress'],
    };
    expect(specOf(byProp, 'front/dns')).toEqual(expected);
    expect(foundIn(byProp.app)).toEqual([]);

    const byDefaults = makeWorld();
    Defaults.of(byDefaults.app).set({ dns });
    new AllowDns(byDefaults.web, 'dns');
    expect(specOf(byDefaults, 'front/web-dns').egress).toEqual(expected.egress);
  });

  it('custom resolvers that are a tier get their half', () => {
    const { app, shop, front } = makeWorld();
    const dns = new Namespace(shop, 'dns');
    new DenyAll(dns, 'deny');
    new DenyAll(front, 'deny');
    const resolver = new Tier(dns, 'resolver');
    new AllowDns(front, 'dns', { dns: Dns.custom({ resolvers: [resolver] }) });
    expect(SynthesizedPolicies.of(app).ids).toEqual(['dns/deny', 'dns/dns-ingress', 'front/deny', 'front/dns']);
  });

  it('profiles say where they come from', () => {
    for (const { title, sources, port, resolvers, ipBlocks } of Object.values(DNS_PROFILES)) {
      expect(title).toBeTruthy();
      expect(sources.length).toBeGreaterThan(0);
      expect(Number.isInteger(port)).toBe(true);
      expect(resolvers.length + ipBlocks.length).toBeGreaterThan(0);
    }
  });
});
