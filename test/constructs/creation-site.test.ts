/* Which line made a construct or a value: found when it is asked for, kept at the cost of an unformatted stack. */
import { ApiObject, App, Chart } from 'cdk8s';
import {
  AllowAllEgress,
  AllowAllIngress,
  AllowDns,
  AllowFrom,
  AllowSameNamespace,
  AllowTo,
  Application,
  Defaults,
  DenyAll,
  DenyAllEgress,
  DenyAllIngress,
  DenyFrom,
  DenyTo,
  Diagnostics,
  Dns,
  LabelExpression,
  Namespace,
  Namespaces,
  Peer,
  Port,
  Tier,
  type DiagnosticCode,
  type TierProps,
} from 'cdk8s-netpol';
import { Construct } from 'constructs';
import { captureSite } from '../../lib/constructs/creation-site';
import { recordOf } from '../../lib/constructs/construct-record';
import { lineMarked, makeWorld, muteWarnings, type World } from './world';

muteWarnings();

interface Row {
  /** Also the mark of the expected line. */
  readonly title: string;
  readonly make: (world: World) => Construct;
}

class TierOfOurs extends Tier {
  public constructor(scope: Construct, id: string, props: TierProps = {}) {
    super(scope, id, { labels: { 'example.com/name': id }, ...props });
  }
}

class TierOfTheirs extends TierOfOurs {
  public readonly port = Port.tcp(1);
}

class PatternOfOurs extends Construct {
  public readonly rule: DenyAll;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    this.rule = new DenyAll(this, 'deny'); // at: inside a pattern
  }
}

class ApplicationOfOurs extends Application {}

const CONSTRUCTS: Row[] = [
  { title: 'Application', make: ({ app }) => new Application(app, 'x') }, // at: Application
  { title: 'subclass of Application', make: ({ app }) => new ApplicationOfOurs(app, 'x') }, // at: subclass of Application
  { title: 'Namespace', make: ({ shop }) => new Namespace(shop, 'x') }, // at: Namespace
  { title: 'Namespace.imported', make: ({ shop }) => Namespace.imported(shop, 'x', 'x') }, // at: Namespace.imported
  { title: 'Tier', make: ({ front }) => new Tier(front, 'x') }, // at: Tier
  { title: 'Tier.imported', make: ({ front }) => Tier.imported(front, 'x') }, // at: Tier.imported
  {
    title: 'Tier.ofManifest',
    make: ({ front }) => {
      const pod = new ApiObject(front, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { labels: { a: 'b' } } });
      return Tier.ofManifest(front, 'x', pod); // at: Tier.ofManifest
    },
  },
  { title: 'subclass of Tier', make: ({ front }) => new TierOfOurs(front, 'x') }, // at: subclass of Tier
  { title: 'subclass of a subclass', make: ({ front }) => new TierOfTheirs(front, 'x') }, // at: subclass of a subclass
  { title: 'inside a pattern', make: ({ web }) => new PatternOfOurs(web, 'x').rule },
  { title: 'AllowFrom', make: ({ web, api }) => new AllowFrom(web, 'x', { from: [api] }) }, // at: AllowFrom
  { title: 'AllowTo', make: ({ web, api }) => new AllowTo(web, 'x', { to: [api] }) }, // at: AllowTo
  { title: 'AllowDns', make: ({ web }) => new AllowDns(web, 'x') }, // at: AllowDns
  { title: 'AllowSameNamespace', make: ({ web }) => new AllowSameNamespace(web, 'x') }, // at: AllowSameNamespace
  { title: 'AllowAllIngress', make: ({ web }) => new AllowAllIngress(web, 'x') }, // at: AllowAllIngress
  { title: 'AllowAllEgress', make: ({ web }) => new AllowAllEgress(web, 'x') }, // at: AllowAllEgress
  { title: 'DenyAll', make: ({ web }) => new DenyAll(web, 'x') }, // at: DenyAll
  { title: 'DenyAllIngress', make: ({ web }) => new DenyAllIngress(web, 'x') }, // at: DenyAllIngress
  { title: 'DenyAllEgress', make: ({ web }) => new DenyAllEgress(web, 'x') }, // at: DenyAllEgress
  { title: 'DenyFrom', make: ({ web, api }) => new DenyFrom(web, 'x', { from: [api] }) }, // at: DenyFrom
  { title: 'DenyTo', make: ({ web, api }) => new DenyTo(web, 'x', { to: [api] }) }, // at: DenyTo
  { title: 'sugar of a tier', make: ({ web, api }) => web.allowFrom(api) }, // at: sugar of a tier
  { title: 'sugar of a tier, outwards', make: ({ web, api }) => web.allowTo(api) }, // at: sugar of a tier, outwards
  { title: 'sugar of a namespace', make: ({ front, api }) => front.allowFrom(api) }, // at: sugar of a namespace
  { title: 'sugar of a namespace, outwards', make: ({ front, db }) => front.allowTo(db) }, // at: sugar of a namespace, outwards
];

