import type { Breach } from '../../lib/analysis/expectations/breach';
import { EndSelection } from '../../lib/analysis/expectations/end-selection';
import { Expectations, type FromTo, type SubjectAndPeers } from '../../lib/analysis/expectations/expectations';
import { headlineOf, renderBreach } from '../../lib/analysis/expectations/render-breach';
import { Reachability } from '../../lib/analysis/reachability';
import type { DiagnosticsError } from '../../lib/diagnostics/diagnostics-error';
import { readNetworkPolicy, type ValidManifest } from '../../lib/manifest/read-network-policy';
import { Cluster } from '../../lib/model/cluster';
import { IpSet } from '../../lib/model/ip-set';
import { LabelSelector } from '../../lib/model/label-selector';
import { PolicyPorts } from '../../lib/model/policy-ports';
import type { ProtocolName } from '../../lib/model/protocol';
import { representative, workload, type ContainerPort, type Workload } from '../../lib/model/workload';

/*
 * A shop: web may be reached by everybody on 8080 and may reach api on 9090; api may reach db on 5432 and the addresses of
 * a bank on 443; db takes 5432 from api and from 10.1.0.0/16. All three are isolated in both directions. `job` is isolated
 * by nothing. Nobody knows the addresses of the pods, which are somewhere in 10.0.0.0/8.
 */
const tcp = (port: number, name?: string): ContainerPort => ({ protocol: 'TCP', port, ...(name && { name }) });
const deployment = (name: string, ports: ContainerPort[], more: Partial<Workload> = {}): Workload =>
  workload({ namespace: 'shop', kind: 'Deployment', name, labels: { app: name }, ports, ...more });
const app = (name: string): object => ({ podSelector: { matchLabels: { app: name } } });
const block = (cidr: string): object => ({ ipBlock: { cidr } });
const policy = (name: string, rules: { ingress?: object[]; egress?: object[] }): object => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { namespace: 'shop', name },
  spec: { ...app(name), policyTypes: ['Ingress', 'Egress'], ...rules },
});
const on = (port: number | string): object[] => [{ protocol: 'TCP', port }];

const WORKLOADS = [
  deployment('web', [tcp(8080, 'http')]),
  deployment('api', [tcp(9090, 'http'), tcp(9091)]),
  deployment('db', [tcp(5432)]),
  deployment('job', []),
  representative('shop', {}),
  representative('*', { app: 'web' }),
];
const POLICIES = [
  policy('web', { ingress: [{ ports: on(8080) }], egress: [{ to: [app('api')], ports: on(9090) }] }),
  policy('api', {
    ingress: [{ from: [app('web')], ports: on(9090) }],
    egress: [
      { to: [app('db')], ports: on(5432) },
      { to: [block('192.0.2.0/24')], ports: on(443) },
    ],
  }),
  policy('db', { ingress: [{ from: [app('api'), block('10.1.0.0/16')], ports: on(5432) }] }),
];

function reachabilityOf(workloads: readonly Workload[], policies: readonly object[] = POLICIES): Reachability {
  const cluster = Cluster.of({
    workloads,
    policies: policies.map((each) => ({ policy: readNetworkPolicy(each as ValidManifest, 'test') })),
  });
  return Reachability.of(cluster, { podCidrs: ['10.0.0.0/8'] });
}

const shop = reachabilityOf(WORKLOADS);
const expectations = Expectations.of(shop);

const pods = (name: string): EndSelection => EndSelection.pods('shop', LabelSelector.of({ app: name }));
const [web, api, db, job] = ['web', 'api', 'db', 'job'].map(pods);
const all = EndSelection.EVERYTHING;
const anyPod = EndSelection.peer({ namespaceSelector: LabelSelector.EVERYTHING }, 'shop');
const addresses = (...cidrs: string[]): EndSelection => EndSelection.addresses(IpSet.ofCidrs(cidrs));
const typo = pods('wbe');

const port = (first: number, protocol: ProtocolName = 'TCP'): PolicyPorts =>
  PolicyPorts.of([{ protocol, first, last: first }]);
