import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import {
  AllowAllEgress,
  AllowDns,
  AllowFrom,
  AllowTo,
  Application,
  Defaults,
  DenyAll,
  DenyAllIngress,
  DenyFrom,
  DenyTo,
  Diagnostics,
  Dns,
  ForeignPolicies,
  Grouping,
  LabelExpression,
  Namespace,
  Namespaces,
  Pairing,
  Peer,
  Port,
  Tier,
  type DiagnosticCode,
  type IPeer,
} from 'cdk8s-netpol';
import { Construct } from 'constructs';
import { checkCdk8sVersion } from '../../lib/constructs/cdk8s-version';
import { constructCodes } from '../../lib/diagnostics/construct-codes';
import {
  errorOf,
  errorOfSynth,
  errorsOf,
  filesIn,
  lineMarked,
  makeWorld,
  OUTPUT_TYPES,
  withFolder,
  type World,
} from './world';

interface Row {
  /** Marks the line that the error must name; `undefined` where nothing of ours made what is wrong. */
  readonly title: string;
  readonly code: DiagnosticCode;
  readonly constructPath: string;
  /** What the message must show. */
  readonly shows: string;
  readonly make: (world: World) => unknown;
  readonly isUnplaced?: boolean;
}

/** A rule whose peer is at fault; made elsewhere, so that the line of the peer is told from that of the rule. */
function from(world: World, peer: IPeer): AllowFrom {
  return new AllowFrom(world.web, 'rule', { from: [peer] });
}

function ports(world: World, port: Port): AllowFrom {
  return new AllowFrom(world.web, 'rule', { from: [world.api], ports: [port] });
}

const RULE = 'shop/front/web/rule';

const ADDRESSES: Row[] = [
  {
    title: 'prefix too long',
    code: 'cidr-invalid',
    constructPath: RULE,
    shows: '10.0.0.0/33',
    make: (world) => from(world, Peer.ipBlock('10.0.0.0/33')), // at: prefix too long
  },
  {
    title: 'no cidr',
    code: 'cidr-invalid',
    constructPath: RULE,
    shows: 'example.com',
    make: (world) => from(world, Peer.ipBlock('example.com')), // at: no cidr
  },
  {
    title: 'address without prefix',
    code: 'cidr-invalid',
    constructPath: RULE,
    shows: '10.0.0.1',
    make: (world) => from(world, Peer.ipBlock('10.0.0.1')), // at: address without prefix
  },
  {
    title: 'octet too large',
    code: 'cidr-invalid',
    constructPath: RULE,
    shows: '999.1.1.1/99',
    make: (world) => from(world, Peer.ipBlock('999.1.1.1/99')), // at: octet too large
  },
  {
    title: 'host bits',
    code: 'cidr-host-bits',
    constructPath: RULE,
    shows: '10.0.0.5/24',
    make: (world) => from(world, Peer.ipBlock('10.0.0.5/24')), // at: host bits
  },
  {
    title: 'leading zeros',
    code: 'cidr-leading-zeros',
    constructPath: RULE,
    shows: '10.010.0.0/16',
    make: (world) => from(world, Peer.ipBlock('10.010.0.0/16')), // at: leading zeros
  },
  {
    title: 'IPv4 mapped into IPv6',
    code: 'cidr-ipv4-mapped',
    constructPath: RULE,
    shows: '::ffff:10.0.0.0/104',
    make: (world) => from(world, Peer.ipBlock('::ffff:10.0.0.0/104')), // at: IPv4 mapped into IPv6
  },
  {
    title: 'bad exception',
    code: 'cidr-invalid',
    constructPath: RULE,
    shows: '10.1.0.0/40',
    make: (world) => from(world, Peer.ipBlock('10.0.0.0/8', { except: ['10.1.0.0/40'] })), // at: bad exception
  },
  {
    title: 'exception outside',
    code: 'except-outside-cidr',
    constructPath: RULE,
    shows: '192.168.0.0/16',
    make: (world) => from(world, Peer.ipBlock('10.0.0.0/8', { except: ['192.168.0.0/16'] })), // at: exception outside
  },
  {
    title: 'exception equal to its range',
    code: 'except-outside-cidr',
    constructPath: RULE,
    shows: '10.0.0.0/8',
    make: (world) => from(world, Peer.ipBlock('10.0.0.0/8', { except: ['10.0.0.0/8'] })), // at: exception equal to its range
  },
  {
    title: 'exception of the other family',
    code: 'except-outside-cidr',
    constructPath: RULE,
    shows: 'fd00::/16',
    make: (world) => from(world, Peer.ipBlock('0.0.0.0/0', { except: ['fd00::/16'] })), // at: exception of the other family
  },
  {
    title: 'host without addresses',
    code: 'host-without-addresses',
    constructPath: RULE,
    shows: 'pay.example.com',
    make: (world) => from(world, Peer.host('pay.example.com', { addresses: [] })), // at: host without addresses
  },
  {
    title: 'host with a name as address',
    code: 'cidr-invalid',
    constructPath: RULE,
    shows: 'pay.example.com',
    make: (world) => from(world, Peer.host('pay', { addresses: ['pay.example.com'] })), // at: host with a name as address
  },
  {
    title: 'address of a DNS cache',
    code: 'cidr-invalid',
    constructPath: 'shop/front/dns',
    shows: '169.254.20.10/99',
    make: ({ front }) => {
      const dns = Dns.nodeLocalCache(['169.254.20.10/99']); // at: address of a DNS cache
      new AllowDns(front, 'dns', { dns });
    },
  },
];

