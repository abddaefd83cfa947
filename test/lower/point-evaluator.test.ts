import {
  isAllowed,
  isIsolated,
  type PlainPeer,
  type PlainPolicy,
  type PlainPort,
  type PlainRule,
  type PlainSelector,
  type PointEnd,
  type PointPod,
} from '../support/point-evaluator';

const NAMESPACES = { x: { team: 'a' }, y: { team: 'b' } };
const server: PointPod = {
  namespace: 'x',
  labels: { app: 'server' },
  ip: '10.0.0.1',
  ports: [{ name: 'http', port: 80 }],
};
const client: PointPod = { namespace: 'x', labels: { app: 'client' }, ip: '10.0.0.2' };
const stranger: PointPod = { namespace: 'y', labels: { app: 'client' }, ip: '10.0.1.2' };
const outside = { ip: '192.0.2.1' };
const SERVER = { matchLabels: { app: 'server' } };

function policy(spec: PlainPolicy['spec'], namespace = 'x'): PlainPolicy {
  return { metadata: { name: 'p', namespace }, spec };
}

function reaches(from: PointEnd, policies: PlainPolicy[], port = 80, protocol = 'TCP', to: PointEnd = server): boolean {
  return isAllowed(policies, NAMESPACES, { from, to, protocol, port });
}

/** Whether a policy with one ingress rule lets `from` reach the server. */
function ruleAdmits(rule: PlainRule | null, from: PointEnd, port = 80, protocol = 'TCP'): boolean {
  return reaches(from, [policy({ podSelector: SERVER, ingress: [rule] })], port, protocol);
}

describe('what absent, empty and empty element mean (S9)', () => {
  test.each<[string, PlainPolicy['spec'], boolean]>([
    ['no spec denies all ingress (S3)', undefined, false],
    ['null spec', null, false],
    ['empty spec', {}, false],
    ['no ingress', { podSelector: SERVER }, false],
    ['empty ingress', { ingress: [] }, false],
    ['one rule without limits', { ingress: [{}] }, true],
    ['one null rule (S10)', { ingress: [null] }, true],
    ['empty from', { ingress: [{ from: [] }] }, true],
    ['null from and ports', { ingress: [{ from: null, ports: null }] }, true],
    ['empty ports', { ingress: [{ ports: [] }] }, true],
    ['one empty port is TCP', { ingress: [{ ports: [{}] }] }, true],
    ['one null port is TCP', { ingress: [{ ports: [null] }] }, true],
    ['a pod selector without limits', { podSelector: {}, ingress: [{}] }, true],
    ['other pods', { podSelector: { matchLabels: { app: 'client' } } }, true],
    ['empty policyTypes are defaulted (S4)', { policyTypes: [] }, false],
    ['empty egress does not isolate for egress (S4)', { ingress: [{}], egress: [] }, true],
    [
      'a direction that is not listed is untouched (S5)',
      { podSelector: SERVER, policyTypes: ['Egress'], ingress: [] },
      true,
    ],
  ])('%s', (_, spec, admitted) => {
    expect(reaches(client, [policy(spec)])).toBe(admitted);
  });

  test('an egress rule without policyTypes isolates both ways (S4)', () => {
    const policies = [policy({ egress: [{}] })];
    expect(isIsolated(policies, server, 'Ingress')).toBe(true);
    expect(isIsolated(policies, server, 'Egress')).toBe(true);
    expect(isIsolated([policy({ egress: [] })], server, 'Egress')).toBe(false);
  });

  test('a policy without a namespace lives in default (S1)', () => {
    const policies: PlainPolicy[] = [{ metadata: {} }];
    expect(isIsolated(policies, server, 'Ingress')).toBe(false);
    expect(isIsolated(policies, { ...server, namespace: 'default' }, 'Ingress')).toBe(true);
  });
});