const named = (name: string): PolicyPorts => PolicyPorts.of([{ protocol: 'TCP', name }]);
const accepting = { acceptCaveats: ['pod-address-unknown' as const] };

/** A breach without its trace: `from -> to TCP port outcome +further`, or what it is instead. */
function summaryOf(breach: Breach | undefined): string {
  if (!breach) return 'holds';
  if (breach.kind === 'vacuous') return `vacuous: ${breach.empty}`;
  if (breach.kind === 'ports-missing') return `ports-missing: ${breach.to} +${breach.further}`;
  const { from, to, witness, outcome, further } = breach;
  return `${from} -> ${to} ${witness.protocol} ${witness.port} ${outcome} +${further}`;
}

const id = (name: string): string => `shop/Deployment/${name}`;
type Row<Asked> = readonly [what: string, asked: Asked, expected: string];

describe('mustReach', () => {
  it.each<Row<FromTo>>([
    ['allowed on the port', { from: web, to: api, ports: port(9090) }, 'holds'],
    [
      'from every pod and address',
      { from: all, to: web, ports: port(8080) },
      'shop/Deployment/api -> shop/Deployment/web TCP 8080 denied +1',
    ],
    [
      'all ports are meant, and one is denied',
      { from: web, to: api, ports: port(9090).union(port(9091)) },
      `${id('web')} -> ${id('api')} TCP 9091 denied +0`,
    ],
    [
      'without ports those that are declared, and one is denied',
      { from: web, to: api },
      `${id('web')} -> ${id('api')} TCP 9091 denied +0`,
    ],
    ['without ports those that are declared', { from: api, to: db }, 'holds'],
    ['a name is the port of that name', { from: web, to: api, ports: named('http') }, 'holds'],
    [
      'a name that the destination does not have',
      { from: web, to: api, ports: named('grpc') },
      `ports-missing: ${id('api')} +0`,
    ],
    ['a destination without ports', { from: web, to: job }, `ports-missing: ${id('job')} +0`],
    [
      'some destinations without ports',
      { from: api, to: EndSelection.anyOf([db, job, EndSelection.pods('shop')]) },
      `ports-missing: ${id('job')} +1`,
    ],
    ['an address has no ports', { from: api, to: addresses('192.0.2.0/24') }, 'ports-missing: ip:192.0.2.0/24 +0'],
    ['addresses that are allowed', { from: api, to: addresses('192.0.2.0/25'), ports: port(443) }, 'holds'],
    [
      'addresses some of which are denied',
      { from: api, to: addresses('192.0.2.0/23'), ports: port(443) },
      `${id('api')} -> ip:192.0.3.0/24 TCP 443 denied +0`,
    ],
    ['an address that may reach db', { from: addresses('10.1.2.3/32'), to: db }, 'holds'],
    [
      'an endpoint by a short id and an address',
      { from: EndSelection.endpoint('shop/api'), to: EndSelection.endpoint('192.0.2.9'), ports: port(443) },
      'holds',
    ],
    ['unknown is not reached', { from: job, to: db }, `${id('job')} -> ${id('db')} TCP 5432 unknown +0`],
    ['unknown that is accepted', { from: job, to: db, ...accepting }, 'holds'],
    [
      'unknown for another reason',
      { from: job, to: db, acceptCaveats: ['node-address-unknown'] },
      `${id('job')} -> ${id('db')} TCP 5432 unknown +0`,
    ],
    [
      'what is denied comes before what is unknown',
      { from: job, to: db, ports: port(5432).union(port(6000)), ...accepting },
      `${id('job')} -> ${id('db')} TCP 6000 denied +0`,
    ],
    [
      'ends are no pairs with themselves',
      {
        from: EndSelection.anyOf([job, EndSelection.pods('shop', LabelSelector.of({ app: 'none' }))]),
        to: EndSelection.anyOf([job, web]),
        ports: port(8080),
      },
      'holds',
    ],
    ['one end alone is two pods of it', { from: job, to: job, ports: port(1) }, 'holds'],
    [
      'two pods of an isolated one',
      { from: web, to: web, ports: port(8080) },
      `${id('web')} -> ${id('web')} TCP 8080 denied +0`,
    ],
    [
      'every pair counts',
      { from: EndSelection.anyOf([web, job]), to: EndSelection.anyOf([api, db]), ports: port(9090), ...accepting },
      `${id('job')} -> ${id('api')} TCP 9090 denied +2`,
    ],
    ['from nobody', { from: typo, to: web }, 'vacuous: from'],
    ['to nobody', { from: web, to: EndSelection.NOBODY }, 'vacuous: to'],
    [
      'from addresses to addresses',
      { from: addresses('192.0.2.0/24'), to: addresses('::/0'), ports: port(1) },
      'vacuous: pairs',
    ],
  ])('%s', (_what, asked, expected) => {
    expect(summaryOf(expectations.mustReach(asked))).toBe(expected);
  });
});

