import {
  AllowDns,
  AllowFrom,
  AllowTo,
  DenyAll,
  DenyAllEgress,
  DenyAllIngress,
  Diagnostics,
  Dns,
  Pairing,
  Peer,
  Port,
} from 'cdk8s-netpol';
import { rawPolicy } from './pairing-table';
import { foundIn, makeWorld, muteWarnings, type World } from './world';

const spies = muteWarnings();

describe('implicit-isolation', () => {
  const WARNED = ['implicit-isolation', 'shop/front/web/rule'];

  it.each<readonly [string, (world: World) => unknown, boolean]>([
    ['an allow alone', ({ web, api }) => new AllowFrom(web, 'rule', { from: [api] }), true],
    ['isolates: true', ({ web, api }) => new AllowFrom(web, 'rule', { from: [api], isolates: true }), false],
    [
      'a Deny of the namespace',
      ({ front, web, api }) => [new DenyAll(front, 'deny'), new AllowFrom(web, 'rule', { from: [api] })],
      false,
    ],
    [
      'a Deny of the tier for this direction',
      ({ web, api }) => [new DenyAllIngress(web, 'deny'), new AllowFrom(web, 'rule', { from: [api] })],
      false,
    ],
    [
      'a Deny for the other direction',
      ({ web, api }) => [new DenyAllEgress(web, 'deny'), new AllowFrom(web, 'rule', { from: [api] })],
      true,
    ],
    [
      'a Deny of other pods',
      ({ api, web }) => [new DenyAll(api, 'deny'), new AllowFrom(web, 'rule', { from: [api] })],
      true,
    ],
    [
      'isolates: true on another rule of these pods',
      ({ web, api, db }) => [
        new AllowFrom(web, 'first', { from: [db], isolates: true }),
        new AllowFrom(web, 'rule', { from: [api] }),
      ],
      false,
    ],
    [
      'isolates: true for the other direction',
      ({ web, api, db }) => [
        new AllowTo(web, 'first', { to: [db], isolates: true }),
        new AllowFrom(web, 'rule', { from: [api] }),
      ],
      true,
    ],
    [
      'a raw policy',
      ({ shop, web, db }) => [rawPolicy(shop, ['Egress']), new AllowTo(web, 'rule', { to: [db] })],
      false,
    ],
    [
      'an allow of everything',
      ({ web }) => new AllowFrom(web, 'rule', { from: [Peer.anywhere()], ports: [Port.all()] }),
      false,
    ],
    [
      'an allow of everybody on one port',
      ({ web }) => new AllowFrom(web, 'rule', { from: [Peer.anywhere()], ports: [Port.tcp(80)] }),
      true,
    ],
  ])('%s', (_title, make, isWarned) => {
    const world = makeWorld();
    make(world);
    expect(foundIn(world.app)).toEqual(isWarned ? [WARNED] : []);
  });

  it('names what is lost: DNS for egress, unless it is allowed', () => {
    const messages = (make: (world: World) => unknown): string[] => {
      const world = makeWorld();
      make(world);
      return Diagnostics.of(world.app).warnings.map(({ message }) => message);
    };
    const dns = (text: string): boolean => text.includes('DNS');
    expect(messages(({ web, db }) => new AllowTo(web, 'rule', { to: [db] })).map(dns)).toEqual([true]);
    expect(messages(({ web, db }) => new AllowFrom(web, 'rule', { from: [db] })).map(dns)).toEqual([false]);
    expect(
      messages(({ front, web, db }) => [
        new AllowTo(web, 'rule', { to: [db] }),
        new AllowDns(front, 'dns', { isolates: true }),
      ]).map(dns),
    ).toEqual([]);
    expect(
      messages(({ web, db }) => [new AllowTo(web, 'rule', { to: [db] }), new AllowDns(web, 'dns')]).map(dns),
    ).toEqual([false]);
    expect(messages(({ web }) => new AllowDns(web, 'dns', { dns: Dns.openShift() })).map(dns)).toEqual([false]);
  });

  it('is said once for the same pods and direction', () => {
    const { app, web, api, db } = makeWorld();
    new AllowFrom(web, 'a', { from: [api] });
    new AllowFrom(web, 'b', { from: [db] });
    new AllowTo(web, 'c', { to: [db] });
    expect(foundIn(app)).toEqual([
      ['implicit-isolation', 'shop/front/web/a'],
      ['implicit-isolation', 'shop/front/web/c'],
    ]);
  });

  it('is said for the half that BOTH writes', () => {
    const { app, web, api } = makeWorld();
    new AllowFrom(web, 'rule', { from: [api], pairing: Pairing.BOTH, isolates: true });
    expect(foundIn(app)).toEqual([WARNED]);
    expect(Diagnostics.of(app).warnings[0].message).toContain('egress');
  });

  it('never ends a synth, and is handed to the process', () => {
    const { app, web, api } = makeWorld();
    new AllowFrom(web, 'rule', { from: [api] });
    expect(app.synthYaml()).toContain('name: web-rule');
    expect(spies[0]).toHaveBeenCalledTimes(1);
  });
});