describe('isolation and evaluation', () => {
  const denyAll = policy({ policyTypes: ['Ingress', 'Egress'] });
  const admitClient = policy({
    podSelector: SERVER,
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'client' } } }] }],
  });
  const letClientOut = policy({ policyTypes: ['Egress'], egress: [{ to: [{ podSelector: SERVER }] }] });

  test('without policies everything passes (S12)', () => {
    expect(reaches(outside, [])).toBe(true);
  });
  test('both ends have to allow (S16)', () => {
    expect(reaches(client, [denyAll, admitClient])).toBe(false);
    expect(reaches(client, [denyAll, letClientOut])).toBe(false);
    expect(reaches(client, [denyAll, admitClient, letClientOut])).toBe(true);
  });
  test('policies add up, in any order (S13)', () => {
    expect(reaches(client, [letClientOut, admitClient, denyAll])).toBe(true);
  });
  test('peers of one rule never go with the ports of another (S15)', () => {
    const policies = [
      policy({
        podSelector: SERVER,
        ingress: [
          { from: [{ podSelector: { matchLabels: { app: 'client' } } }], ports: [{ port: 1 }] },
          { from: [{ namespaceSelector: { matchLabels: { team: 'b' } } }], ports: [{ port: 2 }] },
        ],
      }),
    ];
    expect([reaches(client, policies, 1), reaches(client, policies, 2)]).toEqual([true, false]);
    expect([reaches(stranger, policies, 1), reaches(stranger, policies, 2)]).toEqual([false, true]);
  });
  test('what is no pod has no policy of its own (S17)', () => {
    expect(reaches(client, [policy({ podSelector: SERVER, policyTypes: ['Ingress'] })], 80, 'TCP', outside)).toBe(true);
  });
  test('a pod reaches itself (S49), an equal one does not', () => {
    expect(reaches(server, [denyAll])).toBe(true);
    expect(reaches({ ...server }, [denyAll])).toBe(false);
  });
});

describe('peers (S19 to S24, S26)', () => {
  const clients: PlainSelector = { matchLabels: { app: 'client' } };
  const named = (name: string): PlainSelector => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });

  test.each<[string, PlainPeer[], [client: boolean, stranger: boolean, outside: boolean]]>([
    ['a pod selector alone', [{ podSelector: clients }], [true, false, false]],
    ['every pod of the own namespace', [{ podSelector: {} }], [true, false, false]],
    ['a namespace selector alone', [{ namespaceSelector: { matchLabels: { team: 'b' } } }], [false, true, false]],
    ['every namespace, and nobody outside', [{ namespaceSelector: {} }], [true, true, false]],
    ['both in one element', [{ podSelector: clients, namespaceSelector: named('y') }], [false, true, false]],
    [
      'both in one element, other pods',
      [{ podSelector: SERVER, namespaceSelector: named('y') }],
      [false, false, false],
    ],
    ['two elements', [{ podSelector: clients }, { namespaceSelector: named('y') }], [true, true, false]],
    ['the own namespace by its name', [{ namespaceSelector: named('x') }], [true, false, false]],
    ['an address of outside', [{ ipBlock: { cidr: '192.0.2.0/24' } }], [false, false, true]],
    ['the address of a pod (S45)', [{ ipBlock: { cidr: '10.0.0.2/32' } }], [true, false, false]],
  ])('%s', (_, from, expected) => {
    expect([client, stranger, outside].map((end) => ruleAdmits({ from }, end))).toEqual(expected);
  });

  test('a namespace cannot take the name of another one (S26)', () => {
    const namespaces = { y: { 'kubernetes.io/metadata.name': 'x' } };
    const policies = [policy({ podSelector: SERVER, ingress: [{ from: [{ namespaceSelector: named('x') }] }] })];
    expect(isAllowed(policies, namespaces, { from: stranger, to: server, protocol: 'TCP', port: 80 })).toBe(false);
  });
});

describe('addresses (S43, S44)', () => {
  test.each<[string, string, string[], string, boolean]>([
    ['inside', '10.0.0.0/8', [], '10.255.0.1', true],
    ['outside', '10.0.0.0/8', [], '11.0.0.1', false],
    ['in a hole', '10.0.0.0/8', ['10.1.0.0/16'], '10.1.2.3', false],
    ['beside a hole', '10.0.0.0/8', ['10.1.0.0/16'], '10.2.2.3', true],
    ['one address', '10.0.0.1/32', [], '10.0.0.1', true],
    ['every IPv4 address, IPv6', '0.0.0.0/0', [], 'fd00::1', false],
    ['every IPv6 address, IPv4', '::/0', [], '10.0.0.1', false],
    ['every IPv6 address, IPv6', '::/0', [], 'fd00::1', true],
    ['an IPv6 hole', 'fd00::/8', ['fd00:1::/32'], 'fd00:1::5', false],
  ])('%s', (_, cidr, except, ip, admitted) => {
    expect(ruleAdmits({ from: [{ ipBlock: { cidr, except } }] }, { ip })).toBe(admitted);
  });

  test('a hole is no deny: another element may allow it (S43)', () => {
    const from = [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }, { ipBlock: { cidr: '10.1.2.3/32' } }];
    expect(ruleAdmits({ from }, { ip: '10.1.2.3' })).toBe(true);
  });
});