describe('the line of a construct', () => {
  it.each(CONSTRUCTS)('$title', ({ title, make }) => {
    const construct = make(makeWorld());
    expect(recordOf(construct)?.site()).toMatchObject({ file: __filename, line: lineMarked(__filename, title) });
  });

  it('is that of a construct in a list, in a callback, deep in calls of the user', () => {
    const { front } = makeWorld();
    const deep = (depth: number): Tier => (depth === 0 ? new Tier(front, 'deep') : deep(depth - 1)); // at: deep
    const tiers = ['a', 'b'].map((id) => new Tier(front, id)); // at: in a callback
    for (const tier of tiers) expect(recordOf(tier)?.site()?.line).toBe(lineMarked(__filename, 'in a callback'));
    expect(recordOf(deep(50))?.site()?.line).toBe(lineMarked(__filename, 'deep'));
  });

  it('has the column of the call', () => {
    const { front } = makeWorld();
    // prettier-ignore
    const [first, second] = [new Tier(front, 'a'), new Tier(front, 'b')];
    const columns = [first, second].map((tier) => recordOf(tier)?.site()?.column ?? 0);
    expect(columns[1]).toBeGreaterThan(columns[0]);
  });
});

describe('the line of a value', () => {
  const VALUES: readonly (readonly [string, DiagnosticCode, (world: World) => unknown])[] = [
    ['Port.tcp', 'port-out-of-range', () => Port.tcp(0)], // at: Port.tcp
    ['Port.udp', 'port-out-of-range', () => Port.udp(0)], // at: Port.udp
    ['Port.sctp', 'port-out-of-range', () => Port.sctp(0)], // at: Port.sctp
    ['Port.tcpRange', 'port-out-of-range', () => Port.tcpRange(0, 1)], // at: Port.tcpRange
    ['Port.udpRange', 'port-out-of-range', () => Port.udpRange(0, 1)], // at: Port.udpRange
    ['Port.sctpRange', 'port-out-of-range', () => Port.sctpRange(0, 1)], // at: Port.sctpRange
    ['Port.named', 'port-name-invalid', () => Port.named('!')], // at: Port.named
    ['Peer.ipBlock', 'cidr-invalid', () => Peer.ipBlock('!')], // at: Peer.ipBlock
    ['Peer.host', 'host-without-addresses', () => Peer.host('x', { addresses: [] })], // at: Peer.host
    ['Peer.namespaces', 'namespaces-missing', () => Peer.namespaces({})], // at: Peer.namespaces
    ['Peer.pods', 'label-value-invalid', () => Peer.pods({ labels: { a: '!' }, namespaces: Namespaces.all() })], // at: Peer.pods
    ['Peer.of', 'peer-unreadable', () => Peer.of({} as never)], // at: Peer.of
    ['Namespaces.named', 'namespace-name-invalid', () => Namespaces.named('!')], // at: Namespaces.named
    ['Namespaces.labelled', 'namespaces-missing', () => Namespaces.labelled({})], // at: Namespaces.labelled
    ['LabelExpression.in', 'selector-values-missing', () => LabelExpression.in('a', [])], // at: LabelExpression.in
    ['LabelExpression.notIn', 'selector-values-missing', () => LabelExpression.notIn('a', [])], // at: LabelExpression.notIn
    ['LabelExpression.exists', 'label-key-invalid', () => LabelExpression.exists('!')], // at: LabelExpression.exists
    ['LabelExpression.doesNotExist', 'label-key-invalid', () => LabelExpression.doesNotExist('!')], // at: LabelExpression.doesNotExist
    ['Dns.custom', 'port-out-of-range', ({ web }) => Dns.custom({ resolvers: [web], port: 0 })], // at: Dns.custom
    ['Dns.nodeLocalCache', 'cidr-invalid', () => Dns.nodeLocalCache(['!'])], // at: Dns.nodeLocalCache
  ];

  it.each(VALUES)('%s', (title, code, make) => {
    const world = makeWorld();
    const value = make(world);
    const { web, api } = world;
    if (value instanceof Port) new AllowFrom(web, 'rule', { from: [api], ports: [value] });
    if (value instanceof Peer) new AllowFrom(web, 'rule', { from: [value] });
    if (value instanceof Namespaces) new AllowFrom(web, 'rule', { from: [Peer.pods({ namespaces: value })] });
    if (value instanceof LabelExpression) new Tier(world.front, 'rule', { expressions: [value] });
    if (value instanceof Dns) new AllowDns(web, 'rule', { dns: value });
    expect(Diagnostics.of(world.app).errors).toMatchObject([
      { code, file: __filename, line: lineMarked(__filename, title) },
    ]);
  });

  it('that is right is not remembered at all', () => {
    const capture = jest.spyOn(Error, 'captureStackTrace');
    try {
      Port.tcp(80);
      Port.named('http');
      Peer.ipBlock('10.0.0.0/8');
      Peer.pods({ labels: { a: 'b' }, namespaces: Namespaces.named('a') });
      LabelExpression.in('a', ['b']);
      Dns.kubeDns();
      expect(capture).not.toHaveBeenCalled();
    } finally {
      capture.mockRestore();
    }
  });
});

