import { workload, type Workload } from '../../lib/model/workload';
import { addressOf, bitsOf, endsOf, isInside, stepFrom } from '../support/address-bits';
import { boundaryAddresses, boundaryPorts, sampleAddresses } from '../support/boundary-points';
import { ClusterOracle, endAt, type OracleEnd } from '../support/cluster-oracle';
import type { PlainPeer, PlainPolicy, PlainPort } from '../support/point-evaluator';

/*
 * What the oracle says, derived by hand from the rules: the engine is only as good as what it is held against. What the
 * point evaluator alone decides is in test/lower/point-evaluator.test.ts.
 */

function pod(name: string, given: Partial<Workload> = {}): Workload {
  return workload({ namespace: 'x', name, labels: { app: name }, ...given });
}

/** A policy for one app of namespace x with one ingress rule. */
function admits(app: string, from: PlainPeer[], ports?: PlainPort[]): PlainPolicy {
  return {
    metadata: { name: `admit-${app}`, namespace: 'x' },
    spec: { podSelector: { matchLabels: { app } }, policyTypes: ['Ingress'], ingress: [{ from, ports }] },
  };
}

/** A policy for one app of namespace x with one egress rule. */
function releases(app: string, to: PlainPeer[], ports?: PlainPort[]): PlainPolicy {
  return {
    metadata: { name: `release-${app}`, namespace: 'x' },
    spec: { podSelector: { matchLabels: { app } }, policyTypes: ['Egress'], egress: [{ to, ports }] },
  };
}

const block = (cidr: string, ...except: string[]): PlainPeer => ({ ipBlock: { cidr, except } });
const DENY_ALL: PlainPolicy = {
  metadata: { name: 'deny', namespace: 'x' },
  spec: { policyTypes: ['Ingress', 'Egress'] },
};

function ask(policies: PlainPolicy[], from: OracleEnd, to: OracleEnd, options = {}): string {
  return new ClusterOracle(policies, {}, options).outcome({ from, to, protocol: 'TCP', port: 80 });
}