const PORTS: Row[] = [
  {
    title: 'port 0',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '0',
    make: (world) => ports(world, Port.tcp(0)), // at: port 0
  },
  {
    title: 'port 70000',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '70000',
    make: (world) => ports(world, Port.udp(70000)), // at: port 70000
  },
  {
    title: 'port 80.5',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '80.5',
    make: (world) => ports(world, Port.sctp(80.5)), // at: port 80.5
  },
  {
    title: 'port -1',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '-1',
    make: (world) => ports(world, Port.tcp(-1)), // at: port -1
  },
  {
    title: 'port NaN',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: 'NaN',
    make: (world) => ports(world, Port.tcp(Number.NaN)), // at: port NaN
  },
  {
    title: 'port as text',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '"80"',
    make: (world) => ports(world, Port.tcp('80' as unknown as number)), // at: port as text
  },
  {
    title: 'range outside',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '65536',
    make: (world) => ports(world, Port.tcpRange(1, 65536)), // at: range outside
  },
  {
    title: 'range backwards',
    code: 'port-range-backwards',
    constructPath: RULE,
    shows: '90',
    make: (world) => ports(world, Port.udpRange(90, 80)), // at: range backwards
  },
  {
    title: 'number as port name',
    code: 'port-name-invalid',
    constructPath: RULE,
    shows: '"80"',
    make: (world) => ports(world, Port.named('80')), // at: number as port name
  },
  {
    title: 'port name too long',
    code: 'port-name-invalid',
    constructPath: RULE,
    shows: 'abcdefghijklmnop',
    make: (world) => ports(world, Port.named('abcdefghijklmnop')), // at: port name too long
  },
  {
    title: 'unknown protocol',
    code: 'protocol-unsupported',
    constructPath: RULE,
    shows: 'ICMP',
    make: (world) => ports(world, Port.named('ping', 'ICMP' as never)), // at: unknown protocol
  },
  {
    title: 'number in place of a Port',
    code: 'port-out-of-range',
    constructPath: RULE,
    shows: '8080',
    make: ({ web, api }) => new AllowFrom(web, 'rule', { from: [api], ports: [8080 as unknown as Port] }), // at: number in place of a Port
  },
  {
    title: 'declared port 0',
    code: 'port-out-of-range',
    constructPath: 'shop/front/cache',
    shows: '0',
    make: ({ front }) => {
      const port = Port.tcp(0); // at: declared port 0
      new Tier(front, 'cache', { ports: [port] });
    },
  },
  {
    title: 'port of custom resolvers',
    code: 'port-out-of-range',
    constructPath: 'shop/front/dns',
    shows: '70000',
    make: ({ front, web }) => {
      const dns = Dns.custom({ resolvers: [web], port: 70000 }); // at: port of custom resolvers
      new AllowDns(front, 'dns', { dns });
    },
  },
  {
    title: 'no ports at a tier that declares none',
    code: 'ports-missing',
    constructPath: 'shop/front/cache/rule',
    shows: 'cache',
    make: ({ front, web }) => {
      const cache = new Tier(front, 'cache');
      new AllowFrom(cache, 'rule', { from: [web] }); // at: no ports at a tier that declares none
    },
  },
  {
    title: 'no ports at addresses',
    code: 'ports-missing',
    constructPath: RULE,
    shows: 'ports',
    make: ({ web }) => new AllowTo(web, 'rule', { to: [Peer.internet()] }), // at: no ports at addresses
  },
  {
    title: 'empty list of ports',
    code: 'ports-missing',
    constructPath: RULE,
    shows: 'empty',
    make: ({ web, api }) => new AllowFrom(web, 'rule', { from: [api], ports: [] }), // at: empty list of ports
  },
];

