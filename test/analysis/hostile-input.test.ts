import { App } from 'cdk8s';
import { Cluster, clusterOfObjects, Connectivity, DiagnosticsError, Reachability, workload } from 'cdk8s-netpol';
import { growth, LINEAR } from '../support/growth';

/** What a program without type checking may pass. */
const STRANGERS: readonly unknown[] = [
  undefined,
  null,
  0,
  Number.NaN,
  true,
  'x',
  1n,
  Symbol('x'),
  {},
  [],
  (): number => 1,
];

const cluster = Cluster.of({
  workloads: [
    workload({ namespace: 'a', name: 'web', ports: [{ name: 'http', protocol: 'TCP', port: 80 }] }),
    workload({ namespace: 'a', name: 'api' }),
  ],
  services: [
    { namespace: 'a', name: 'front', selector: {}, ports: [{ protocol: 'TCP', port: 80, targetPort: 'http' }] },
  ],
});
const reachability = Reachability.of(cluster);

function codesOf(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    expect(error.message).not.toMatch(/\[object |"undefined"|at .*\.[jt]s:/);
    return error.diagnostics.map(({ code }) => code);
  }
  return [];
}

/** The same value, of no type that anything would refuse. */
const untyped = (value: unknown): never => value as never;

test.each(STRANGERS)('a flow, or an end of it, that is none: %p', (stranger) => {
  const ask = [
    (): unknown => reachability.evaluate(untyped(stranger)),
    (): unknown => reachability.outcome(untyped(stranger)),
    (): unknown => reachability.explain({ from: untyped(stranger), to: 'a/web' }),
    (): unknown => reachability.outcome({ from: 'a/web', to: untyped(stranger) }),
    (): unknown => reachability.between(untyped(stranger), 'a/web'),
    (): unknown => reachability.connectivity({ focus: [untyped(stranger)] }),
  ];
  for (const each of ask) expect(codesOf(each)).toEqual(['endpoint-unknown']);
});

test.each(STRANGERS.slice(2))('a port or a protocol that is none: %p', (stranger) => {
  for (const to of ['a/web', 'a/Service/front']) {
    const flow = { from: 'a/api', to, port: untyped(stranger) };
    expect(codesOf(() => reachability.evaluate(flow))).toEqual(['flow-port-invalid']);
    expect(codesOf(() => reachability.outcome(flow))).toEqual(['flow-port-invalid']);
  }
});

test.each(STRANGERS.slice(2).filter((stranger) => typeof stranger !== 'string'))(
  'a protocol that is no text: %p',
  (stranger) => {
    const flow = { from: 'a/api', to: 'a/web', port: 80, protocol: untyped(stranger) };
    expect(codesOf(() => reachability.evaluate(flow))).toEqual(['flow-port-invalid']);
    expect(codesOf(() => reachability.outcome(flow))).toEqual(['flow-port-invalid']);
  },
);

test('null in a question is as good as nothing', () => {
  const flow = { from: 'a/api', to: 'a/web', port: untyped(null), protocol: untyped(null) };
  expect(reachability.evaluate(flow)).toEqual(reachability.evaluate({ from: 'a/api', to: 'a/web' }));
  const all = reachability.connectivity().toDocument();
  const nulls = untyped({ focus: null, direction: null, addresses: null });
  expect(reachability.connectivity(nulls).toDocument()).toEqual(all);
  expect(reachability.connectivity(untyped(null)).toDocument()).toEqual(all);
  expect(Reachability.of(cluster, untyped(null)).connectivity().toDocument()).toEqual(all);
});

test.each(STRANGERS)('options and receivers that are none: %p', (stranger) => {
  expect(codesOf(() => Reachability.of(untyped(stranger)))).toEqual(['analysis-option-invalid']);
  expect(codesOf(() => Connectivity.of(untyped(stranger)))).toEqual(['analysis-option-invalid']);
  expect(codesOf(() => Connectivity.of(new App()).idOf(untyped(stranger)))).toEqual(['endpoint-unknown']);
  const isList = Array.isArray(stranger);
  expect(codesOf(() => clusterOfObjects(untyped(stranger)))).toEqual(isList ? [] : ['manifest-field-invalid']);
});

test.each([0, 'x', 'toString', 1n, {}, []])('a direction that is none: %p', (direction) => {
  const options = { focus: ['a/web'], direction: untyped(direction) };
  expect(codesOf(() => reachability.connectivity(options))).toEqual(['analysis-option-invalid']);
});