describe('labels (S28, S29)', () => {
  test.each<[string, PlainSelector, Record<string, string>, boolean]>([
    ['In, listed', expression('In', ['a', 'b']), { key: 'b' }, true],
    ['In, not listed', expression('In', ['a']), { key: 'b' }, false],
    ['In, absent', expression('In', ['a']), {}, false],
    ['NotIn, listed', expression('NotIn', ['a']), { key: 'a' }, false],
    ['NotIn, not listed', expression('NotIn', ['a']), { key: 'b' }, true],
    ['NotIn, absent', expression('NotIn', ['a']), {}, true],
    ['Exists, empty value', expression('Exists'), { key: '' }, true],
    ['Exists, absent', expression('Exists'), {}, false],
    ['DoesNotExist, present', expression('DoesNotExist'), { key: '' }, false],
    ['DoesNotExist, absent', expression('DoesNotExist'), {}, true],
    ['an empty value, absent', { matchLabels: { key: '' } }, {}, false],
    ['an empty value, empty', { matchLabels: { key: '' } }, { key: '' }, true],
    ['case counts', { matchLabels: { key: 'A' } }, { key: 'a' }, false],
    ['all entries count', { matchLabels: { key: 'a' }, ...expression('NotIn', ['a']) }, { key: 'a' }, false],
    ['no entries', { matchLabels: null, matchExpressions: null }, {}, true],
    ['an inherited name is no label', { matchExpressions: [{ key: 'toString', operator: 'Exists' }] }, {}, false],
  ])('%s', (_, selector, labels, matched) => {
    expect(ruleAdmits({ from: [{ podSelector: selector }] }, { namespace: 'x', labels })).toBe(matched);
  });

  function expression(operator: string, values?: string[]): PlainSelector {
    return { matchExpressions: [{ key: 'key', operator, values }] };
  }
});

describe('ports (S33 to S39)', () => {
  test.each<[string, PlainPort, string, number, boolean]>([
    ['a number', { port: 80 }, 'TCP', 80, true],
    ['another number', { port: 80 }, 'TCP', 81, false],
    ['TCP by default', { port: 80 }, 'UDP', 80, false],
    ['every port of a protocol', { protocol: 'UDP' }, 'UDP', 5, true],
    ['and only of that', { protocol: 'UDP' }, 'TCP', 5, false],
    ['the first port of a range', { port: 5, endPort: 7 }, 'TCP', 5, true],
    ['the last port of a range', { port: 5, endPort: 7 }, 'TCP', 7, true],
    ['beyond a range', { port: 5, endPort: 7 }, 'TCP', 8, false],
    ['a name', { port: 'http' }, 'TCP', 80, true],
    ['a name, another number', { port: 'http' }, 'TCP', 8080, false],
    ['a name, another protocol', { port: 'http', protocol: 'UDP' }, 'UDP', 80, false],
    ['a name that nobody declares', { port: 'grpc' }, 'TCP', 80, false],
    ['SCTP', { port: 80, protocol: 'SCTP' }, 'SCTP', 80, true],
  ])('%s', (_, port, protocol, wanted, admitted) => {
    expect(ruleAdmits({ ports: [port] }, client, wanted, protocol)).toBe(admitted);
  });

  test('a name means the destination, in egress as well, and nothing outside', () => {
    const policies = [
      policy({ podSelector: { matchLabels: { app: 'client' } }, egress: [{ ports: [{ port: 'http' }] }] }),
    ];
    expect(reaches(client, policies)).toBe(true);
    expect(reaches(client, policies, 80, 'TCP', outside)).toBe(false);
    expect(reaches(client, policies, 80, 'TCP', { ...stranger })).toBe(false);
  });
});