const LABELS: Row[] = [
  {
    title: 'label key with a space',
    code: 'label-key-invalid',
    constructPath: 'shop/front/cache',
    shows: 'my app',
    make: ({ front }) => new Tier(front, 'cache', { labels: { 'my app': 'x' } }), // at: label key with a space
  },
  {
    title: 'label value with a space',
    code: 'label-value-invalid',
    constructPath: 'shop/front/cache',
    shows: 'a b',
    make: ({ front }) => new Tier(front, 'cache', { labels: { app: 'a b' } }), // at: label value with a space
  },
  {
    title: 'label value too long',
    code: 'label-value-invalid',
    constructPath: 'shop/front/cache',
    shows: 'vvvv',
    make: ({ front }) => new Tier(front, 'cache', { labels: { app: 'v'.repeat(64) } }), // at: label value too long
  },
  {
    title: 'id that is no label value',
    code: 'label-value-invalid',
    constructPath: 'shop/front/-cache',
    shows: '-cache',
    make: ({ front }) => new Tier(front, '-cache'), // at: id that is no label value
  },
  {
    title: 'label key of an expression',
    code: 'label-key-invalid',
    constructPath: 'shop/front/cache',
    shows: 'a/b/c',
    make: ({ front }) => {
      const expression = LabelExpression.exists('a/b/c'); // at: label key of an expression
      new Tier(front, 'cache', { expressions: [expression] });
    },
  },
  {
    title: 'In without values',
    code: 'selector-values-missing',
    constructPath: 'shop/front/cache',
    shows: 'In',
    make: ({ front }) => {
      const expression = LabelExpression.in('app', []); // at: In without values
      new Tier(front, 'cache', { expressions: [expression] });
    },
  },
  {
    title: 'wildcard in a peer',
    code: 'label-value-invalid',
    constructPath: RULE,
    shows: 'api-*',
    make: (world) => from(world, Peer.pods({ labels: { app: 'api-*' }, namespaces: Namespaces.same() })), // at: wildcard in a peer
  },
  {
    title: 'label of a policy',
    code: 'label-value-invalid',
    constructPath: RULE,
    shows: 'a b',
    make: ({ web }) => new DenyAll(web, 'rule', { labels: { team: 'a b' } }), // at: label of a policy
  },
  {
    title: 'label of a namespace',
    code: 'label-key-invalid',
    constructPath: 'shop/third',
    shows: 'my team',
    make: ({ shop }) => new Namespace(shop, 'third', { labels: { 'my team': 'a' } }), // at: label of a namespace
  },
  {
    title: 'tier without labels',
    code: 'selector-empty',
    constructPath: 'shop/front/cache',
    shows: 'cache',
    make: ({ front }) => new Tier(front, 'cache', { labels: {} }), // at: tier without labels
  },
  {
    title: 'namespace selected by no labels',
    code: 'selector-empty',
    constructPath: 'shop/third',
    shows: 'third',
    make: ({ shop }) => new Namespace(shop, 'third', { selectedByLabels: true }), // at: namespace selected by no labels
  },
  {
    title: 'labels of rules in one policy',
    code: 'policy-label-conflict',
    constructPath: 'shop/data/cache/b',
    shows: '"red"',
    make: ({ data, web, api }) => {
      const cache = new Tier(data, 'cache', { ports: [Port.tcp(1)], grouping: Grouping.PER_SUBJECT });
      new AllowFrom(cache, 'a', { from: [web], labels: { team: 'red' } });
      new AllowFrom(cache, 'b', { from: [api], labels: { team: 'blue' } }); // at: labels of rules in one policy
    },
  },
];

