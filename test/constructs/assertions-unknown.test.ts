import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AllowFrom,
  Cni,
  Defaults,
  Diagnostics,
  MustNotReach,
  MustOnlyBeReachedFrom,
  MustOnlyReach,
  MustReach,
  Namespace,
  Namespaces,
  Peer,
  Port,
  Tier,
} from 'cdk8s-netpol';
import { because, failures, makeShop, type GuardedShop } from './guarded-shop';
import { muteWarnings } from './world';

muteWarnings();

describe('what is unknown', () => {
  /** db may be reached from addresses that a pod may have, or may not. */
  function makeUnknown(acceptCaveats?: string[]): GuardedShop {
    const shop = makeShop();
    const { app, db, api, outpost } = shop;
    new AllowFrom(db, 'lan', { from: [Peer.ipBlock('10.1.0.0/16')] });
    const asked = { because, ...(acceptCaveats && { acceptCaveats }) };
    const lan = Peer.ipBlock('10.1.0.0/16');
    new MustReach(app, 'reach', { ...asked, from: outpost, to: db });
    new MustNotReach(app, 'not-reach', { ...asked, from: outpost, to: db });
    new MustOnlyBeReachedFrom(app, 'reached', { ...asked, subject: db, peers: [api, lan] });
    new MustOnlyReach(app, 'only', { ...asked, subject: outpost, peers: [outpost], ports: [Port.tcp(5432)] });
    return shop;
  }

  it('fails all four, with the caveat that says what is missing', () => {
    const found = Diagnostics.of(makeUnknown().app).errors;
    expect(found.map(({ constructPath, code }) => [constructPath, code])).toEqual([
      ['reach', 'must-reach-failed'],
      ['not-reach', 'must-not-reach-failed'],
      ['reached', 'must-only-be-reached-from-failed'],
      // Here something surely passes, which says more.
      ['only', 'must-only-reach-failed'],
    ]);
    for (const { message } of found.slice(0, 2)) {
      expect(message).toMatch(/^out\/Tier\/outpost -> data\/Tier\/db, TCP 5432, is unknown/);
      expect(message).toContain('(pod-address-unknown)');
    }
  });

  it('is fine where its caveat is accepted', () => {
    expect(failures(Diagnostics.of(makeUnknown(['pod-address-unknown']).app).errors)).toEqual([
      expect.stringMatching(/^must-only-reach-failed: out\/Tier\/outpost -> \S+, TCP 5432, is allowed/),
    ]);
  });

  it('fails where another caveat is accepted', () => {
    const { errors } = Diagnostics.of(makeUnknown(['node-address-unknown', 'ip-block-on-pod']).app);
    expect(errors.map(({ code }) => code)).toHaveLength(4);
  });

  it.each<readonly [string, (shop: GuardedShop) => void, readonly string[]]>([
    [
      'the pods have other addresses',
      ({ app }) => {
        Defaults.of(app).set({ podCidrs: ['10.244.0.0/16'] });
      },
      ['must-reach-failed: out/Tier/outpost -> data/Tier/db, TCP 5432, is denied'],
    ],
    [
      'all pods have such addresses',
      ({ app }) => {
        Defaults.of(app).set({ podCidrs: ['10.1.4.0/22'] });
      },
      ['must-not-reach-failed: out/Tier/outpost -> data/Tier/db, TCP 5432, is allowed'],
    ],
    [
      'the plugin matches no pods by ipBlock',
      ({ app }) => {
        Defaults.of(app).set({ cni: Cni.cilium() });
      },
      ['must-reach-failed: out/Tier/outpost -> data/Tier/db, TCP 5432, is denied'],
    ],
  ])('is known where the Defaults say it: %s', (_what, set, expected) => {
    const shop = makeShop();
    const { app, db, outpost } = shop;
    new AllowFrom(db, 'lan', { from: [Peer.ipBlock('10.1.0.0/16')] });
    new MustReach(app, 'reach', { because, from: outpost, to: db });
    new MustNotReach(app, 'not-reach', { because, from: outpost, to: db });
    set(shop);
    expect(failures(Diagnostics.of(app).errors)).toEqual(expected);
  });

  it('is decided by the settings in force at each assertion', () => {
    const { app, front, data, db, outpost } = makeShop();
    new AllowFrom(db, 'lan', { from: [Peer.ipBlock('10.1.0.0/16')] });
    Defaults.of(front).set({ podCidrs: ['10.244.0.0/16'] });
    Defaults.of(data).set({ podCidrs: ['10.1.0.0/16'] });
    new MustNotReach(front, 'here', { because, from: outpost, to: db });
    new MustReach(data, 'there', { because, from: outpost, to: db });
    expect(failures(Diagnostics.of(app).errors)).toEqual([]);
  });
});

