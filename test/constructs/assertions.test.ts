import { readdirSync } from 'node:fs';
import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AllowAllIngress,
  AllowFrom,
  AllowTo,
  Cni,
  Defaults,
  DenyAll,
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
  type Diagnostic,
  type MustNotReachProps,
  type MustOnlyBeReachedFromProps,
  type MustOnlyReachProps,
  type MustReachProps,
} from 'cdk8s-netpol';
import { build as buildStore } from '../../apps/online-store/app';
import { errorOfSynth, errorsOf, filesIn, lineMarked, makeWorld, muteWarnings, withFolder, type World } from './world';

muteWarnings();

/*
 * Everything is isolated. web may reach api on 9090, api may reach db on 5432; 192.0.2.0/24 may reach web on 8080, and so
 * may every pod that is labelled `team: web`, in whatever namespace. An outpost is isolated by nothing.
 */
interface Shop extends World {
  readonly outpost: Tier;
}

function makeShop(outdir?: string): Shop {
  const world = makeWorld(outdir === undefined ? {} : { outdir });
  const { front, data, shop, web, api, db } = world;
  for (const namespace of [front, data]) new DenyAll(namespace, 'deny');
  new AllowFrom(api, 'web', { from: [web] });
  new AllowFrom(db, 'api', { from: [api] });
  new AllowFrom(web, 'customers', {
    from: [Peer.ipBlock('192.0.2.0/24'), Peer.pods({ labels: { team: 'web' }, namespaces: Namespaces.all() })],
  });
  const outpost = new Tier(new Namespace(shop, 'out'), 'outpost', { labels: { app: 'outpost' } });
  return { ...world, outpost };
}

/** What went wrong: the code, and the witness as `from -> to, TCP 80, is allowed` with how many more there are. */
function failures(found: readonly Diagnostic[]): string[] {
  return found.map(({ code, message }) => `${code}: ${message.split('; ')[0]}`);
}

const because = 'the test says so';
const everyPort = [Port.all()];

type Row<Props> = readonly [what: string, props: (shop: Shop) => Omit<Props, 'because'>, expected: readonly string[]];

describe('MustReach', () => {
  it.each<Row<MustReachProps>>([
    ['a Tier on the ports that it declares', ({ web, api }) => ({ from: web, to: api }), []],
    [
      'a flow that a rule is missing for',
      ({ web, db }) => ({ from: web, to: db }),
      ['must-reach-failed: front/Tier/web -> data/Tier/db, TCP 5432, is denied'],
    ],
    [
      'one port of two',
      ({ web, api }) => ({ from: web, to: api, ports: [Port.tcp(9090), Port.udp(9090)] }),
      ['must-reach-failed: front/Tier/web -> front/Tier/api, UDP 9090, is denied'],
    ],
    [
      'pods outside the app count',
      ({ web }) => ({
        from: Peer.pods({ labels: { team: 'web' }, namespaces: Namespaces.named('elsewhere') }),
        to: web,
      }),
      [],
    ],
    ['addresses', ({ web }) => ({ from: Peer.ipBlock('192.0.2.128/25'), to: web }), []],
    [
      'addresses some of which are not let in',
      ({ web }) => ({ from: Peer.ipBlock('192.0.2.0/23'), to: web }),
      ['must-reach-failed: ip:192.0.3.0/24 -> front/Tier/web, TCP 8080, is denied'],
    ],
    [
      'each pair of two wide ends counts',
      ({ front }) => ({
        from: front,
        to: Peer.pods({ namespaces: Namespaces.named('data') }),
        ports: [Port.tcp(5432)],
      }),
      [
        expect.stringMatching(
          /^must-reach-failed: front\/Tier\/web -> data\/Tier\/db, TCP 5432, is denied, and \d+ further pairs$/,
        ) as string,
      ],
    ],
    [
      'a Namespace has pods that declare no ports',
      ({ api, data }) => ({ from: api, to: data }),
      [expect.stringMatching(/^ports-missing: data\/\{.*\} declares no such ports/) as string],
    ],
    [
      'a Tier without ports',
      ({ web, outpost }) => ({ from: web, to: outpost }),
      ['ports-missing: out/Tier/outpost declares no such ports'],
    ],
    ['a Tier that declares a range', ({ outpost, shop }) => ({ from: outpost, to: rangeTier(shop) }), []],
    [
      'pods that nobody else speaks of',
      ({ web }) => ({
        from: Peer.pods({ labels: { a: 'b' }, namespaces: Namespaces.named('x') }),
        to: web,
        ports: [Port.tcp(8080)],
      }),
      ['must-reach-failed: x/{a=b} -> front/Tier/web, TCP 8080, is denied'],
    ],
    [
      'addresses to addresses',
      () => ({ from: Peer.internet(), to: Peer.internet(), ports: everyPort }),
      [expect.stringMatching(/^vacuous-assertion: /) as string],
    ],
  ])('%s', (_what, props, expected) => {
    const shop = makeShop();
    new MustReach(shop.app, 'assertion', { ...props(shop), because }); // at: must reach
    expectFailures(shop, expected, 'must reach');
  });

  function rangeTier(scope: Shop['shop']): Tier {
    return new Tier(new Namespace(scope, 'ranges'), 'range', { ports: [Port.tcpRange(8000, 8100)] });
  }
});