test('one id is a focus of one, and a callback that is no function is refused before the work begins', () => {
  const one = reachability.connectivity({ focus: ['a/web'] }).toDocument();
  expect(reachability.connectivity({ focus: untyped('a/web') }).toDocument()).toEqual(one);
  expect(codesOf(() => Reachability.of(cluster, { onProgress: untyped('x') }))).toEqual(['analysis-option-invalid']);
});

test('nothing in a question reaches a terminal as it is', () => {
  const red = '\u001b[31mred';
  for (const port of [undefined, 80]) {
    const text = reachability.explain({ from: 'a/api', to: 'a/web', protocol: red, ...(port && { port }) });
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
    expect(text).toContain('\\u{1b}[31MRED');
  }
});

/** A cluster with one pod, and one policy with these rules of ingress. */
function onePolicy(ingress: readonly object[]): Cluster {
  return clusterOfObjects([
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'a' } },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'many', namespace: 'a' },
      spec: { podSelector: {}, ingress },
    },
  ]);
}

/** What costs the square of its size takes longer than a test may, which is found out once the test gives way. */
const giveWay = async (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 1);
  });

test.each<[string, readonly object[], number, number]>([
  ['single', Array.from({ length: 20_000 }, (_, i) => ({ port: 1 + 3 * i })), 59_998, 59_999],
  ['in ranges', Array.from({ length: 20_000 }, (_, i) => ({ port: 1 + 3 * i, endPort: 2 + 3 * i })), 59_999, 60_000],
  ['all of a protocol', [{ protocol: 'UDP' }, { port: 1, endPort: 65_534 }], 65_534, 65_535],
])('a rule with very many ports, %s', async (_case, ports, open, closed) => {
  const asked = Reachability.of(onePolicy([{ ports }]));
  const flow = { from: '203.0.113.7', to: 'a/web' };
  expect(asked.outcome({ ...flow, port: open })).toBe('allowed');
  expect(asked.outcome({ ...flow, port: closed })).toBe('denied');
  expect(asked.explain({ ...flow, port: closed })).toContain('denied');
  expect(asked.connectivity().toDocument().connections).toHaveLength(2);
  expect(asked.exposure().endpoints).toHaveLength(1);
  await giveWay();
});

const many = (make: (i: number) => object): readonly object[] => Array.from({ length: 10_000 }, (_, i) => make(i));
const peerNamed = (app: string): object => ({ podSelector: { matchLabels: { tier: 'x', app } } });

test.each<[string, readonly object[], number]>([
  ['on one port', many((i) => ({ from: [peerNamed(`a${i}`)], ports: [{ port: 80 }] })), 10_000],
  ['on a port of each', many((i) => ({ from: [peerNamed(`a${i}`)], ports: [{ port: i + 1 }] })), 10_000],
  ['in one rule', [{ from: many((i) => peerNamed(`a${i}`)) }], 10_000],
  [
    'of a namespace of each',
    many((i) => ({ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': `n${i}` } } }] })),
    10_000,
  ],
])('very many rules with peers that nobody is, %s', async (_case, ingress, possible) => {
  const { endpoints } = Reachability.of(onePolicy(ingress)).exposure();
  expect(endpoints[0].ingress.possiblePeers).toHaveLength(possible);
  expect(endpoints[0].ingress.everyPod).toEqual({});
  await giveWay();
});

test('a policy with thousands of ranges, and as many holes, costs no more than reading each of them', () => {
  const factor = growth(300, (amount) => {
    const cidrs = Array.from({ length: amount }, (_, i) => `${11 + (i % 5)}.${(i >> 8) & 255}.${i & 255}.0/28`);
    const peers = [
      ...cidrs.map((cidr) => ({ ipBlock: { cidr } })),
      { ipBlock: { cidr: '0.0.0.0/0', except: cidrs.map((cidr) => cidr.replace(/^1/, '2')) } },
    ];
    const many = onePolicy([{ from: peers }]);
    return () => () => {
      const open = Reachability.of(many, { podCidrs: cidrs });
      expect(open.outcome({ from: '11.0.0.1', to: 'a/web', port: 80 })).toBe('allowed');
      expect(open.outcome({ from: '21.0.0.1', to: 'a/web', port: 80 })).toBe('denied');
    };
  });
  expect(factor).toBeLessThan(LINEAR);
});

test('the text of an error is no longer than anybody reads; the data are all there', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'a' } };
  let caught: unknown;
  try {
    clusterOfObjects(new Array(20_000).fill(pod));
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(DiagnosticsError);
  const { diagnostics, message } = caught as DiagnosticsError;
  expect(diagnostics).toHaveLength(20_000);
  expect(message).toMatch(/\.\.\. and 19000 further errors$/);
  expect(message.length).toBeLessThan(1_000_000);
});