describe('the line of a setting and of an acknowledgement', () => {
  it('is that of the call', () => {
    const { app, shop, web } = makeWorld();
    Defaults.of(shop).set({ kubernetesVersion: 'x' }); // at: setting
    web.acknowledge('implicit-isolation', ''); // at: acknowledgement
    shop.acknowledge('implicit-isolation', ''); // at: acknowledgement of an application
    expect(Diagnostics.of(app).errors.map(({ line }) => line)).toEqual(
      ['setting', 'acknowledgement', 'acknowledgement of an application'].map((mark) => lineMarked(__filename, mark)),
    );
  });
});

describe('what it costs', () => {
  const nodes = Error as unknown as { prepareStackTrace?: unknown };

  /** Runs something and counts how many stacks are turned into text meanwhile. */
  function countFormatted(run: () => void): number {
    const before = nodes.prepareStackTrace;
    let count = 0;
    nodes.prepareStackTrace = (error: Error, frames: NodeJS.CallSite[]): string => {
      count++;
      return [
        String(error),
        ...frames.map(
          (frame) =>
            `    at ${frame.getFileName() ?? ''}:${frame.getLineNumber() ?? 0}:${frame.getColumnNumber() ?? 0}`,
        ),
      ].join('\n');
    };
    try {
      run();
    } finally {
      nodes.prepareStackTrace = before;
    }
    return count;
  }

  it('no stack becomes text when constructs are made, nor in a synth that finds nothing', () => {
    let world: World | undefined;
    expect(
      countFormatted(() => {
        world = makeWorld();
        const { front, web, api } = world;
        new DenyAll(front, 'deny');
        api.allowFrom(web);
        new AllowDns(front, 'dns', { dns: Dns.nodeLocalCache() });
        world.app.synthYaml();
      }),
    ).toBe(0);
    expect(recordOf((world as World).web)?.site()).toBeDefined();
  });

  it('only the stacks of what is found become text', () => {
    const world = makeWorld();
    for (let index = 0; index < 20; index++) new DenyAll(world.web, `fine-${index}`);
    new AllowFrom(world.web, 'wrong', { from: [] });
    expect(countFormatted(() => Diagnostics.of(world.app).errors)).toBe(1);
  });

  it('the stack depth of the program stays as it was, whatever happens', () => {
    const before = Error.stackTraceLimit;
    const { front } = makeWorld();
    expect(Error.stackTraceLimit).toBe(before);
    expect(() => new Tier(front, 'web')).toThrow('web');
    expect(Error.stackTraceLimit).toBe(before);
  });

  it('a program that keeps no stacks gets no line, and still a report', () => {
    const before = Error.stackTraceLimit;
    const world = makeWorld();
    try {
      Error.stackTraceLimit = 0;
      new AllowFrom(world.web, 'rule', { from: [] });
    } finally {
      Error.stackTraceLimit = before;
    }
    expect(Diagnostics.of(world.app).errors).toMatchObject([{ code: 'peers-missing' }]);
  });
});