describe('mustNotReach', () => {
  it.each<Row<FromTo>>([
    ['denied on every port of every protocol', { from: web, to: db }, 'holds'],
    ['allowed on some port', { from: web, to: api }, `${id('web')} -> ${id('api')} TCP 9090 allowed +0`],
    ['allowed, but not on these ports', { from: web, to: api, ports: port(9091).union(port(9090, 'UDP')) }, 'holds'],
    [
      'a name is the port of that name',
      { from: web, to: api, ports: named('http') },
      `${id('web')} -> ${id('api')} TCP 9090 allowed +0`,
    ],
    ['a name that nobody has', { from: web, to: api, ports: named('grpc') }, 'vacuous: ports'],
    [
      'a name that only some have',
      { from: anyPod, to: EndSelection.anyOf([db, api]), ports: named('http') },
      `${id('web')} -> ${id('api')} TCP 9090 allowed +0`,
    ],
    [
      'everybody, pods that are not there among them',
      { from: all, to: api },
      `${id('web')} -> ${id('api')} TCP 9090 allowed +0`,
    ],
    ['unknown is not denied', { from: job, to: db }, `${id('job')} -> ${id('db')} TCP 5432 unknown +0`],
    ['unknown that is accepted', { from: job, to: db, ...accepting }, 'holds'],
    ['allowed comes before unknown', { from: anyPod, to: db }, `${id('api')} -> ${id('db')} TCP 5432 allowed +3`],
    [
      'accepting what is unknown leaves what is allowed',
      { from: anyPod, to: db, ...accepting },
      `${id('api')} -> ${id('db')} TCP 5432 allowed +0`,
    ],
    ['two pods of one workload are a pair', { from: job, to: job }, `${id('job')} -> ${id('job')} TCP 1 allowed +0`],
    ['addresses', { from: addresses('10.0.0.0/15'), to: db }, `ip:10.1.0.0/16 -> ${id('db')} TCP 5432 allowed +0`],
    ['from nobody', { from: EndSelection.NOBODY, to: web }, 'vacuous: from'],
    ['to nobody', { from: web, to: typo }, 'vacuous: to'],
    ['from addresses to addresses', { from: addresses('0.0.0.0/0'), to: addresses('0.0.0.0/0') }, 'vacuous: pairs'],
  ])('%s', (_what, asked, expected) => {
    expect(summaryOf(expectations.mustNotReach(asked))).toBe(expected);
  });
});

