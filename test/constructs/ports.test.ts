import { AllowFrom, AllowTo, Port, Protocol } from 'cdk8s-netpol';
import { specOf } from './specs';
import { foundIn, makeWorld, muteWarnings } from './world';

muteWarnings();

describe('ports', () => {
  it.each<readonly [string, readonly Port[], readonly object[] | undefined]>([
    [
      'one of each protocol',
      [Port.sctp(3), Port.udp(2), Port.tcp(1)],
      [
        { port: 1, protocol: 'TCP' },
        { port: 2, protocol: 'UDP' },
        { port: 3, protocol: 'SCTP' },
      ],
    ],
    ['a number, though it has a name', [Port.tcp(80, 'http')], [{ port: 80, protocol: 'TCP' }]],
    ['a name', [Port.named('http')], [{ port: 'http', protocol: 'TCP' }]],
    ['a name of another protocol', [Port.named('dns', Protocol.UDP)], [{ port: 'dns', protocol: 'UDP' }]],
    [
      'ranges',
      [Port.tcpRange(1, 2), Port.udpRange(3, 4), Port.sctpRange(5, 6)],
      [
        { endPort: 2, port: 1, protocol: 'TCP' },
        { endPort: 4, port: 3, protocol: 'UDP' },
        { endPort: 6, port: 5, protocol: 'SCTP' },
      ],
    ],
    [
      'all of a protocol, without port 0',
      [Port.allTcp(), Port.allUdp(), Port.allSctp()],
      [{ protocol: 'TCP' }, { protocol: 'UDP' }, { protocol: 'SCTP' }],
    ],
    ['all', [Port.all()], undefined],
    ['all beside one', [Port.tcp(1), Port.all()], undefined],
    ['the same twice', [Port.tcp(1), Port.tcp(1)], [{ port: 1, protocol: 'TCP' }]],
    [
      'first and last',
      [Port.tcp(1), Port.tcp(65535)],
      [
        { port: 1, protocol: 'TCP' },
        { port: 65535, protocol: 'TCP' },
      ],
    ],
    ['a range of one', [Port.tcpRange(5, 5)], [{ port: 5, protocol: 'TCP' }]],
  ])('%s', (_title, given, ports) => {
    const world = makeWorld();
    new AllowFrom(world.api, 'rule', { from: [world.web], ports: [...given] });
    expect(specOf(world, 'front/api-rule').ingress).toEqual([
      { from: [{ podSelector: { matchLabels: { app: 'web' } } }], ...(ports && { ports }) },
    ]);
  });

  it('left out are those of the destination, for ingress and for egress', () => {
    const world = makeWorld();
    new AllowFrom(world.api, 'rule', { from: [world.web] });
    new AllowTo(world.api, 'out', { to: [world.db, world.web] });
    expect(specOf(world, 'front/api-rule').ingress).toMatchObject([{ ports: [{ port: 9090 }] }]);
    expect(specOf(world, 'front/api-out').egress).toMatchObject([
      { ports: [{ port: 5432 }] },
      { ports: [{ port: 8080 }] },
    ]);
  });

  it('left out at a namespace as destination are an error, never all ports', () => {
    const { app, web, front } = makeWorld();
    new AllowTo(web, 'rule', { to: [front] });
    expect(foundIn(app)).toEqual([['ports-missing', 'shop/front/web/rule']]);
  });
});
