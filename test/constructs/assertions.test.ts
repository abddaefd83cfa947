import {
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
  type MustNotReachProps,
  type MustOnlyBeReachedFromProps,
  type MustOnlyReachProps,
  type MustReachProps,
} from 'cdk8s-netpol';
import { because, failures, makeShop, type GuardedShop } from './guarded-shop';
import { lineMarked, muteWarnings } from './world';

muteWarnings();

const everyPort = [Port.all()];

type Row<Props> = readonly [
  what: string,
  props: (shop: GuardedShop) => Omit<Props, 'because'>,
  expected: readonly string[],
];

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

  function rangeTier(scope: GuardedShop['shop']): Tier {
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
function expectFailures({ app }: GuardedShop, expected: readonly string[], marker: string): void {
  const { errors } = Diagnostics.of(app);
  expect(failures(errors)).toEqual(expected);
  for (const each of errors) {
    expect(each).toMatchObject({ constructPath: 'assertion', file: __filename, line: lineMarked(__filename, marker) });
    expect(each.message).toContain(`because ${because}`);
  }
}