describe('mustOnlyBeReachedFrom', () => {
  it.each<Row<SubjectAndPeers>>([
    ['nobody else reaches it', { subject: api, peers: [web] }, 'holds'],
    ['peers that do not reach it change nothing', { subject: api, peers: [web, db, addresses('::/0')] }, 'holds'],
    ['somebody else does', { subject: api, peers: [] }, `${id('web')} -> ${id('api')} TCP 9090 allowed +0`],
    ['somebody else does, but not on these ports', { subject: api, peers: [], ports: port(9091) }, 'holds'],
    [
      'pods that are not there, and addresses',
      { subject: web, peers: [EndSelection.pods('shop')] },
      `ip:0.0.0.0-10.0.255.255 -> ${id('web')} TCP 8080 allowed +6`,
    ],
    ['another pod of the subject is somebody else', { subject: job, peers: [all] }, 'vacuous: others'],
    [
      'another pod of the subject unless it is a peer',
      { subject: job, peers: [web, api, db, addresses('0.0.0.0/0', '::/0')] },
      `${id('job')} -> ${id('job')} TCP 1 allowed +2`,
    ],
    [
      'unknown fails',
      { subject: db, peers: [api, addresses('10.1.0.0/16')] },
      `${id('job')} -> ${id('db')} TCP 5432 unknown +2`,
    ],
    ['unknown that is accepted', { subject: db, peers: [api, addresses('10.1.0.0/16')], ...accepting }, 'holds'],
    [
      'some of the addresses are no peers',
      { subject: db, peers: [api, addresses('10.1.0.0/17')], ...accepting },
      `ip:10.1.128.0/17 -> ${id('db')} TCP 5432 allowed +0`,
    ],
    ['the subject is nobody', { subject: typo, peers: [web] }, 'vacuous: subject'],
    ['the peers are everybody', { subject: web, peers: [EndSelection.EVERYTHING] }, 'vacuous: others'],
  ])('%s', (_what, asked, expected) => {
    expect(summaryOf(expectations.mustOnlyBeReachedFrom(asked))).toBe(expected);
  });
});

describe('mustOnlyReach', () => {
  it.each<Row<SubjectAndPeers>>([
    ['it reaches nobody else', { subject: web, peers: [api] }, 'holds'],
    ['it reaches somebody else', { subject: web, peers: [] }, `${id('web')} -> ${id('api')} TCP 9090 allowed +0`],
    ['it reaches somebody else, but not on these ports', { subject: web, peers: [], ports: port(443) }, 'holds'],
    ['it reaches nobody at all', { subject: db, peers: [] }, 'holds'],
    ['addresses count', { subject: api, peers: [db] }, `${id('api')} -> ip:192.0.2.0/24 TCP 443 allowed +0`],
    ['addresses that are peers', { subject: api, peers: [db, addresses('192.0.2.0/24')] }, 'holds'],
    [
      'one that is not isolated',
      { subject: job, peers: [EndSelection.pods('shop')], ports: port(7) },
      `${id('job')} -> ip:0.0.0.0-10.0.255.255 TCP 7 allowed +6`,
    ],
    ['the subject is nobody', { subject: EndSelection.NOBODY, peers: [] }, 'vacuous: subject'],
    ['the peers are everybody', { subject: web, peers: [anyPod, addresses('0.0.0.0/0', '::/0')] }, 'vacuous: others'],
    ['a name that nobody has', { subject: web, peers: [], ports: named('grpc') }, 'vacuous: ports'],
  ])('%s', (_what, asked, expected) => {
    expect(summaryOf(expectations.mustOnlyReach(asked))).toBe(expected);
  });
});

describe('a pod and the node that it runs on', () => {
  const node = deployment('node', [], { hostNetwork: true, addresses: ['10.0.0.1'] });
  const pod = deployment('db', [tcp(5432)], { kind: 'Pod', nodeAddresses: ['10.0.0.1'] });
  const checks = Expectations.of(reachabilityOf([...WORKLOADS.filter(({ name }) => name !== 'db'), node, pod]));
  const nodeEnd = EndSelection.endpoint('shop/node');

  it('always reach each other, which no expectation about others is broken by', () => {
    const peers = [api, addresses('10.1.0.0/16')];
    expect(summaryOf(checks.mustOnlyBeReachedFrom({ subject: db, peers, ...accepting }))).toBe('holds');
    expect(summaryOf(checks.mustReach({ from: nodeEnd, to: db, ports: port(1) }))).toBe('holds');
  });

  it('are a pair where nothing else is asked about', () => {
    expect(summaryOf(checks.mustNotReach({ from: nodeEnd, to: db }))).toBe(
      'shop/Deployment/node -> shop/Pod/db TCP 5432 allowed +0',
    );
    expect(summaryOf(checks.mustNotReach({ from: db, to: EndSelection.endpoint('10.0.0.1') }))).toBe(
      'shop/Pod/db -> ip:10.0.0.1/32 TCP 1 allowed +0',
    );
  });
});

