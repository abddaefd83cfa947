import { Construct } from 'constructs';
import { Dns, Namespaces, Peer, Port, Protocol } from 'cdk8s-netpol';
import { netpolMatchers } from 'cdk8s-netpol/testing/jest';
import { failureOf } from './failure';
import { shop } from './shop';

expect.extend(netpolMatchers);

const { app, web, api, db } = shop();
/** What a program without type checking may pass. */
const any = (value: unknown): never => value as never;

/** Codes and arguments of everything that was found wrong. */
function faultsOf(ask: () => unknown): string[] {
  return [...failureOf(ask).matchAll(/^error\[([\w-]+)\] ([\w.[\]]+): /gm)].map(([, code, path]) => `${code} ${path}`);
}

/** What is said with and without `.not`: an argument that cannot be read fails both. */
function bothWays(ask: (expectation: jest.JestMatchers<unknown>) => unknown): string[] {
  // eslint-disable-next-line jest/valid-expect -- `ask` calls the matcher
  const expectation = expect(app);
  const found = faultsOf(() => ask(expectation));
  expect(faultsOf(() => ask(expectation.not as typeof expectation))).toEqual(found);
  return found;
}

describe('ends', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'matcher-argument-invalid'],
    ['a number', 80, 'matcher-argument-invalid'],
    ['an empty object', {}, 'matcher-argument-invalid'],
    ['a list', [web], 'matcher-argument-invalid'],
    ['a construct that is no end', new Construct(app, 'thing'), 'matcher-argument-invalid'],
    ['the App', app, 'matcher-argument-invalid'],
    ['an id that does not exist', 'front/wep', 'endpoint-unknown'],
    ['text that is no id', '', 'endpoint-unknown'],
    ['no address', '300.0.0.1', 'endpoint-unknown'],
    [
      'a Peer that names no namespace',
      Peer.pods({ labels: { a: 'b' }, namespaces: Namespaces.same() }),
      'matcher-argument-invalid',
    ],
    ['a Peer with a mistake', Peer.ipBlock('10.0.0.0/33'), 'cidr-invalid'],
    [
      'a label that cannot be',
      Peer.pods({ labels: { 'a b': 'c' }, namespaces: Namespaces.all() }),
      'label-key-invalid',
    ],
  ])('%s is refused wherever an end stands', (_, end, code) => {
    const given = any(end);
    expect(
      bothWays((it) => {
        it.toAllow({ from: given, to: db, port: 1 });
      }),
    ).toEqual([`${code} from`]);
    expect(
      bothWays((it) => {
        it.toDeny({ from: web, to: given });
      }),
    ).toEqual([`${code} to`]);
    expect(
      bothWays((it) => {
        it.toHaveDns(given);
      }),
    ).toEqual([`${code} who`]);
    expect(
      bothWays((it) => {
        it.toBeIsolated(given, 'both');
      }),
    ).toEqual([`${code} who`]);
    expect(
      bothWays((it) => {
        it.toOnlyReach(given, []);
      }),
    ).toEqual([`${code} from`]);
  });

  test('several mistakes are reported at once, each with its argument', () => {
    expect(
      bothWays((it) => {
        it.toAllow({ from: any(1), to: any(2), port: any({}) });
      }),
    ).toEqual(['matcher-argument-invalid from', 'matcher-argument-invalid to', 'matcher-argument-invalid port']);
    expect(
      bothWays((it) => {
        it.toOnlyBeReachedFrom('nobody/here', ['data/db', 'front/apy', '10.0.0.1']);
      }),
    ).toEqual(['endpoint-unknown to', 'endpoint-unknown peers[1]']);
  });

  test('an id that is nearly right is guessed', () => {
    expect(
      failureOf(() => {
        expect(app).toDeny({ from: 'front/wep', to: db });
      }),
    ).toContain('did you mean front/web?');
  });

  test('a Peer with a mistake is reported at the line that made it', () => {
    expect(
      failureOf(() => {
        expect(app).toDeny({ from: Peer.ipBlock('x'), to: db });
      }),
    ).toContain(`at ${__filename}:`);
  });
});