describe('addresses as bits', () => {
  test.each([
    ['10.0.0.1', '00001010000000000000000000000001', '10.0.0.1'],
    ['010.000.0.01', '00001010000000000000000000000001', '10.0.0.1'],
    ['255.255.255.255', '1'.repeat(32), '255.255.255.255'],
    ['::', '0'.repeat(128), '0:0:0:0:0:0:0:0'],
    ['::1', `${'0'.repeat(127)}1`, '0:0:0:0:0:0:0:1'],
    ['fd00::', `11111101${'0'.repeat(120)}`, 'fd00:0:0:0:0:0:0:0'],
    ['FD00:0:0:0:0:0:0:2', `11111101${'0'.repeat(118)}10`, 'fd00:0:0:0:0:0:0:2'],
    ['1::8:9', `${'0'.repeat(15)}1${'0'.repeat(92)}1000${'0'.repeat(12)}1001`, '1:0:0:0:0:0:8:9'],
    ['::ffff:1.2.3.4', `${'0'.repeat(80)}${'1'.repeat(16)}00000001000000100000001100000100`, '0:0:0:0:0:ffff:102:304'],
  ])('%s', (address, bits, written) => {
    expect(bitsOf(address)).toBe(bits);
    expect(addressOf(bits)).toBe(written);
  });

  test.each([
    ['10.0.0.0/8', '10.255.255.255', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['10.1.2.3/32', '10.1.2.3', true],
    ['10.1.2.3/32', '10.1.2.2', false],
    ['0.0.0.0/0', '255.255.255.255', true],
    ['0.0.0.0/0', '::', false],
    ['::/0', '0.0.0.0', false],
    ['fd00::/127', 'fd00::1', true],
    ['fd00::/127', 'fd00::2', false],
  ])('%s holds %s: %s', (cidr, address, holds) => {
    expect(isInside(cidr, bitsOf(address))).toBe(holds);
  });

  test('the ends of a CIDR, and what lies beside them', () => {
    expect(endsOf('10.1.2.3/30').map(addressOf)).toEqual(['10.1.2.0', '10.1.2.3']);
    expect(addressOf(stepFrom(bitsOf('10.0.0.255'), 1) ?? '')).toBe('10.0.1.0');
    expect(stepFrom(bitsOf('0.0.0.0'), -1)).toBeUndefined();
    expect(stepFrom(bitsOf('255.255.255.255'), 1)).toBeUndefined();
    expect(boundaryAddresses(['0.0.0.0/31']).map(addressOf)).toEqual(['0.0.0.0', '0.0.0.1', '0.0.0.2']);
  });

  test('sample addresses: one for each part that CIDRs cut out of the ranges', () => {
    const samples = sampleAddresses(
      ['10.0.0.0/8', 'fd00::/8'],
      ['10.1.0.0/16', '10.1.2.0/24', '11.0.0.0/8', 'fd00::/9'],
    );
    expect(samples).toHaveLength(5);
    const parts = ['10.0.0.0/8', '10.1.0.0/16', '10.1.2.0/24', 'fd00::/9', 'fd80::/9'];
    for (const part of parts) expect(samples.some((bits) => isInside(part, bits))).toBe(true);
    expect(samples.filter((bits) => isInside('10.1.0.0/16', bits))).toHaveLength(2);
  });
});

test('boundary ports are those mentioned and declared, with those beside them, and the ends', () => {
  const policies = [
    admits('a', [], [{ port: 80, endPort: 90 }, { port: 'http' }, { protocol: 'UDP' }]),
    releases('a', [], [{ port: 65535 }]),
  ];
  expect(boundaryPorts(policies, [{ port: 1 }])).toEqual([1, 2, 79, 80, 81, 89, 90, 91, 65534, 65535]);
});

describe('pods without a known address (design, section 4)', () => {
  const [client, server] = [pod('client'), pod('server')];
  const HALVES = [block('10.0.0.0/9'), block('10.128.0.0/9')];
  const IPV4 = { podCidrs: ['10.0.0.0/8'] };

  test.each<[string, PlainPeer[], string]>([
    ['a block that covers all they may have', [block('10.0.0.0/8')], 'allowed'],
    ['two blocks that do together', HALVES, 'allowed'],
    ['a block disjoint from them', [block('11.0.0.0/8')], 'denied'],
    ['a block that covers some', [block('10.1.0.0/16')], 'unknown'],
    ['a block of one address', [block('10.255.255.255/32')], 'unknown'],
    ['a hole of one address', [block('0.0.0.0/0', '10.7.7.7/32')], 'unknown'],
    ['a hole elsewhere', [block('0.0.0.0/0', '11.0.0.0/8')], 'allowed'],
    ['a hole as wide as all of them', [block('0.0.0.0/0', '10.0.0.0/8')], 'denied'],
    ['some, beside a peer that matches anyway', [block('10.1.0.0/16'), { podSelector: {} }], 'allowed'],
    ['another family', [block('::/0')], 'denied'],
  ])('%s', (_, peers, expected) => {
    expect(ask([admits('server', peers)], client, server, IPV4)).toBe(expected);
    expect(ask([releases('client', peers)], client, server, IPV4)).toBe(expected);
  });

  test('both families are possible by default, so that all IPv4 addresses are only some', () => {
    expect(ask([admits('server', [block('0.0.0.0/0')])], client, server)).toBe('unknown');
    expect(ask([admits('server', [block('0.0.0.0/0'), block('::/0')])], client, server)).toBe('allowed');
    expect(ask([admits('server', [block('10.0.0.0/8')])], client, server)).toBe('unknown');
  });

  test('where the other end has an IPv4 address alone, so has the flow', () => {
    const known = pod('server', { addresses: ['192.0.2.1'] });
    expect(ask([admits('server', [block('0.0.0.0/0')])], client, known)).toBe('allowed');
    expect(ask([admits('server', [block('::/0')])], client, known)).toBe('denied');
  });

  test('what the other end denies whatever the address is denied', () => {
    expect(
      ask([admits('server', [block('10.1.0.0/16')]), releases('client', [block('11.0.0.0/8')])], client, server, IPV4),
    ).toBe('denied');
  });

  test('one end may be undecided in another way than the other', () => {
    const policies = [admits('server', [block('10.1.0.0/16')]), releases('client', [block('10.2.0.0/16')])];
    expect(ask(policies, client, server, IPV4)).toBe('unknown');
  });

  test('a plugin whose blocks match no pods leaves nothing open', () => {
    const options = { plugin: { name: 'p', ipBlocksMatchPods: false } };
    expect(ask([admits('server', [block('10.1.0.0/16')])], client, server, options)).toBe('denied');
    expect(
      ask([admits('server', [block('10.0.0.1/32')])], pod('client', { addresses: ['10.0.0.1'] }), server, options),
    ).toBe('denied');
    expect(ask([admits('server', [block('10.0.0.1/32')])], { ip: '10.0.0.1' }, server, options)).toBe('allowed');
  });
});

describe('pods with several addresses (S68)', () => {
  const dual = pod('dual', { addresses: ['10.0.0.1', 'fd00::1'] });
  const server = pod('server', { addresses: ['10.0.0.2', 'fd00::2'] });
  const v4 = pod('server', { addresses: ['10.0.0.2'] });
  const v6 = pod('server', { addresses: ['fd00::2'] });

  test('a flow has one family, and the verdict must not depend on which', () => {
    const policies = [admits('server', [block('10.0.0.0/8')])];
    expect(ask(policies, dual, v4)).toBe('allowed');
    expect(ask(policies, dual, v6)).toBe('denied');
    expect(ask(policies, dual, server)).toBe('unknown');
  });

  test('both ends change family together', () => {
    // IPv4 leaves but does not enter, IPv6 the other way round: no flow ever passes.
    const policies = [admits('server', [block('::/0')]), releases('dual', [block('0.0.0.0/0')])];
    expect(ask(policies, dual, server)).toBe('denied');
  });

  test('ends without a common family: every pair of addresses counts', () => {
    const six = pod('six', { addresses: ['fd00::1'] });
    expect(ask([admits('server', [block('fd00::1/128')])], six, v4)).toBe('allowed');
    expect(ask([admits('server', [block('10.0.0.0/8')])], six, v4)).toBe('denied');
  });

  test('two addresses of one family', () => {
    const two = pod('two', { kind: 'Deployment', addresses: ['10.0.0.1', '10.9.0.1'] });
    expect(ask([admits('server', [block('10.0.0.0/16')])], two, v4)).toBe('unknown');
    expect(ask([admits('server', [block('10.0.0.0/8')])], two, v4)).toBe('allowed');
  });
});

describe('ends that policies pass over', () => {
  const everyPod: PlainPeer = { namespaceSelector: {} };
  const host = pod('host', { hostNetwork: true });
  const client = pod('client');
  const server = pod('server', { addresses: ['10.0.0.2'] });
  const NODES = { nodeCidrs: ['192.168.0.0/24'], podCidrs: ['10.0.0.0/8'] };

  test('a pod on the network of its node is matched by no selector, only by address (S51)', () => {
    expect(ask([admits('server', [everyPod])], host, server, NODES)).toBe('denied');
    expect(ask([admits('server', [block('192.168.0.0/16')])], host, server, NODES)).toBe('allowed');
    expect(ask([admits('server', [block('192.168.0.1/32')])], host, server, NODES)).toBe('unknown');
    expect(ask([admits('server', [block('10.0.0.0/8')])], host, server, NODES)).toBe('denied');
    const known = pod('host', { hostNetwork: true, addresses: ['192.168.0.1'] });
    expect(ask([admits('server', [block('192.168.0.1/32')])], known, server, NODES)).toBe('allowed');
  });

  test('it is no subject, and declares no port names that count (S39, S51)', () => {
    expect(ask([DENY_ALL], host, { ip: '192.0.2.1' })).toBe('allowed');
    expect(ask([DENY_ALL], { ip: '192.0.2.1' }, host)).toBe('allowed');
    expect(ask([DENY_ALL], host, host)).toBe('allowed');
    const named = pod('host', { hostNetwork: true, ports: [{ name: 'http', protocol: 'TCP', port: 80 }] });
    expect(ask([releases('client', [], [{ port: 'http' }])], client, named)).toBe('denied');
    expect(ask([releases('client', [], [{ port: 80 }])], client, named)).toBe('allowed');
  });

  test('plugins whose blocks match no pods match nodes all the same', () => {
    const options = { ...NODES, plugin: { name: 'p', ipBlocksMatchPods: false } };
    expect(ask([admits('server', [block('192.168.0.0/16')])], host, server, options)).toBe('allowed');
  });

  test('a finished pod is no subject and matched by no selector; its address is one of a pod (S52)', () => {
    for (const phase of ['Succeeded', 'Failed'] as const) {
      const finished = pod('client', { phase });
      expect(ask([admits('server', [everyPod])], finished, server, NODES)).toBe('denied');
      expect(ask([admits('server', [block('10.0.0.0/8')])], finished, server, NODES)).toBe('allowed');
      expect(ask([releases('client', [])], finished, { ip: '192.0.2.1' }, NODES)).toBe('allowed');
    }
    const byIdentity = { ...NODES, plugin: { name: 'p', ipBlocksMatchPods: false } };
    expect(ask([admits('server', [block('10.0.0.0/8')])], pod('client', { phase: 'Failed' }), server, byIdentity)).toBe(
      'allowed',
    );
    for (const phase of ['Pending', 'Running', 'Unknown', undefined] as const) {
      expect(ask([admits('server', [everyPod])], pod('client', { phase }), server, NODES)).toBe('allowed');
    }
  });
});

describe('always allowed', () => {
  test('a bare pod to itself, but not one pod of a workload to another (S49)', () => {
    const bare = pod('bare');
    const replicated = pod('web', { kind: 'Deployment' });
    expect(ask([DENY_ALL], bare, bare)).toBe('allowed');
    expect(ask([DENY_ALL], replicated, replicated)).toBe('denied');
  });

  test('a pod and its own node, both ways, and no other address (S46, S47)', () => {
    const bare = pod('bare', { nodeAddresses: ['192.168.0.1', 'fd00::1'] });
    for (const ip of ['192.168.0.1', 'fd00:0::1']) {
      expect(ask([DENY_ALL], { ip }, bare)).toBe('allowed');
      expect(ask([DENY_ALL], bare, { ip })).toBe('allowed');
    }
    expect(ask([DENY_ALL], { ip: '192.168.0.2' }, bare)).toBe('denied');
    expect(ask([DENY_ALL], { ip: '192.168.0.1' }, pod('other'))).toBe('denied');
  });

  test('a pod on the network of that node is that node (S51)', () => {
    const bare = pod('bare', { nodeAddresses: ['192.168.0.1'] });
    const [own, other] = ['192.168.0.1', '192.168.0.2'].map((ip) =>
      pod('host', { hostNetwork: true, addresses: [ip] }),
    );
    expect(ask([DENY_ALL], own, bare)).toBe('allowed');
    expect(ask([DENY_ALL], bare, own)).toBe('allowed');
    expect(ask([DENY_ALL], other, bare)).toBe('denied');
    expect(ask([DENY_ALL], pod('host', { hostNetwork: true }), bare)).toBe('denied');
  });

  test('addresses have no policies of their own (S17)', () => {
    expect(ask([DENY_ALL], { ip: '10.0.0.1' }, { ip: '10.0.0.2' })).toBe('allowed');
  });
});

describe('addresses of pods', () => {
  const client = pod('client', { addresses: ['10.0.0.1', 'fd00::1'] });
  const server = pod('server', { addresses: ['10.0.0.2', 'fd00::2'] });
  const gone = pod('gone', { phase: 'Failed', addresses: ['10.0.0.3'] });
  const workloads = [gone, client, server];

  test('an address that a pod is known to have is that pod, and only at that address', () => {
    expect(endAt('10.0.0.1', workloads)).toEqual({ workload: client, ip: '10.0.0.1' });
    const policies = [admits('server', [block('10.0.0.0/8')])];
    expect(ask(policies, client, server)).toBe('unknown');
    expect(ask(policies, endAt('10.0.0.1', workloads), server)).toBe('allowed');
    expect(ask(policies, endAt('fd00::1', workloads), server)).toBe('denied');
    expect(ask([admits('server', [{ podSelector: {} }])], endAt('fd00::1', workloads), server)).toBe('allowed');
    expect(ask([DENY_ALL], client, endAt('10.0.0.1', workloads))).toBe('allowed');
  });

  test('an address that only a finished pod had, or nobody has, is just an address', () => {
    expect(endAt('10.0.0.3', workloads)).toEqual({ ip: '10.0.0.3' });
    expect(endAt('10.0.0.4', workloads)).toEqual({ ip: '10.0.0.4' });
  });
});

test('a namespace has the label with its name and no other, whatever it says (S26)', () => {
  const labels = { x: { 'kubernetes.io/metadata.name': 'y' } };
  const named = (name: string): PlainPeer => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  });
  const outcomes = ['x', 'y'].map((name) =>
    new ClusterOracle([admits('server', [named(name)])], labels).outcome({
      from: pod('client'),
      to: pod('server'),
      protocol: 'TCP',
      port: 80,
    }),
  );
  expect(outcomes).toEqual(['allowed', 'denied']);
});

test('a direction lists the policies that isolate its end, and what each of their rules says', () => {
  const oracle = new ClusterOracle(
    [DENY_ALL, admits('server', [block('10.1.0.0/16')], [{ port: 80 }]), admits('other', [])],
    {},
    { podCidrs: ['10.0.0.0/8'] },
  );
  const flow = { from: pod('client'), to: pod('server'), protocol: 'TCP' };
  expect(oracle.direction('Ingress', { ...flow, port: 80 })).toEqual({
    verdict: 'unknown',
    policies: { 'x/deny': [], 'x/admit-server': [{ peer: null, port: true, matched: null }] },
  });
  expect(oracle.direction('Ingress', { ...flow, port: 81 })).toEqual({
    verdict: 'denied',
    policies: { 'x/deny': [], 'x/admit-server': [{ peer: null, port: false, matched: false }] },
  });
  expect(oracle.direction('Egress', { ...flow, port: 80 })).toEqual({ verdict: 'denied', policies: { 'x/deny': [] } });
  expect(oracle.direction('Egress', { ...flow, from: { ip: '192.0.2.1' }, port: 80 })).toEqual({
    verdict: 'allowed',
    policies: {},
  });
});