const PEERS: Row[] = [
  {
    title: 'empty list of peers',
    code: 'peers-missing',
    constructPath: RULE,
    shows: 'from',
    make: ({ web }) => new AllowFrom(web, 'rule', { from: [] }), // at: empty list of peers
  },
  {
    title: 'empty list of destinations',
    code: 'peers-missing',
    constructPath: RULE,
    shows: 'to',
    make: ({ web }) => new AllowTo(web, 'rule', { to: [] }), // at: empty list of destinations
  },
  {
    title: 'no resolvers',
    code: 'peers-missing',
    constructPath: 'shop/front/dns',
    shows: 'to',
    make: ({ front }) => new AllowDns(front, 'dns', { dns: Dns.custom({ resolvers: [] }) }), // at: no resolvers
  },
  {
    title: 'peer beside anywhere',
    code: 'peer-absorbed',
    constructPath: RULE,
    shows: 'Peer.anywhere()',
    make: ({ web, api }) => new AllowFrom(web, 'rule', { from: [api, Peer.anywhere()] }), // at: peer beside anywhere
  },
  {
    title: 'pods without namespaces',
    code: 'namespaces-missing',
    constructPath: RULE,
    shows: 'namespaces',
    make: (world) => from(world, Peer.pods({ labels: { app: 'x' } } as never)), // at: pods without namespaces
  },
  {
    title: 'namespaces by no label',
    code: 'namespaces-missing',
    constructPath: RULE,
    shows: '{}',
    make: (world) => from(world, Peer.namespaces({})), // at: namespaces by no label
  },
  {
    title: 'labelled by nothing',
    code: 'namespaces-missing',
    constructPath: RULE,
    shows: '{}',
    make: (world) => {
      const namespaces = Namespaces.labelled({}); // at: labelled by nothing
      from(world, Peer.pods({ namespaces }));
    },
  },
  {
    title: 'named by nothing',
    code: 'namespaces-missing',
    constructPath: RULE,
    shows: 'Namespaces.named()',
    make: (world) => {
      const namespaces = Namespaces.named(); // at: named by nothing
      from(world, Peer.pods({ namespaces }));
    },
  },
  {
    title: 'text in place of a peer',
    code: 'peer-unreadable',
    constructPath: RULE,
    shows: '"api"',
    make: ({ web }) => new AllowFrom(web, 'rule', { from: ['api' as unknown as IPeer] }), // at: text in place of a peer
  },
  {
    title: 'a peer of another kind',
    code: 'peer-unreadable',
    constructPath: RULE,
    shows: 'is broken',
    make: (world) => {
      const broken = {
        toNetworkPolicyPeerConfig: () => {
          throw new Error('is broken');
        },
      };
      from(world, Peer.of(broken)); // at: a peer of another kind
    },
  },
  {
    title: 'both halves at addresses',
    code: 'no-other-end',
    constructPath: RULE,
    shows: 'BOTH',
    make: ({ web }) =>
      new AllowTo(web, 'rule', { to: [Peer.internet()], ports: [Port.tcp(443)], pairing: Pairing.BOTH }), // at: both halves at addresses
  },
  {
    title: 'both halves at an imported namespace',
    code: 'no-other-end',
    constructPath: RULE,
    shows: 'BOTH',
    make: ({ web, kubeSystem }) =>
      new AllowTo(web, 'rule', { to: [kubeSystem], ports: [Port.tcp(443)], pairing: Pairing.BOTH }), // at: both halves at an imported namespace
  },
  {
    title: 'half of the other end isolated',
    code: 'partly-isolated',
    constructPath: RULE,
    shows: 'shop/front/canary/deny',
    make: ({ front, web, api }) => {
      const canary = new Tier(front, 'canary', { labels: { app: 'api', track: 'canary' } });
      new DenyAll(canary, 'deny');
      new AllowFrom(web, 'rule', { from: [api] }); // at: half of the other end isolated
    },
  },
  {
    title: 'peer of another App',
    code: 'foreign-app',
    constructPath: RULE,
    shows: 'shop/data/db',
    make: (world) => from(world, makeWorld().db), // at-rule: see the helper
    isUnplaced: true,
  },
  {
    title: 'peer on the host network',
    code: 'host-network-tier',
    constructPath: RULE,
    shows: 'agent',
    make: ({ front, web }) => {
      const agent = new Tier(front, 'agent', { hostNetwork: true });
      new AllowFrom(web, 'rule', { from: [agent] }); // at: peer on the host network
    },
  },
];

