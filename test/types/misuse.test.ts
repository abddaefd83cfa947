/*
 * Misuse that the compiler catches: each snippet has a wrong line, and that line must be the one with the error. One
 * program for all snippets, because loading the types costs more than checking them.
 */
import { join } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..', '..');
const WRONG = '// wrong';

const PRELUDE = `
import { ApiObject, App, Chart } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import {
  AllowAllIngress, AllowDns, AllowFrom, AllowSameNamespace, AllowTo, Application, Defaults, DenyAll, DenyFrom, Diagnostics, Dns, Grouping,
  LabelExpression, Layer, Namespace, Namespaces, Pairing, Peer, Port, Protocol, Rule, SynthesisError, Tier, validateNetworkPolicy,
  type IPeer, type ISubject, type TierProps,
} from '../../lib/index';
declare const app: App;
declare const shop: Application;
declare const front: Namespace;
declare const web: Tier;
declare const api: Tier;
declare const workload: plus.Deployment;
`;

/** Title and code; the marked line is wrong for a reason of its own. */
const MISUSE: readonly (readonly [title: string, code: string])[] = [
  ['an unknown prop', `new AllowFrom(web, 'x', { from: [api], port: [Port.tcp(1)] }); ${WRONG}`],
  ['from missing', `new AllowFrom(web, 'x', {}); ${WRONG}`],
  ['props missing', `new AllowFrom(web, 'x'); ${WRONG}`],
  ['to in place of from', `new AllowFrom(web, 'x', { to: [api] }); ${WRONG}`],
  ['a peer in place of a list', `new AllowFrom(web, 'x', { from: api }); ${WRONG}`],
  ['text as peer', `new AllowFrom(web, 'x', { from: ['api'] }); ${WRONG}`],
  ['undefined as peer', `new AllowFrom(web, 'x', { from: [undefined] }); ${WRONG}`],
  ['a cdk8s-plus workload as peer without Peer.of', `new AllowFrom(web, 'x', { from: [workload] }); ${WRONG}`],
  ['a cdk8s-plus workload in sugar without Peer.of', `web.allowFrom(workload); ${WRONG}`],
  ['an Application as peer', `new AllowFrom(web, 'x', { from: [shop] }); ${WRONG}`],
  ['a class as peer', `new AllowFrom(web, 'x', { from: [Peer.anywhere] }); ${WRONG}`],
  ['an object without asPeer for Peer.of', `Peer.of({}); ${WRONG}`],
  ['a raw object for Peer.of', `declare const raw: ApiObject; Peer.of(raw); ${WRONG}`],

  ['text as port', `new AllowFrom(web, 'x', { from: [api], ports: ['80'] }); ${WRONG}`],
  ['a number as port', `new AllowFrom(web, 'x', { from: [api], ports: [80] }); ${WRONG}`],
  ['a port in place of a list', `new AllowFrom(web, 'x', { from: [api], ports: Port.tcp(80) }); ${WRONG}`],
  ['text as port number', `Port.tcp('80'); ${WRONG}`],
  ['no port number', `Port.tcp(); ${WRONG}`],
  ['a range with one end', `Port.tcpRange(80); ${WRONG}`],
  ['a number as protocol', `Port.named('http', 6); ${WRONG}`],
  ['text as protocol', `Port.named('http', 'TCP'); ${WRONG}`],
  ['a protocol that does not exist', `Port.named('http', Protocol.ICMP); ${WRONG}`],
  ['a number as port name', `Port.named(80); ${WRONG}`],
  ['a cdk8s-plus port', `new AllowFrom(web, 'x', { from: [api], ports: [plus.NetworkPolicyPort.tcp(80)] }); ${WRONG}`],
  ['new Port', `new Port(undefined, []); ${WRONG}`],
  ['new Peer', `new Peer({ kind: 'anywhere' }, 'x', []); ${WRONG}`],
  ['new Namespaces', `new Namespaces(undefined, '', []); ${WRONG}`],
  ['new LabelExpression', `new LabelExpression({ key: 'a', operator: 'Exists', values: [] }, []); ${WRONG}`],
  ['new Dns', `new Dns([], 53); ${WRONG}`],
  ['new Defaults', `new Defaults(app); ${WRONG}`],
  ['new Diagnostics', `new Diagnostics(app); ${WRONG}`],
  ['new Rule', `new Rule(web, 'x', {}, Layer.BASELINE); ${WRONG}`],

  ['pods without namespaces', `Peer.pods({ labels: { app: 'x' } }); ${WRONG}`],
  ['text as namespaces', `Peer.pods({ namespaces: 'kube-system' }); ${WRONG}`],
  ['a Namespace in place of Namespaces', `Peer.pods({ namespaces: front }); ${WRONG}`],
  ['a list in Namespaces.named', `Namespaces.named(['a', 'b']); ${WRONG}`],
  ['a number as label value', `new Tier(front, 'x', { labels: { a: 1 } }); ${WRONG}`],
  ['a list as labels', `new Tier(front, 'x', { labels: ['a'] }); ${WRONG}`],
  ['a raw expression', `new Tier(front, 'x', { expressions: [{ key: 'a', operator: 'Exists' }] }); ${WRONG}`],
  ['text in place of values', `LabelExpression.in('a', 'b'); ${WRONG}`],
  ['values for exists', `LabelExpression.exists('a', ['b']); ${WRONG}`],
  ['text as exception', `Peer.ipBlock('10.0.0.0/8', { except: '10.1.0.0/16' }); ${WRONG}`],
  ['exceptions without a name', `Peer.ipBlock('10.0.0.0/8', ['10.1.0.0/16']); ${WRONG}`],
  ['a host without addresses', `Peer.host('x'); ${WRONG}`],
  ['a host with text as addresses', `Peer.host('x', { addresses: '192.0.2.1' }); ${WRONG}`],

  ['a Peer as subject', `new DenyAll(web, 'x', { subject: Peer.anywhere() }); ${WRONG}`],
  ['a workload as subject', `new DenyAll(web, 'x', { subject: workload }); ${WRONG}`],
  ['an Application as subject', `new DenyAll(web, 'x', { subject: shop }); ${WRONG}`],
  ['text as subject', `new DenyAll(web, 'x', { subject: 'web' }); ${WRONG}`],
  ['a scope that is no construct', `new DenyAll({}, 'x'); ${WRONG}`],
  ['no id', `new DenyAll(web); ${WRONG}`],
  ['ports for DenyAll', `new DenyAll(web, 'x', { ports: [Port.tcp(1)] }); ${WRONG}`],
  ['ports for AllowAllIngress', `new AllowAllIngress(web, 'x', { ports: [Port.tcp(1)] }); ${WRONG}`],
  ['ports for AllowSameNamespace', `new AllowSameNamespace(web, 'x', { ports: [Port.tcp(1)] }); ${WRONG}`],
  ['a name of resolvers for AllowDns', `new AllowDns(web, 'x', { dns: 'kube-dns' }); ${WRONG}`],
  ['resolvers that are missing', `Dns.custom({ port: 53 }); ${WRONG}`],
  ['a Date as reviewBy', `new DenyAll(web, 'x', { reviewBy: new Date() }); ${WRONG}`],
  ['text as layer', `new DenyAll(web, 'x', { layer: 'baseline' }); ${WRONG}`],
  ['text as pairing', `new AllowFrom(web, 'x', { from: [api], pairing: 'both' }); ${WRONG}`],
  ['text as grouping', `Defaults.of(app).set({ grouping: 'subject' }); ${WRONG}`],
  ['pairing as grouping', `Defaults.of(app).set({ grouping: Pairing.BOTH }); ${WRONG}`],
  ['a number as version', `Defaults.of(app).set({ kubernetesVersion: 1.36 }); ${WRONG}`],
  ['an unknown setting', `Defaults.of(app).set({ grouped: true }); ${WRONG}`],
  ['from for the sugar', `web.allowFrom(api, { from: [api] }); ${WRONG}`],
  ['an unknown code to acknowledge', `web.acknowledge('implicit-isolaton', 'fine'); ${WRONG}`],
  ['no reason to acknowledge', `web.acknowledge('implicit-isolation'); ${WRONG}`],
  ['an unknown code of an Application', `shop.acknowledge('nothing', 'fine'); ${WRONG}`],

  ['changing a port', `Port.tcp(1).label = 'x'; ${WRONG}`],
  ['changing the name of a namespace', `front.namespaceName = 'x'; ${WRONG}`],
  ['changing where a tier lives', `web.namespaceName = 'x'; ${WRONG}`],
  ['changing whether a namespace is imported', `front.isImported = true; ${WRONG}`],
  ['changing props that are typed', `const props: TierProps = {}; props.hostNetwork = true; ${WRONG}`],
  ['changing what was found', `declare const error: SynthesisError; error.diagnostics.push(); ${WRONG}`],
  ['imported without a name', `Namespace.imported(shop, 'x'); ${WRONG}`],
  ['a workload without containers', `Tier.ofWorkload(front, 'x', { metadata: {} }); ${WRONG}`],
  ['a workload as manifest', `Tier.ofManifest(front, 'x', workload); ${WRONG}`],
  ['reading an allowed port as text', `const port: string = Port.tcp(1); ${WRONG}`],
];