describe('MustNotReach', () => {
  it.each<Row<MustNotReachProps>>([
    ['what no rule allows', ({ web, db }) => ({ from: web, to: db }), []],
    [
      'what a rule allows',
      ({ web, api }) => ({ from: web, to: api }),
      ['must-not-reach-failed: front/Tier/web -> front/Tier/api, TCP 9090, is allowed'],
    ],
    ['other ports', ({ web, api }) => ({ from: web, to: api, ports: [Port.udp(9090), Port.tcp(9091)] }), []],
    [
      'a name is the port of that name',
      ({ web, api }) => ({ from: web, to: api, ports: [Port.named('grpc')] }),
      ['vacuous-assertion: nothing was checked: no destination has a port of that name'],
    ],
    ['the internet', ({ db }) => ({ from: Peer.internet(), to: db }), []],
    [
      'a part of the internet',
      ({ web }) => ({ from: Peer.internet(), to: web }),
      ['must-not-reach-failed: ip:192.0.2.0/24 -> front/Tier/web, TCP 8080, is allowed'],
    ],
    [
      'every pod, those that are not there among them',
      ({ web }) => ({ from: Peer.anyPod(), to: web }),
      [
        expect.stringMatching(
          /^must-not-reach-failed: \S+\/\{team=web\} -> front\/Tier\/web, TCP 8080, is allowed, and \d+ further pairs$/,
        ) as string,
      ],
    ],
    ['a Namespace is all its pods', ({ front, data }) => ({ from: data, to: front }), []],
    [
      'a Namespace of which one Tier is let in',
      ({ front, data }) => ({ from: front, to: data }),
      ['must-not-reach-failed: front/Tier/api -> data/Tier/db, TCP 5432, is allowed'],
    ],
    [
      'two pods of one Tier',
      ({ outpost }) => ({ from: outpost, to: outpost }),
      ['must-not-reach-failed: out/Tier/outpost -> out/Tier/outpost, TCP 1, is allowed'],
    ],
  ])('%s', (_what, props, expected) => {
    const shop = makeShop();
    new MustNotReach(shop.app, 'assertion', { ...props(shop), because }); // at: must not reach
    expectFailures(shop, expected, 'must not reach');
  });
});

describe('MustOnlyBeReachedFrom', () => {
  const team = Peer.pods({ labels: { team: 'web' }, namespaces: Namespaces.all() });

  it.each<Row<MustOnlyBeReachedFromProps>>([
    ['the peers', ({ db, api }) => ({ subject: db, peers: [api] }), []],
    [
      'nobody',
      ({ db }) => ({ subject: db, peers: [] }),
      ['must-only-be-reached-from-failed: front/Tier/api -> data/Tier/db, TCP 5432, is allowed'],
    ],
    ['nobody on another port', ({ db }) => ({ subject: db, peers: [], ports: [Port.tcp(5433)] }), []],
    [
      'pods and addresses outside the app',
      ({ web }) => ({ subject: web, peers: [team, Peer.ipBlock('192.0.2.0/24')] }),
      [],
    ],
    [
      'addresses that are no peers',
      ({ web }) => ({ subject: web, peers: [team] }),
      ['must-only-be-reached-from-failed: ip:192.0.2.0/24 -> front/Tier/web, TCP 8080, is allowed'],
    ],
    [
      'a Namespace, by whom its Tiers are reached',
      ({ front, web }) => ({ subject: front, peers: [web, team, Peer.ipBlock('192.0.2.0/24')] }),
      [],
    ],
    [
      'everybody',
      ({ db }) => ({ subject: db, peers: [Peer.anywhere()] }),
      ['vacuous-assertion: nothing was checked: the peers are everybody, so nobody is left who could break it'],
    ],
    [
      'addresses, which nobody isolates, as the subject',
      ({ api, web, db }) => ({
        subject: Peer.ipBlock('203.0.113.0/24'),
        peers: [api, web, db],
        ports: [Port.tcp(443)],
      }),
      [
        expect.stringMatching(
          /^must-only-be-reached-from-failed: out\/Tier\/outpost -> ip:203.0.113.0\/24, TCP 443, is allowed, and/,
        ) as string,
      ],
    ],
  ])('%s', (_what, props, expected) => {
    const shop = makeShop();
    new MustOnlyBeReachedFrom(shop.app, 'assertion', { ...props(shop), because }); // at: must only be reached from
    expectFailures(shop, expected, 'must only be reached from');
  });
});