const THINGS: Row[] = [
  {
    title: 'namespace name in capitals',
    code: 'namespace-name-invalid',
    constructPath: 'shop/Third',
    shows: 'Third',
    make: ({ shop }) => new Namespace(shop, 'Third'), // at: namespace name in capitals
  },
  {
    title: 'namespace name with a dot',
    code: 'namespace-name-invalid',
    constructPath: 'shop/third',
    shows: 'third.example',
    make: ({ shop }) => new Namespace(shop, 'third', { name: 'third.example' }), // at: namespace name with a dot
  },
  {
    title: 'name of an imported namespace',
    code: 'namespace-name-invalid',
    constructPath: 'shop/theirs',
    shows: 'kube_system',
    make: ({ shop }) => Namespace.imported(shop, 'theirs', 'kube_system'), // at: name of an imported namespace
  },
  {
    title: 'namespace name of a peer',
    code: 'namespace-name-invalid',
    constructPath: RULE,
    shows: 'Kube-System',
    make: (world) => {
      const namespaces = Namespaces.named('Kube-System'); // at: namespace name of a peer
      from(world, Peer.pods({ namespaces }));
    },
  },
  {
    title: 'labels of a namespace that disagree',
    code: 'namespace-labels-disagree',
    constructPath: 'shop/z',
    shows: '"blue"',
    make: ({ shop }) => {
      new Namespace(shop, 'a', { name: 'shared', labels: { team: 'red' } });
      new Namespace(shop, 'z', { name: 'shared', labels: { team: 'blue' } }); // at: labels of a namespace that disagree
    },
  },
  {
    title: 'namespace outside an application',
    code: 'application-missing',
    constructPath: 'plain/lost',
    shows: 'lost',
    make: ({ app }) => new Namespace(new Chart(app, 'plain'), 'lost'), // at: namespace outside an application
  },
  {
    title: 'tier outside a namespace',
    code: 'tier-outside-namespace',
    constructPath: 'shop/lost',
    shows: 'lost',
    make: ({ shop }) => new Tier(shop, 'lost'), // at: tier outside a namespace
  },
  {
    title: 'workload without labels',
    code: 'workload-unreadable',
    constructPath: 'shop/front/batch',
    shows: 'labels',
    make: ({ shop, front }) => {
      const object = new ApiObject(shop, 'config', { apiVersion: 'v1', kind: 'ConfigMap' });
      Tier.ofManifest(front, 'batch', object); // at: workload without labels
    },
  },
  {
    title: 'workload of another namespace',
    code: 'workload-namespace-mismatch',
    constructPath: 'shop/front/batch',
    shows: '"elsewhere"',
    make: ({ shop, front }) => {
      const metadata = { namespace: 'elsewhere', labels: { app: 'batch' } };
      const object = new ApiObject(shop, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata });
      Tier.ofManifest(front, 'batch', object); // at: workload of another namespace
    },
  },
];