const CORRECT: readonly (readonly [title: string, code: string])[] = [
  [
    'everything that rules take',
    `
new AllowFrom(web, 'a', { from: [api, front, Peer.of(workload), Peer.anyPod()], ports: [Port.tcp(1), Port.named('x', Protocol.UDP)], pairing: Pairing.BOTH,
  isolates: true, rationale: 'r', owner: 'o', reviewBy: '2030-01-31', layer: Layer.SECURITY, labels: { a: 'b' }, annotations: { c: 'd' }, policyName: 'p', subject: api });
new AllowTo(front, 'b', { to: [Peer.ipBlock('10.0.0.0/8', { except: ['10.1.0.0/16'] }), Peer.host('h', { addresses: ['192.0.2.1'] })], ports: [Port.all()] });
const rule: AllowFrom = web.allowFrom(api, { id: 'x' });
rule.acknowledge('implicit-isolation', 'meant');
const subject: ISubject = web;
const peers: IPeer[] = [web, front, Peer.internet()];
Defaults.of(app).set({ grouping: Grouping.PER_SUBJECT, dns: Dns.openShift() });
`,
  ],
  [
    'constructs of cdk8s-plus, where they fit',
    `
const chart = new Chart(app, 'plus');
Tier.ofWorkload(front, 'a', workload);
Tier.ofWorkload(front, 'b', new plus33.StatefulSet(chart, 's', {}));
for (const peer of [workload, plus.Pods.all(chart, 'p'), plus.Namespaces.all(chart, 'n'), plus.NetworkPolicyIpBlock.anyIpv4(chart, 'i')]) Peer.of(peer);
for (const peer of [new plus33.Deployment(chart, 'd'), plus33.Pods.all(chart, 'q'), plus33.NetworkPolicyIpBlock.anyIpv4(chart, 'j')]) Peer.of(peer);
new plus.NetworkPolicy(chart, 'x', { selector: web }).addIngressRule(api, [plus.NetworkPolicyPort.tcp(80)]);
new plus33.NetworkPolicy(chart, 'y', { selector: web }).addEgressRule(api);
workload.connections.allowFrom(web);
`,
  ],
  [
    'subclasses',
    `
class OurTier extends Tier {
  public constructor(scope: Namespace, id: string, props: TierProps = {}) {
    super(scope, id, { labels: { app: id }, ...props });
  }
}
class OurApplication extends Application {}
const tier: Tier = new OurTier(new Namespace(new OurApplication(app, 'x'), 'y'), 'z');
tier.allowTo(web);
`,
  ],
  [
    'an object of any type to validate',
    `
const codes = validateNetworkPolicy({ anything: 1 }).map(({ code, path }) => [code, path]);
const codesOfNothing = validateNetworkPolicy(undefined, { kubernetesVersion: '1.30' }).length;
`,
  ],
];