describe('MustOnlyReach', () => {
  it.each<Row<MustOnlyReachProps>>([
    ['the peers', ({ web, api }) => ({ subject: web, peers: [api] }), []],
    [
      'nobody',
      ({ web }) => ({ subject: web, peers: [] }),
      ['must-only-reach-failed: front/Tier/web -> front/Tier/api, TCP 9090, is allowed'],
    ],
    ['nobody at all', ({ db }) => ({ subject: db, peers: [] }), []],
    [
      'pods of its own namespace',
      ({ web }) => ({ subject: web, peers: [Peer.pods({ labels: { app: 'api' }, namespaces: Namespaces.same() })] }),
      [],
    ],
    [
      'what nothing isolates reaches everybody',
      ({ outpost }) => ({ subject: outpost, peers: [Peer.anyPod()], ports: [Port.tcp(443)] }),
      [
        expect.stringMatching(
          /^must-only-reach-failed: out\/Tier\/outpost -> ip:\S+, TCP 443, is allowed, and/,
        ) as string,
      ],
    ],
    [
      'everybody',
      ({ web }) => ({ subject: web, peers: [Peer.anyPod(), Peer.ipBlock('0.0.0.0/0'), Peer.ipBlock('::/0')] }),
      [expect.stringMatching(/^vacuous-assertion: /) as string],
    ],
  ])('%s', (_what, props, expected) => {
    const shop = makeShop();
    new MustOnlyReach(shop.app, 'assertion', { ...props(shop), because }); // at: must only reach
    expectFailures(shop, expected, 'must only reach');
  });
});

/** Every failure names the construct and the line that made it. */
function expectFailures({ app }: Shop, expected: readonly string[], marker: string): void {
  const { errors } = Diagnostics.of(app);
  expect(failures(errors)).toEqual(expected);
  for (const each of errors) {
    expect(each).toMatchObject({ constructPath: 'assertion', file: __filename, line: lineMarked(__filename, marker) });
    expect(each.message).toContain(`because ${because}`);
  }
}