const RULES: Row[] = [
  {
    title: 'rule without a subject',
    code: 'subject-missing',
    constructPath: 'shop/rule',
    shows: 'subject',
    make: ({ shop }) => new DenyAll(shop, 'rule'), // at: rule without a subject
  },
  {
    title: 'rule on an imported namespace',
    code: 'imported-subject',
    constructPath: 'shop/system/rule',
    shows: 'kube-system',
    make: ({ kubeSystem }) => new DenyAllIngress(kubeSystem, 'rule'), // at: rule on an imported namespace
  },
  {
    title: 'rule on a tier of an imported namespace',
    code: 'imported-subject',
    constructPath: 'shop/system/dns/rule',
    shows: 'kube-system',
    make: ({ kubeSystem }) => {
      const dns = new Tier(kubeSystem, 'dns');
      new AllowAllEgress(dns, 'rule'); // at: rule on a tier of an imported namespace
    },
  },
  {
    title: 'rule on an imported tier',
    code: 'imported-subject',
    constructPath: 'shop/front/theirs/rule',
    shows: 'theirs',
    make: ({ front }) => {
      const theirs = Tier.imported(front, 'theirs');
      new DenyAll(theirs, 'rule'); // at: rule on an imported tier
    },
  },
  {
    title: 'rule on the host network',
    code: 'host-network-tier',
    constructPath: 'shop/front/agent/rule',
    shows: 'agent',
    make: ({ front }) => {
      const agent = new Tier(front, 'agent', { hostNetwork: true });
      new DenyAll(agent, 'rule'); // at: rule on the host network
    },
  },
  {
    title: 'subject of another App',
    code: 'foreign-app',
    constructPath: 'shop/rule',
    shows: 'shop/data/db',
    make: ({ shop }) => {
      const { db } = makeWorld();
      new DenyAll(shop, 'rule', { subject: db }); // at: subject of another App
    },
  },
  {
    title: 'forbidding a source',
    code: 'cannot-deny',
    constructPath: RULE,
    shows: 'ingress',
    make: ({ web, api }) => new DenyFrom(web, 'rule', { from: [api] }), // at: forbidding a source
  },
  {
    title: 'forbidding a destination',
    code: 'cannot-deny',
    constructPath: RULE,
    shows: 'egress',
    make: ({ web, db }) => new DenyTo(web, 'rule', { to: [db] }), // at: forbidding a destination
  },
  {
    title: 'reviewBy in words',
    code: 'review-by-invalid',
    constructPath: RULE,
    shows: 'next year',
    make: ({ web }) => new DenyAll(web, 'rule', { reviewBy: 'next year' }), // at: reviewBy in words
  },
  {
    title: 'reviewBy on a day that is none',
    code: 'review-by-invalid',
    constructPath: RULE,
    shows: '2030-02-30',
    make: ({ web }) => new DenyAll(web, 'rule', { reviewBy: '2030-02-30' }), // at: reviewBy on a day that is none
  },
  {
    title: 'no rationale where one is required',
    code: 'rationale-missing',
    constructPath: RULE,
    shows: 'why',
    make: ({ app, web }) => {
      Defaults.of(app).set({ requireRationale: true });
      new DenyAll(web, 'rule', { rationale: ' ' }); // at: no rationale where one is required
    },
  },
  {
    title: 'name of a policy with a space',
    code: 'policy-name-invalid',
    constructPath: RULE,
    shows: 'deny all',
    make: ({ web }) => new DenyAll(web, 'rule', { policyName: 'deny all' }), // at: name of a policy with a space
  },
  {
    title: 'id too long for a policy',
    code: 'policy-name-invalid',
    constructPath: `shop/front/web/${'i'.repeat(254)}`,
    shows: 'iiii',
    make: ({ web }) => new DenyAll(web, 'i'.repeat(254)), // at: id too long for a policy
  },
  {
    title: 'policy name given twice',
    code: 'duplicate-policy-name',
    constructPath: 'shop/front/web/rule',
    shows: 'shop/front/api/rule',
    make: ({ web, api }) => {
      new DenyAll(api, 'rule', { policyName: 'deny' });
      new DenyAll(web, 'rule', { policyName: 'deny' }); // at: policy name given twice
    },
  },
  {
    title: 'policy name of a raw policy',
    code: 'duplicate-policy-name',
    constructPath: RULE,
    shows: 'shop/raw',
    make: ({ shop, web }) => {
      rawPolicy(shop, 'raw', 'web-rule');
      new DenyAll(web, 'rule'); // at: policy name of a raw policy
    },
  },
];

const SETTINGS: Row[] = [
  {
    title: 'kubernetesVersion that is none',
    code: 'kubernetes-version-invalid',
    constructPath: 'shop',
    shows: 'latest',
    make: ({ shop }) => {
      Defaults.of(shop).set({ kubernetesVersion: 'latest' }); // at: kubernetesVersion that is none
    },
  },
  {
    title: 'raw policy where none may be',
    code: 'foreign-policy-forbidden',
    constructPath: 'shop/raw',
    shows: 'NetworkPolicy',
    make: ({ app, shop }) => {
      Defaults.of(app).set({ foreignPolicies: ForeignPolicies.FORBID });
      rawPolicy(shop, 'raw', 'raw');
    },
    isUnplaced: true,
  },
  {
    title: 'validation of another construct',
    code: 'construct-invalid',
    constructPath: 'shop/theirs',
    shows: 'needs more cowbell',
    make: ({ shop, web }) => {
      const theirs = new Construct(shop, 'theirs');
      theirs.node.addValidation({ validate: () => ['needs more cowbell'] });
      new AllowFrom(web, 'rule', { from: [] });
    },
    isUnplaced: true,
  },
  {
    title: 'acknowledging without a reason',
    code: 'reason-missing',
    constructPath: RULE,
    shows: 'implicit-isolation',
    make: ({ web, api }) => {
      const rule = new AllowFrom(web, 'rule', { from: [api] });
      rule.acknowledge('implicit-isolation', ' '); // at: acknowledging without a reason
    },
  },
  {
    title: 'acknowledging an error',
    code: 'cannot-acknowledge',
    constructPath: 'shop',
    shows: 'cidr-invalid',
    make: ({ shop }) => {
      shop.acknowledge('cidr-invalid', 'it works for us'); // at: acknowledging an error
    },
  },
  {
    title: 'acknowledging no code',
    code: 'cannot-acknowledge',
    constructPath: 'shop/front',
    shows: 'no-such-code',
    make: ({ front }) => {
      front.acknowledge('no-such-code' as never, 'it works for us'); // at: acknowledging no code
    },
  },
];