describe('frames', () => {
  function siteOf(stack: string): ReturnType<ReturnType<typeof captureSite>> {
    const capture = jest.spyOn(Error, 'captureStackTrace').mockImplementation((holder) => {
      Object.assign(holder, { stack });
    });
    try {
      return captureSite(siteOf)();
    } finally {
      capture.mockRestore();
    }
  }

  it.each<readonly [string, string, object | undefined]>([
    ['a function', 'Error\n    at make (/app/main.ts:3:5)', { file: '/app/main.ts', line: 3, column: 5 }],
    ['top level', 'Error\n    at /app/main.ts:3:5', { file: '/app/main.ts', line: 3, column: 5 }],
    ['async', 'Error\n    at async /app/main.ts:3:5', { file: '/app/main.ts', line: 3, column: 5 }],
    [
      'a module',
      'Error\n    at file:///app/with%20space/main.mjs:3:5',
      { file: '/app/with space/main.mjs', line: 3, column: 5 },
    ],
    ['a constructor', 'Error\n    at new Shop (/app/shop.ts:10:11)', { file: '/app/shop.ts', line: 10, column: 11 }],
    [
      'a folder with brackets',
      'Error\n    at make (/app (copy)/main.ts:3:5)',
      { file: '/app (copy)/main.ts', line: 3, column: 5 },
    ],
    ['Windows', 'Error\n    at make (C:\\app\\main.ts:3:5)', { file: 'C:\\app\\main.ts', line: 3, column: 5 }],
    [
      'Node itself',
      'Error\n    at node:internal/main:1:1\n    at /app/main.ts:3:5',
      { file: '/app/main.ts', line: 3, column: 5 },
    ],
    [
      'no place',
      'Error\n    at Array.map (<anonymous>)\n    at /app/main.ts:3:5',
      { file: '/app/main.ts', line: 3, column: 5 },
    ],
    ['nothing', 'Error', undefined],
    [
      'a message over several lines',
      'Error: a\nb (c:1:2)\n    at /app/main.ts:3:5',
      { file: '/app/main.ts', line: 3, column: 5 },
    ],
  ])('of %s', (_title, stack, site) => {
    expect(siteOf(stack)).toEqual(site);
  });
});

describe('an app whose root is no App', () => {
  it('can be asked for diagnostics all the same', () => {
    const root = new Construct(undefined as never, 'root');
    const shop = new Application(root, 'shop');
    new AllowFrom(new Tier(new Namespace(shop, 'front'), 'web'), 'rule', { from: [] });
    expect(Diagnostics.of(shop).errors).toMatchObject([{ code: 'peers-missing' }]);
    expect(new Chart(new App(), 'x')).toBeDefined();
  });
});