describe('what is unknown', () => {
  /** db may be reached from addresses that a pod may have, or may not. */
  function makeUnknown(acceptCaveats?: string[]): Shop {
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

  it.each<readonly [string, (shop: Shop) => void, readonly string[]]>([
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

describe('an assertion that cannot be asked', () => {
  it.each<readonly [string, (shop: Shop) => object, readonly string[]]>([
    ['no reason', () => ({ because: undefined }), ['because-missing']],
    ['an empty reason', () => ({ because: ' ' }), ['because-missing']],
    ['a reason that is no text', () => ({ because: 7 }), ['because-missing']],
    ['no source', () => ({ from: undefined }), ['peer-unreadable']],
    ['a source that is none', () => ({ from: 'web' }), ['peer-unreadable']],
    ['a peer that is wrong by itself', () => ({ from: Peer.ipBlock('10.0.0.1') }), ['cidr-invalid']],
    ['an empty list of ports', () => ({ ports: [] }), ['ports-missing']],
    ['a port that cannot be', () => ({ ports: [Port.tcp(0)] }), ['port-out-of-range']],
    ['one port where a list is expected', () => ({ ports: Port.tcp(1) }), []],
    ['null for what is left out', () => ({ ports: null, acceptCaveats: null }), []],
    ['a misspelt caveat', () => ({ acceptCaveats: ['pod-adress-unknown'] }), ['option-invalid']],
    ['caveats that are none', () => ({ acceptCaveats: ['whatever', 7] }), ['option-invalid', 'option-invalid']],
    [
      'pods of its own namespace, and it stands in none',
      () => ({ from: Peer.pods({ labels: { app: 'web' }, namespaces: Namespaces.same() }) }),
      ['namespaces-missing'],
    ],
    ['a tier of another App', () => ({ from: makeWorld().web }), ['foreign-app']],
    [
      'several faults at once',
      () => ({ from: 7, to: 8, because: '', ports: [], acceptCaveats: ['x'] }),
      ['because-missing', 'option-invalid', 'peer-unreadable', 'peer-unreadable', 'ports-missing'],
    ],
  ])('%s', (_what, wrong, codes) => {
    const shop = makeShop();
    const { app, web, db } = shop;
    new MustNotReach(app, 'assertion', { from: web, to: db, because, ...wrong(shop) }); // at: cannot be asked
    const { errors } = Diagnostics.of(app);
    expect(errors.map(({ code }) => code)).toEqual(codes);
    for (const each of errors) expect(each).toMatchObject({ constructPath: 'assertion', file: __filename });
  });

  it('says which caveat was meant', () => {
    const { app, web, db } = makeShop();
    new MustNotReach(app, 'a', { from: web, to: db, because, acceptCaveats: ['pod-adress-unknown'] });
    expect(Diagnostics.of(app).errors[0].help).toContain('pod-address-unknown');
  });

  it('without peers does not mean nobody', () => {
    const { app, web } = makeShop();
    new MustOnlyReach(app, 'assertion', { subject: web, because } as unknown as MustOnlyReachProps);
    expect(errorsOf(app).map(({ code }) => code)).toEqual(['peers-missing']);
  });

  it('may mean pods of the namespace that it stands in, or of its subject', () => {
    const { app, front, data, web, api, db } = makeShop();
    const same = Peer.pods({ labels: { app: 'web' }, namespaces: Namespaces.same() });
    new MustReach(front, 'here', { from: same, to: api, because });
    new MustOnlyBeReachedFrom(data, 'subject', { subject: api, peers: [same], because });
    expect(Diagnostics.of(app).errors).toEqual([]);
    new MustReach(data, 'there', { from: same, to: api, because });
    expect(failures(Diagnostics.of(app).errors)).toEqual([
      expect.stringMatching(/^must-reach-failed: data\/\{app=web\} -> front\/Tier\/api, TCP 9090, is denied/),
    ]);
    expect([web, db].map(({ namespaceName }) => namespaceName)).toEqual(['front', 'data']);
  });
});

describe('a synth', () => {
  it('that breaks an assertion writes no manifest and reports all of them', () => {
    withFolder((folder) => {
      const { app, web, api, db } = makeShop(folder);
      new MustNotReach(web, 'never', { from: web, to: api, because: 'of the audit' }); // at: broken
      new MustReach(db, 'always', { from: web, to: db, because: 'of the sales' });
      const error = errorOfSynth(app);
      expect(error.diagnostics.map(({ code, constructPath }) => [code, constructPath])).toEqual([
        ['must-not-reach-failed', 'shop/front/web/never'],
        ['must-reach-failed', 'shop/data/db/always'],
      ]);
      expect(error.diagnostics[0]).toMatchObject({ file: __filename, line: lineMarked(__filename, 'broken') });
      // The explanation leads back to the policy, the construct and the line that let the flow pass.
      expect(error.message).toContain('because of the audit');
      expect(error.message).toContain('front/api-web (shop/front/api/web,');
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  it('writes nothing for assertions that hold', () => {
    const written = withFolder((folder) => {
      const { app, web, api } = makeShop(folder);
      new MustReach(web, 'always', { from: web, to: api, because });
      app.synth();
      return filesIn(folder);
    });
    const without = withFolder((folder) => {
      makeShop(folder).app.synth();
      return filesIn(folder);
    });
    expect(written).toEqual(without);
  });

  it('asks assertions only where nothing else is wrong', () => {
    const { app, web, api } = makeShop();
    new MustNotReach(app, 'assertion', { from: web, to: api, because });
    new AllowTo(web, 'broken', { to: [] });
    expect(errorsOf(app).map(({ code }) => code)).toEqual(['peers-missing']);
  });

  it('gives the same findings whatever the order of the calls', () => {
    const found = [false, true].map((isReversed) => {
      const { app, web, api, db } = makeShop();
      const calls = [
        () => new MustNotReach(app, 'b', { from: web, to: api, because }),
        () => new MustReach(app, 'a', { from: web, to: db, because }),
        () => new AllowAllIngress(db, 'open'),
      ];
      for (const call of isReversed ? calls.reverse() : calls) call();
      return Diagnostics.of(app)
        .errors.map(({ code, message }) => [code, message])
        .sort();
    });
    expect(found[0]).toHaveLength(2);
    expect(found[1].map(([code]) => code)).toEqual(found[0].map(([code]) => code));
    expect(found[1].map(([, message]) => message.split('\n')[0])).toEqual(
      found[0].map(([, message]) => message.split('\n')[0]),
    );
  });

  it('of the online store fails when somebody opens what must stay shut', () => {
    const app = buildStore('unused');
    expect(Diagnostics.of(app).errors).toEqual([]);
    const tiers = app.node.findAll().filter((each): each is Tier => each instanceof Tier);
    const [frontend, payment] = ['frontend', 'payment'].map((id) => tiers.find(({ node }) => node.id === id) as Tier);
    new AllowFrom(payment, 'shortcut', { from: [frontend], rationale: 'it is faster' });
    expect(failures(Diagnostics.of(app).errors)).toEqual([
      'must-only-be-reached-from-failed: store-front/Tier/frontend -> store-services/Tier/payment, TCP 50051, is allowed',
    ]);
  });
});