const ROWS = [...ADDRESSES, ...PORTS, ...LABELS, ...PEERS, ...THINGS, ...RULES, ...SETTINGS];

function rawPolicy(scope: Construct, id: string, name: string): ApiObject {
  return new ApiObject(scope, id, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: 'front' },
    spec: { podSelector: { matchLabels: { raw: name } }, policyTypes: ['Ingress'] },
  });
}

describe('bad input', () => {
  it.each(ROWS)('$code: $title', ({ title, code, constructPath, shows, make, isUnplaced }) => {
    const world = makeWorld();
    make(world);
    const error = errorOf(() => world.app.synthYaml());
    const found = error.diagnostics.find((diagnostic) => diagnostic.code === code);
    expect(found).toMatchObject({ severity: 'error', code, constructPath });
    expect(found?.message).toContain(shows);
    expect(found?.help).toBeTruthy();
    if (!isUnplaced) expect(found).toMatchObject({ file: __filename, line: lineMarked(__filename, title) });
  });

  it.each(ROWS.filter(({ code }) => code !== 'construct-invalid'))('$title is one error, not many', ({ make }) => {
    const world = makeWorld();
    make(world);
    expect(errorsOf(world.app)).toHaveLength(1);
  });

  it.each(ROWS)('$title: nothing is written, whatever the output type', ({ make }) => {
    for (const yamlOutputType of OUTPUT_TYPES) {
      withFolder((outdir) => {
        const world = makeWorld({ outdir, yamlOutputType });
        make(world);
        errorOfSynth(world.app);
        expect([...filesIn(outdir).keys()]).toEqual([]);
      });
    }
  });

  it('names the rule that uses a peer of another App', () => {
    const world = makeWorld();
    const { db } = makeWorld();
    new AllowFrom(world.web, 'rule', { from: [db] }); // at: the rule
    expect(errorsOf(world.app)).toMatchObject([
      { code: 'foreign-app', file: __filename, line: lineMarked(__filename, 'the rule') },
    ]);
  });
});