describe('ends', () => {
  it('by addresses are also the pods that are known to have one of them', () => {
    const known = reachabilityOf(
      [deployment('web', [], { addresses: ['10.2.3.4', 'fd00::4'] }), deployment('job', [])],
      [],
    );
    const breach = Expectations.of(known).mustNotReach({ from: addresses('fd00::/8'), to: job });
    expect(breach).toMatchObject({ kind: 'flow', from: id('web'), to: id('job') });
  });

  it('that have finished are nobody, unless somebody names them', () => {
    const finished = Expectations.of(
      reachabilityOf([deployment('job', [], { phase: 'Succeeded' }), ...WORKLOADS.slice(0, 1)]),
    );
    expect(summaryOf(finished.mustNotReach({ from: job, to: web }))).toBe('vacuous: from');
    expect(summaryOf(finished.mustNotReach({ from: EndSelection.endpoint(id('job')), to: web }))).toBe(
      `${id('job')} -> ${id('web')} TCP 8080 allowed +0`,
    );
  });

  it('that do not exist cannot be asked about', () => {
    expect.assertions(1);
    try {
      expectations.mustReach({ from: EndSelection.endpoint('shop/wbe'), to: web });
    } catch (error) {
      expect((error as DiagnosticsError).diagnostics.map(({ code }) => code)).toEqual(['endpoint-unknown']);
    }
  });

  it('by peers of policies mean the namespace of the policy where they name none (S19)', () => {
    const peer = EndSelection.peer({ podSelector: LabelSelector.of({ app: 'web' }) }, 'other');
    expect(summaryOf(expectations.mustNotReach({ from: peer, to: api }))).toBe('vacuous: from');
    const here = EndSelection.peer({ podSelector: LabelSelector.of({ app: 'web' }) }, 'shop');
    expect(summaryOf(expectations.mustNotReach({ from: here, to: api }))).toBe(
      `${id('web')} -> ${id('api')} TCP 9090 allowed +0`,
    );
    const blockOfBank = EndSelection.peer({ ipBlock: { cidr: '192.0.2.0/24', except: ['192.0.2.128/25'] } }, 'shop');
    expect(summaryOf(expectations.mustNotReach({ from: api, to: blockOfBank }))).toBe(
      `${id('api')} -> ip:192.0.2.0/25 TCP 443 allowed +0`,
    );
  });
});

describe('a breach', () => {
  it('carries the verdict on its witness, and its text explains it', () => {
    const breach = expectations.mustNotReach({ from: web, to: api });
    expect(breach).toMatchObject({
      expectation: 'must-not-reach',
      verdict: { flow: { from: id('web'), to: id('api'), protocol: 'TCP', port: 9090 }, verdict: 'allowed' },
    });
    const text = renderBreach(breach as Breach);
    const explanation = shop.explain({ from: id('web'), to: id('api'), protocol: 'TCP', port: 9090 });
    // The headline says what the first line of the explanation says.
    expect(text).toContain(explanation.slice(explanation.indexOf('\n')));
    expect(text.split('\n').at(-1)).toBe(
      '  to deny it: narrow ingress rule 0 of shop/api, or narrow egress rule 0 of shop/web',
    );
  });

  it('says what would deny a flow that nothing isolates', () => {
    const breach = expectations.mustNotReach({ from: job, to: EndSelection.endpoint('shop/{}') }) as Breach;
    expect(renderBreach(breach)).toContain(
      `to deny it: isolate shop/{} for ingress, or isolate ${id('job')} for egress`,
    );
  });

  it('says what would decide what is unknown', () => {
    const breach = expectations.mustReach({ from: job, to: db }) as Breach;
    expect(renderBreach(breach)).toContain('(pod-address-unknown)');
  });

  it('counts in words', () => {
    const asked = { from: EndSelection.anyOf([web, job]), to: EndSelection.anyOf([api, db]), ports: port(9090) };
    expect(headlineOf(expectations.mustReach(asked) as Breach)).toMatch(/, and 2 further pairs$/);
    expect(headlineOf(expectations.mustReach({ from: api, to: EndSelection.pods('shop') }) as Breach)).toMatch(
      /^shop\/Deployment\/job .*, and 1 further destination$/,
    );
    expect(headlineOf(expectations.mustReach({ from: typo, to: web }) as Breach)).toContain('source');
  });
});