describe('pods of the app that are no tiers', () => {
  const image = 'registry.example.com/app';

  it('count: cdk8s-plus workloads, and raw ones', () => {
    const { app, shop, front, api } = makeShop();
    new AllowFrom(api, 'tools', { from: [Peer.pods({ labels: { tool: 'yes' }, namespaces: Namespaces.all() })] });
    const metadata = { namespace: 'tools', labels: { tool: 'yes' } };
    new kplus.Deployment(shop, 'tool', {
      metadata: { name: 'tool', namespace: 'tools' },
      podMetadata: metadata,
      containers: [{ image, securityContext: {} }],
    });
    new MustOnlyBeReachedFrom(front, 'only', { subject: api, peers: [new Tier(front, 'me', {})], because });
    const reached = failures(Diagnostics.of(app).errors);
    expect(reached).toEqual([
      expect.stringMatching(
        /^must-only-be-reached-from-failed: front\/Tier\/web -> front\/Tier\/api, TCP 9090, is allowed, and \d+ further pairs$/,
      ),
    ]);
    new ApiObject(shop, 'raw', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'raw', namespace: 'front', labels: { app: 'raw' } },
      spec: { containers: [{ name: 'c', image }] },
    });
    new MustNotReach(app, 'raw-to-api', {
      from: Peer.pods({ labels: { app: 'raw' }, namespaces: Namespaces.named('front') }),
      to: api,
      because,
    });
    expect(failures(Diagnostics.of(app).errors)).toEqual(reached);
  });

  it('are seen when their labels change', () => {
    const { app, shop, db } = makeShop();
    const peer = (labels: Record<string, string>) => Peer.pods({ labels, namespaces: Namespaces.named('tools') });
    new AllowFrom(db, 'team', { from: [peer({ team: 'db' })] });
    new MustNotReach(app, 'zone', { from: peer({ zone: 'a' }), to: db, because });
    const pod = new ApiObject(shop, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'pod', namespace: 'tools', labels: { zone: 'a' } },
      spec: { containers: [{ name: 'c', image }] },
    });
    expect(Diagnostics.of(app).errors).toEqual([]);
    pod.metadata.addLabel('team', 'db');
    expect(failures(Diagnostics.of(app).errors)).toEqual([
      'must-not-reach-failed: tools/Pod/pod -> data/Tier/db, TCP 5432, is allowed',
    ]);
  });

  it('on the network of their nodes are named by their tier', () => {
    const { app, shop, web, front } = makeShop();
    const agent = new Tier(new Namespace(shop, 'agents'), 'agent', { labels: { app: 'agent' }, hostNetwork: true });
    new MustNotReach(front, 'agent', { from: agent, to: web, because });
    expect(failures(Diagnostics.of(app).errors)).toEqual([]);
    new AllowFrom(web, 'nodes', { from: [Peer.ipBlock('198.51.100.0/24')] });
    Defaults.of(app).set({ nodeCidrs: ['198.51.100.0/25'] });
    expect(failures(Diagnostics.of(app).errors)).toEqual([
      'must-not-reach-failed: agents/Tier/agent -> front/Tier/web, TCP 8080, is allowed',
    ]);
  });
});