describe('ports', () => {
  test.each<[string, unknown, string]>([
    ['zero', 0, 'matcher-argument-invalid'],
    ['too large', 65_536, 'matcher-argument-invalid'],
    ['a fraction', 80.5, 'matcher-argument-invalid'],
    ['not a number', NaN, 'matcher-argument-invalid'],
    ['a number as text', '80', 'matcher-argument-invalid'],
    ['no text', '', 'matcher-argument-invalid'],
    ['no name', 'HTTP!', 'matcher-argument-invalid'],
    ['another protocol', 'icmp/1', 'matcher-argument-invalid'],
    ['a protocol alone', 'udp/', 'matcher-argument-invalid'],
    ['a range that runs backwards', 'tcp/90-80', 'matcher-argument-invalid'],
    ['a range that is too long', 'tcp/1-65536', 'matcher-argument-invalid'],
    ['an object', { port: 80 }, 'matcher-argument-invalid'],
    ['a list', [80], 'matcher-argument-invalid'],
    ['a Port that cannot be', Port.tcp(70_000), 'port-out-of-range'],
    ['a Port name that cannot be', Port.named('HTTP', Protocol.TCP), 'port-name-invalid'],
  ])('%s is refused', (_, port, code) => {
    expect(
      bothWays((it) => {
        it.toAllow({ from: web, to: api, port: any(port) });
      }),
    ).toContain(`${code} port`);
    expect(
      bothWays((it) => {
        it.toDeny({ from: web, to: api, port: any(port) });
      }),
    ).toContain(`${code} port`);
  });

  test.each(['tcp/9090', 'TCP/9090', 'tcp/9090-9090', 'grpc', 'tcp/grpc', 9090, null])('%p is taken', (port) => {
    expect(app).not.toDeny({ from: web, to: api, port: any(port) });
  });
});

describe('other arguments', () => {
  test.each([undefined, null, 'web', 80, [web, api]])('%p is no question', (question) => {
    expect(
      bothWays((it) => {
        it.toAllow(any(question));
      }),
    ).toEqual(['matcher-argument-invalid flow']);
    expect(
      bothWays((it) => {
        it.toDeny(any(question));
      }),
    ).toEqual(['matcher-argument-invalid flow']);
  });

  test('a field that does not exist is no question, because it would ask about something else', () => {
    expect(
      bothWays((it) => {
        it.toDeny(any({ from: web, to: db, ports: [Port.tcp(1)] }));
      }),
    ).toEqual(['matcher-argument-invalid ports']);
  });

  test.each([undefined, web, 'front/web', {}])('%p is no list of peers', (peers) => {
    expect(
      bothWays((it) => {
        it.toOnlyReach(web, any(peers));
      }),
    ).toEqual(['matcher-argument-invalid peers']);
    expect(
      bothWays((it) => {
        it.toOnlyBeReachedFrom(web, any(peers));
      }),
    ).toEqual(['matcher-argument-invalid peers']);
  });

  test.each([undefined, 'Ingress', '', true, ['ingress']])('%p is no direction', (direction) => {
    expect(
      bothWays((it) => {
        it.toBeIsolated(web, any(direction));
      }),
    ).toEqual(['matcher-argument-invalid direction']);
  });

  test.each<[string, unknown, string[]]>([
    ['text', 'kube-dns', ['matcher-argument-invalid dns']],
    ['an address', Peer.ipBlock('192.0.2.1/32'), ['matcher-argument-invalid dns']],
    ['a Dns without resolvers', Dns.custom({ resolvers: [] }), ['matcher-argument-invalid dns']],
    [
      'a Dns with a mistake',
      Dns.custom({ resolvers: [Peer.ipBlock('x')], port: 0 }),
      ['port-out-of-range dns', 'port-out-of-range dns', 'cidr-invalid dns.resolvers[0]'],
    ],
  ])('%s is no way to resolve names', (_, dns, faults) => {
    expect(
      bothWays((it) => {
        it.toHaveDns(web, any(dns));
      }),
    ).toEqual(faults);
  });
});