describe('output files', () => {
  function twoPoliciesOfOneName(yamlOutputType: YamlOutputType, outdir = 'unused'): App {
    const world = makeWorld({ yamlOutputType, outdir });
    new DenyAll(world.data, 'deny');
    new DenyAll(world.front, 'deny'); // at: same file
    return world.app;
  }

  it.each([YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE])(
    'output-file-clash: type %p would keep one of two policies',
    (type) => {
      withFolder((outdir) => {
        const app = twoPoliciesOfOneName(type, outdir);
        const [error, ...others] = errorOfSynth(app).diagnostics;
        expect(others).toEqual([]);
        expect(error).toMatchObject({
          code: 'output-file-clash',
          constructPath: 'shop/front/deny',
          file: __filename,
          line: lineMarked(__filename, 'same file'),
        });
        expect(error.message).toContain('shop/data/deny');
        expect(error.help).toBeTruthy();
        expect([...filesIn(outdir).keys()]).toEqual([]);
      });
    },
  );

  it.each([YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART])('type %p keeps both', (type) => {
    expect(
      twoPoliciesOfOneName(type)
        .synthYaml()
        .match(/name: deny$/gm),
    ).toHaveLength(2);
  });

  it('two charts have folders of their own', () => {
    const world = makeWorld({ yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
    new DenyAll(world.front, 'deny');
    new DenyAll(new Namespace(new Application(world.app, 'other'), 'elsewhere'), 'deny');
    expect(Diagnostics.of(world.app).errors).toEqual([]);
  });
});

describe('an old cdk8s', () => {
  it.each(['2.67.9', '2.5.0', '1.99.99'])('cdk8s-too-old: %s', (version) => {
    const app = new App();
    const [error] = checkCdk8sVersion(app, version);
    expect(error).toMatchObject({ severity: 'error', code: 'cdk8s-too-old', constructPath: '' });
    expect(error.message).toContain(version);
    expect(error.help).toBeTruthy();
  });

  it.each(['2.68.0', '2.70.106', '3.0.0', '2.100.0'])('%s is new enough', (version) => {
    expect(checkCdk8sVersion(new App(), version)).toEqual([]);
  });
});

describe('warnings', () => {
  it('implicit-isolation names the rule', () => {
    const { app, web, api } = makeWorld();
    new AllowFrom(web, 'rule', { from: [api] }); // at: isolates by itself
    expect(Diagnostics.of(app).warnings).toMatchObject([
      {
        severity: 'warning',
        code: 'implicit-isolation',
        constructPath: RULE,
        file: __filename,
        line: lineMarked(__filename, 'isolates by itself'),
      },
    ]);
    expect(Diagnostics.of(app).errors).toEqual([]);
  });

  it('stale-acknowledgement names the acknowledgement', () => {
    const { app, front } = makeWorld();
    front.acknowledge('implicit-isolation', 'once upon a time'); // at: stale
    expect(Diagnostics.of(app).warnings).toMatchObject([
      {
        severity: 'warning',
        code: 'stale-acknowledgement',
        constructPath: 'shop/front',
        file: __filename,
        line: lineMarked(__filename, 'stale'),
      },
    ]);
  });
});

describe('the report', () => {
  it('holds all errors at once, in the order of the places', () => {
    const world = makeWorld();
    const rule = new AllowFrom(world.web, 'rule', { from: [], reviewBy: 'soon', policyName: 'No Name' });
    new DenyAll(world.kubeSystem, 'deny');
    new Tier(world.front, 'cache', { labels: { 'a b': 'c d' }, ports: [Port.tcp(0), Port.tcpRange(9, 8)] });
    new Namespace(world.shop, 'Third');
    const error = errorOf(() => world.app.synthYaml());
    expect(error.diagnostics.map(({ code }) => code).sort()).toEqual([
      'imported-subject',
      'label-key-invalid',
      'label-value-invalid',
      'namespace-name-invalid',
      'peers-missing',
      'policy-name-invalid',
      'port-out-of-range',
      'port-range-backwards',
      'review-by-invalid',
    ]);
    const lines = error.diagnostics.map(({ line = 0 }) => line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    for (const { code } of error.diagnostics) expect(error.message).toContain(`[${code}]`);
    expect(rule.node.path).toBe(RULE);
  });

  it('has no stack but the line of the first error', () => {
    const world = makeWorld();
    new AllowFrom(world.web, 'rule', { from: [] }); // at: first error
    const { stack = '', name, message } = errorOf(() => world.app.synthYaml());
    expect(name).toBe('SynthesisError');
    expect(stack).toContain(message);
    const frames = stack.slice(stack.indexOf(message) + message.length).match(/^ +at .*$/gm);
    expect(frames).toHaveLength(1);
    expect(frames?.[0]).toContain(`${__filename}:${lineMarked(__filename, 'first error')}:`);
    expect(stack).not.toContain('node_modules');
  });

  it('is the same, however it is asked for', () => {
    const make = (): World => {
      const world = makeWorld();
      const peer = Peer.ipBlock('10.0.0.0/33');
      from(world, peer);
      return world;
    };
    const reports = [
      (world: World) => errorOf(() => world.app.synthYaml()).diagnostics,
      (world: World) => errorOf(() => world.shop.toJson()).diagnostics,
      (world: World) => Diagnostics.of(world.web).errors,
    ].map((read) => read(make()));
    expect(reports[1]).toEqual(reports[0]);
    expect(reports[2]).toEqual(reports[0]);
    expect(reports[0]).toHaveLength(1);
  });
});

describe('the registry of codes', () => {
  /** Raised by tests of other files: warnings about what cdk8s-plus made need cdk8s-plus. */
  const RAISED_ELSEWHERE = ['peer-namespace-assumed', 'option-invalid', 'policy-name-unused'];

  it('has a test here for each code', () => {
    const raised = new Set<string>([
      ...ROWS.map(({ code }) => code),
      ...['output-file-clash', 'cdk8s-too-old', 'implicit-isolation', 'stale-acknowledgement'],
      ...RAISED_ELSEWHERE,
    ]);
    expect(Object.keys(constructCodes).filter((code) => !raised.has(code))).toEqual([]);
  });

  it('says what is wrong, why, and what to do', () => {
    for (const description of Object.values(constructCodes)) {
      expect(Object.values(description).every((text) => text.length > 4)).toBe(true);
    }
  });
});