interface Reported {
  readonly line: number;
  readonly text: string;
}

/** Compiles all snippets in one program; what is reported for each, with lines counted in the snippet. */
function compile(snippets: readonly string[]): Reported[][] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const names = snippets.map((_, index) => join(__dirname, `snippet-${index}.ts`));
  const texts = new Map(names.map((name, index) => [name, `${PRELUDE}${snippets[index]}\nexport {};\n`]));
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.getSourceFile = (name, language, ...others) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile(name, language, ...others) : ts.createSourceFile(name, text, language);
  };
  // An unused import of the prelude is no misuse.
  const program = ts.createProgram(names, { ...options, noUnusedLocals: false, noUnusedParameters: false }, host);
  const skipped = PRELUDE.split('\n').length - 1;
  return names.map((name) => {
    const file = program.getSourceFile(name);
    return ts.getPreEmitDiagnostics(program, file).map(({ file: at, start = 0, messageText }) => ({
      line: at ? at.getLineAndCharacterOfPosition(start).line - skipped : -1,
      text: ts.flattenDiagnosticMessageText(messageText, ' '),
    }));
  });
}

describe('the compiler', () => {
  let reported: Reported[][];

  beforeAll(() => {
    reported = compile([...MISUSE, ...CORRECT].map(([, code]) => code));
  }, 120_000);

  it.each(MISUSE.map(([title, code], index) => ({ title, code, index })))('refuses $title', ({ code, index }) => {
    const wrong = code.split('\n').findIndex((line) => line.endsWith(WRONG));
    expect(reported[index].map(({ line }) => line)).toEqual([wrong]);
  });

  it.each(CORRECT.map(([title], index) => ({ title, index: MISUSE.length + index })))('takes $title', ({ index }) => {
    expect(reported[index]).toEqual([]);
  });
});
