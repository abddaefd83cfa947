/*
 * Programs that no compiler checked: JavaScript, casts, data from a file. What they pass is refused like any other bad
 * input, with a code, a construct and a line, and never ends in a TypeError from inside the package.
 */
import {
  AllowAllIngress,
  AllowDns,
  AllowFrom,
  AllowSameNamespace,
  AllowTo,
  Defaults,
  DenyAll,
  DenyFrom,
  Diagnostics,
  Dns,
  LabelExpression,
  Namespace,
  Namespaces,
  Pairing,
  Peer,
  Port,
  SynthesisError,
  Tier,
  type DiagnosticCode,
} from 'cdk8s-netpol';
import { SynthesizedPolicies } from 'cdk8s-netpol/testing';
import { errorsOf, makeWorld, muteWarnings, type World } from './world';

muteWarnings();

/** Anything at all, as a program without types would pass it. */
function untyped(value: unknown): never {
  return value as never;
}

function cycle(): object {
  const self: Record<string, unknown> = {};
  self.self = self;
  return self;
}

const NO_PROTOTYPE: unknown = Object.create(null);
const UNPRINTABLE = {
  toString: (): string => {
    throw new Error('unprintable');
  },
};

const HOLE = [,];

interface Case {
  readonly title: string;
  /** The one code that is found; none where the value is taken for one that was left out. */
  readonly code?: DiagnosticCode;
  readonly make: (world: World) => unknown;
}

function pods(peer: Peer, { web }: World): AllowFrom {
  return new AllowFrom(web, 'rule', { from: [peer] });
}

const CASES: Case[] = [
  // Props that are not there.
  {
    title: 'AllowFrom without props',
    code: 'peers-missing',
    make: ({ web }) => new AllowFrom(web, 'r', untyped(undefined)),
  },
  { title: 'AllowFrom of null', code: 'peers-missing', make: ({ web }) => new AllowFrom(web, 'r', untyped(null)) },
  {
    title: 'AllowTo without props',
    code: 'peers-missing',
    make: ({ web }) => new AllowTo(web, 'r', untyped(undefined)),
  },
  { title: 'AllowTo without to', code: 'peers-missing', make: ({ web }) => new AllowTo(web, 'r', untyped({})) },
  { title: 'DenyAll of null', make: ({ web }) => new DenyAll(web, 'r', untyped(null)) },
  { title: 'DenyFrom of null', code: 'cannot-deny', make: ({ web }) => new DenyFrom(web, 'r', untyped(null)) },
  { title: 'AllowAllIngress of null', make: ({ web }) => new AllowAllIngress(web, 'r', untyped(null)) },
  { title: 'AllowSameNamespace of null', make: ({ web }) => new AllowSameNamespace(web, 'r', untyped(null)) },
  { title: 'AllowDns of null', make: ({ web }) => new AllowDns(web, 'r', untyped(null)) },
  { title: 'Namespace of null', make: ({ shop }) => new Namespace(shop, 'third', untyped(null)) },
  { title: 'Tier of null', make: ({ front }) => new Tier(front, 'third', untyped(null)) },
  { title: 'sugar of null', make: ({ web, api }) => web.allowFrom(api, untyped(null)) },
  {
    title: 'Defaults of null',
    make: ({ shop }) => {
      Defaults.of(shop).set(untyped(null));
    },
  },
  { title: 'Peer.pods of null', code: 'namespaces-missing', make: (world) => pods(Peer.pods(untyped(null)), world) },
  {
    title: 'Peer.namespaces of null',
    code: 'namespaces-missing',
    make: (world) => pods(Peer.namespaces(untyped(null)), world),
  },
  {
    title: 'Peer.host of null',
    code: 'host-without-addresses',
    make: (world) => pods(Peer.host('x', untyped(null)), world),
  },
  { title: 'Peer.ipBlock of null', make: (world) => pods(Peer.ipBlock('10.0.0.0/8', untyped(null)), world) },
  {
    title: 'Dns.custom of null',
    code: 'peers-missing',
    make: ({ web }) => new AllowDns(web, 'r', { dns: Dns.custom(untyped(null)) }),
  },
  {
    title: 'null for everything',
    make: ({ web, api }) =>
      new AllowFrom(
        web,
        'r',
        untyped({
          from: [api],
          ports: null,
          pairing: null,
          isolates: null,
          subject: null,
          rationale: null,
          owner: null,
          reviewBy: null,
          layer: null,
          labels: null,
          annotations: null,
          policyName: null,
        }),
      ),
  },
  {
    title: 'null for everything of a tier',
    make: ({ front }) =>
      new Tier(
        front,
        'third',
        untyped({ labels: null, expressions: null, ports: null, hostNetwork: null, grouping: null, policyName: null }),
      ),
  },
  {
    title: 'null for everything of a namespace',
    make: ({ shop }) =>
      new Namespace(shop, 'third', untyped({ name: null, labels: null, create: null, grouping: null })),
  },

  // Lists that are none, or have holes.
  { title: 'a peer in place of a list', make: ({ web, api }) => new AllowFrom(web, 'r', untyped({ from: api })) },
  {
    title: 'a hole among peers',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: HOLE })),
  },
  {
    title: 'null among peers',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: [null] })),
  },
  {
    title: 'a function among peers',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: [() => Peer.anywhere()] })),
  },
  {
    title: 'an object of no kind among peers',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: [NO_PROTOTYPE] })),
  },
  {
    title: 'an unprintable peer',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: [UNPRINTABLE] })),
  },
  {
    title: 'a cyclic peer',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: [cycle()] })),
  },
  {
    title: 'a peer that makes nothing',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowFrom(web, 'r', untyped({ from: [{ asPeer: () => undefined }] })),
  },
  {
    title: 'a peer that throws',
    code: 'peer-unreadable',
    make: ({ web }) =>
      new AllowFrom(
        web,
        'r',
        untyped({
          from: [
            {
              asPeer: () => {
                throw new Error('no');
              },
            },
          ],
        }),
      ),
  },
  {
    title: 'a port in place of a list',
    make: ({ web, api }) => new AllowFrom(web, 'r', untyped({ from: [api], ports: Port.tcp(1) })),
  },
  {
    title: 'a hole among ports',
    code: 'port-out-of-range',
    make: ({ web, api }) => new AllowFrom(web, 'r', untyped({ from: [api], ports: HOLE })),
  },
  {
    title: 'a number in place of ports',
    code: 'port-out-of-range',
    make: ({ web, api }) => new AllowFrom(web, 'r', untyped({ from: [api], ports: 80 })),
  },
  {
    title: 'an unprintable port',
    code: 'port-out-of-range',
    make: ({ web, api }) => new AllowFrom(web, 'r', untyped({ from: [api], ports: [UNPRINTABLE] })),
  },
  {
    title: 'a number among declared ports',
    code: 'port-out-of-range',
    make: ({ front }) => new Tier(front, 'third', untyped({ ports: [80] })),
  },
  {
    title: 'a hole among declared ports',
    code: 'port-out-of-range',
    make: ({ front }) => new Tier(front, 'third', untyped({ ports: HOLE })),
  },
  {
    title: 'a port in place of declared ports',
    make: ({ front }) => new Tier(front, 'third', untyped({ ports: Port.tcp(1) })),
  },
  {
    title: 'text in place of exceptions',
    make: (world) => pods(Peer.ipBlock('10.0.0.0/8', untyped({ except: '10.1.0.0/16' })), world),
  },
  {
    title: 'a hole among exceptions',
    code: 'cidr-invalid',
    make: (world) => pods(Peer.ipBlock('10.0.0.0/8', untyped({ except: HOLE })), world),
  },
  {
    title: 'an unprintable cidr',
    code: 'cidr-invalid',
    make: (world) => pods(Peer.ipBlock(untyped(UNPRINTABLE)), world),
  },
  {
    title: 'text in place of addresses',
    make: (world) => pods(Peer.host('x', untyped({ addresses: '192.0.2.1' })), world),
  },
  {
    title: 'a number among addresses',
    code: 'cidr-invalid',
    make: (world) => pods(Peer.host('x', untyped({ addresses: [7] })), world),
  },
  {
    title: 'an unprintable host',
    make: (world) => pods(Peer.host(untyped(UNPRINTABLE), { addresses: ['192.0.2.1'] }), world),
  },
  {
    title: 'text in place of addresses of a cache',
    make: ({ web }) => new AllowDns(web, 'r', { dns: Dns.nodeLocalCache(untyped('169.254.20.10/32')) }),
  },
  {
    title: 'a resolver in place of a list',
    make: ({ web, api }) => new AllowDns(web, 'r', { dns: Dns.custom(untyped({ resolvers: api })) }),
  },
  {
    title: 'text in place of resolvers',
    code: 'peer-unreadable',
    make: ({ web }) => new AllowDns(web, 'r', { dns: untyped('kube-dns') }),
  },
  {
    title: 'text in the Defaults in place of resolvers',
    code: 'peer-unreadable',
    make: ({ app, web }) => {
      Defaults.of(app).set({ dns: untyped('kube-dns') });
      return new AllowDns(web, 'r');
    },
  },

  // Labels.
  {
    title: 'text in place of labels',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: 'web' })),
  },
  {
    title: 'a list in place of labels',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: ['web'] })),
  },
  {
    title: 'a number as label value',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: { app: 1 } })),
  },
  {
    title: 'null as label value',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: { app: null } })),
  },
  {
    title: 'a cycle as label value',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: { app: cycle() } })),
  },
  {
    title: 'a bigint as label value',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: { app: 1n } })),
  },
  {
    title: 'an unprintable label value',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ labels: { app: UNPRINTABLE } })),
  },
  {
    title: '__proto__ as label key',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', { labels: { ['__proto__']: 'x' } }),
  },
  {
    title: '__proto__ as label key of a namespace',
    code: 'label-key-invalid',
    make: ({ shop }) => new Namespace(shop, 'third', { labels: { ['__proto__']: 'x' } }),
  },
  {
    title: '__proto__ as label key of a policy',
    code: 'label-key-invalid',
    make: ({ web }) => new DenyAll(web, 'r', { labels: { ['__proto__']: 'x' } }),
  },
  {
    title: '__proto__ as annotation of a policy',
    code: 'annotation-key-invalid',
    make: ({ web }) => new DenyAll(web, 'r', { annotations: { ['__proto__']: 'x' } }),
  },
  {
    title: 'a cycle as label value of a namespace',
    code: 'label-value-invalid',
    make: ({ shop }) => new Namespace(shop, 'third', untyped({ labels: { app: cycle() } })),
  },
  {
    title: 'a cycle as label value of a policy',
    code: 'label-value-invalid',
    make: ({ web }) => new DenyAll(web, 'r', untyped({ labels: { app: cycle() } })),
  },
  {
    title: 'a number as annotation',
    code: 'undecodable-object',
    make: ({ web }) => new DenyAll(web, 'r', untyped({ annotations: { a: 1 } })),
  },
  {
    title: 'text in place of expressions',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ expressions: 'app' })),
  },
  {
    title: 'null among expressions',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ expressions: [null] })),
  },
  {
    title: 'a plain object among expressions',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', untyped({ expressions: [{ key: 'app', operator: 'Exists' }] })),
  },
  {
    title: 'text in place of values',
    make: ({ front }) => new Tier(front, 'third', { expressions: [LabelExpression.in('app', untyped('x'))] }),
  },
  {
    title: 'no values at all',
    code: 'selector-values-missing',
    make: ({ front }) => new Tier(front, 'third', { expressions: [LabelExpression.notIn('app', untyped(undefined))] }),
  },
  {
    title: 'a cycle among values',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'third', { expressions: [LabelExpression.in('app', untyped([cycle()]))] }),
  },
  {
    title: 'a key that is no text',
    code: 'label-key-invalid',
    make: ({ front }) => new Tier(front, 'third', { expressions: [LabelExpression.exists(untyped(5))] }),
  },

  // Names and other texts.
  {
    title: 'a number as policy name',
    code: 'policy-name-invalid',
    make: ({ web }) => new DenyAll(web, 'r', untyped({ policyName: 5 })),
  },
  {
    title: 'an object as policy name of a tier',
    code: 'policy-name-invalid',
    make: ({ front, web }) => {
      const third = new Tier(front, 'third', untyped({ grouping: 'subject', policyName: {}, ports: [Port.tcp(1)] }));
      return third.allowFrom(web);
    },
  },
  {
    title: 'a number as namespace name',
    code: 'namespace-name-invalid',
    make: ({ shop }) => new Namespace(shop, 'third', untyped({ name: 5 })),
  },
  {
    title: 'a cycle as namespace name',
    code: 'namespace-name-invalid',
    make: ({ shop }) => new Namespace(shop, 'third', untyped({ name: cycle() })),
  },
  {
    title: 'a list as namespace name of a peer',
    code: 'namespace-name-invalid',
    make: (world) => pods(Peer.pods({ namespaces: Namespaces.named(untyped(['a', 'b'])) }), world),
  },
  {
    title: 'a cycle as namespace name of a peer',
    code: 'namespace-name-invalid',
    make: (world) => pods(Peer.pods({ namespaces: Namespaces.named(untyped(cycle())) }), world),
  },
  {
    title: 'text in place of Namespaces',
    code: 'namespaces-missing',
    make: (world) => pods(Peer.pods({ namespaces: untyped('kube-system') }), world),
  },
  {
    title: 'a Date as reviewBy',
    code: 'review-by-invalid',
    make: ({ web }) => new DenyAll(web, 'r', { reviewBy: untyped(new Date(0)) }),
  },
  {
    title: 'a number as rationale',
    code: 'rationale-missing',
    make: ({ app, web }) => {
      Defaults.of(app).set({ requireRationale: true });
      return new DenyAll(web, 'r', { rationale: untyped(5) });
    },
  },
  {
    title: 'a layer of somebody else',
    code: 'option-invalid',
    make: ({ web }) => new DenyAll(web, 'r', { layer: untyped('my layer') }),
  },
  {
    title: 'a pairing, a grouping and foreign policies that do not exist',
    code: 'option-invalid',
    make: ({ app, front, web }) => {
      Defaults.of(app).set({ grouping: untyped('none'), foreignPolicies: untyped(true) });
      web.allowFrom(Peer.anyPod(), { ports: [Port.all()], pairing: untyped('BOTH') });
      new Tier(front, 'grouped', { labels: { app: 'grouped' }, grouping: untyped('rules') });
      new Namespace(front, 'grouped-namespace', { grouping: untyped('') });
    },
  },
  {
    title: 'a number as kubernetesVersion',
    code: 'kubernetes-version-invalid',
    make: ({ app }) => {
      Defaults.of(app).set({ kubernetesVersion: untyped(1.36) });
    },
  },
  {
    title: 'no code to acknowledge',
    code: 'cannot-acknowledge',
    make: ({ web }) => {
      web.acknowledge(untyped(undefined), 'r');
    },
  },
  {
    title: 'an inherited name as code to acknowledge',
    code: 'cannot-acknowledge',
    make: ({ web }) => {
      web.acknowledge(untyped('constructor'), 'r');
    },
  },
  {
    title: 'no reason to acknowledge',
    code: 'reason-missing',
    make: ({ web }) => {
      web.acknowledge('implicit-isolation', untyped(undefined));
    },
  },

  // Things that are no constructs of ours.
  {
    title: 'text in place of a subject',
    code: 'subject-missing',
    make: ({ web }) => new DenyAll(web, 'r', { subject: untyped('web') }),
  },
  {
    title: 'a Peer in place of a subject',
    code: 'subject-missing',
    make: ({ web }) => new DenyAll(web, 'r', { subject: untyped(Peer.anywhere()) }),
  },
  {
    title: 'an application in place of a subject',
    code: 'subject-missing',
    make: ({ shop, web }) => new DenyAll(web, 'r', { subject: untyped(shop) }),
  },
  {
    title: 'an application in place of a peer',
    code: 'peer-unreadable',
    make: ({ shop, web }) => new AllowFrom(web, 'r', { from: [untyped(shop)] }),
  },
  {
    title: 'text in place of a workload',
    code: 'workload-unreadable',
    make: ({ front }) => Tier.ofWorkload(front, 'third', untyped('deployment')),
  },
  {
    title: 'no workload',
    code: 'workload-unreadable',
    make: ({ front }) => Tier.ofWorkload(front, 'third', untyped(undefined)),
  },
  {
    title: 'a plain object in place of a workload',
    code: 'workload-unreadable',
    make: ({ front }) => Tier.ofWorkload(front, 'third', untyped({ podMetadata: {} })),
  },
  {
    title: 'no manifest',
    code: 'workload-unreadable',
    make: ({ front }) => Tier.ofManifest(front, 'third', untyped(null)),
  },

  // Sizes.
  {
    title: 'an id of 100,000 characters',
    code: 'policy-name-invalid',
    make: ({ web }) => new DenyAll(web, 'i'.repeat(100_000)),
  },
  {
    title: 'a tier id of 100,000 characters',
    code: 'label-value-invalid',
    make: ({ front }) => new Tier(front, 'i'.repeat(100_000)),
  },
  {
    title: 'a namespace id of 100,000 characters',
    code: 'namespace-name-invalid',
    make: ({ shop }) => new Namespace(shop, 'i'.repeat(100_000)),
  },
  {
    title: 'a cidr of 100,000 characters',
    code: 'cidr-invalid',
    make: (world) => pods(Peer.ipBlock('1'.repeat(100_000)), world),
  },
  {
    title: 'a rationale that fits in no annotation',
    code: 'annotations-too-long',
    make: ({ web }) => new DenyAll(web, 'r', { rationale: 'why '.repeat(100_000) }),
  },
];

describe('untyped programs', () => {
  it.each(CASES)('$title: $code', ({ code, make }) => {
    const world = makeWorld();
    make(world);
    const { errors } = Diagnostics.of(world.app);
    expect([...new Set(errors.map((error) => error.code))]).toEqual(code === undefined ? [] : [code]);
    for (const error of errors) {
      expect(error.file).toBe(__filename);
      expect(error.message.length).toBeLessThan(400);
    }
  });

  it.each(CASES)('$title: a synth ends with a report, or not at all', ({ code, make }) => {
    const world = makeWorld();
    make(world);
    let thrown: unknown;
    try {
      world.app.synthYaml();
    } catch (error) {
      thrown = error;
    }
    expect(thrown === undefined ? 'nothing' : thrown instanceof SynthesisError).toBe(
      code === undefined ? 'nothing' : true,
    );
  });

  it('throws what a getter of the user throws where the construct is made, and not at synth', () => {
    const { app, web, api } = makeWorld();
    const props = {
      from: [api],
      get rationale(): string {
        throw new Error('no reason');
      },
    };
    expect(() => new AllowFrom(web, 'rule', props)).toThrow('no reason');
    expect(Diagnostics.of(app).errors.map(({ code }) => code)).toEqual([]);
  });
});

describe('names that objects inherit', () => {
  const NAMES = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];

  it.each(NAMES)('%s is a label of pods, of a namespace and of a policy like any other', (name) => {
    const { app, shop, web } = makeWorld();
    const third = new Namespace(shop, 'third', { labels: { [name]: 'ns' }, create: true, selectedByLabels: true });
    const pod = new Tier(third, 'pod', { labels: { [name]: 'pod' }, ports: [Port.tcp(1)] });
    new AllowFrom(pod, 'rule', { from: [third, web], labels: { [name]: 'policy' }, annotations: { [name]: 'said' } });
    new AllowTo(web, 'out', { to: [pod] });
    const policies = SynthesizedPolicies.of(app);
    const rule = policies.get('third/pod-rule');
    expect(rule.metadata.labels?.[name]).toBe('policy');
    expect(rule.metadata.annotations).toEqual({ [name]: 'said' });
    expect(rule.spec.podSelector).toEqual({ matchLabels: { [name]: 'pod' } });
    expect(policies.get('front/web-out').spec.egress).toEqual([
      {
        ports: [{ port: 1, protocol: 'TCP' }],
        to: [{ namespaceSelector: { matchLabels: { [name]: 'ns' } }, podSelector: { matchLabels: { [name]: 'pod' } } }],
      },
    ]);
    expect(app.synthYaml()).toContain(`  labels:\n    ${name}: ns\n`);
  });

  it.each(NAMES)('%s is no annotation of a rule that does not have it', (name) => {
    const { app, front, web, api } = makeWorld();
    const third = new Tier(front, 'third', { ports: [Port.tcp(1)], grouping: untyped('subject') });
    new AllowFrom(third, 'a', { from: [web], annotations: { [name]: 'said' } });
    new AllowFrom(third, 'b', { from: [api] });
    expect(SynthesizedPolicies.of(app).get('front/third').metadata.annotations?.[name]).toBe('third-a: said');
  });
});

describe('props that change after the construct was made', () => {
  it('change nothing', () => {
    const make = (spoil: (props: object) => void): string => {
      const { app, shop, api } = makeWorld();
      const props = {
        namespace: { labels: { a: '1' }, create: true },
        tier: { labels: { app: 'x' }, ports: [Port.tcp(1)], expressions: [LabelExpression.exists('x')] },
        rule: {
          from: [api],
          ports: [Port.tcp(2)],
          labels: { a: '1' },
          annotations: { a: '1' },
          rationale: 'first',
          policyName: 'first',
          isolates: true,
        },
        dns: { dns: Dns.kubeDns(), isolates: true, rationale: 'first' },
        same: { isolates: true, rationale: 'first', pairing: Pairing.ONE_SIDED },
        ip: { except: ['10.1.0.0/16'] },
        host: { addresses: ['192.0.2.1'] },
        custom: { resolvers: [api], port: 53 },
        pods: { labels: { app: 'x' }, expressions: [LabelExpression.exists('x')], namespaces: Namespaces.same() },
        defaults: { requireRationale: false },
      };
      Defaults.of(shop).set(props.defaults);
      const third = new Namespace(shop, 'third', props.namespace);
      const tier = new Tier(third, 'tier', props.tier);
      new AllowFrom(tier, 'rule', props.rule);
      new AllowDns(tier, 'dns', props.dns);
      new AllowSameNamespace(tier, 'same', props.same);
      const peers = [Peer.ipBlock('10.0.0.0/8', props.ip), Peer.host('x', props.host), Peer.pods(props.pods)];
      new AllowFrom(tier, 'peers', { from: peers });
      new AllowDns(tier, 'custom', { dns: Dns.custom(props.custom) });
      spoil(props);
      return app.synthYaml();
    };
    const spoilDeeply = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || Object.isFrozen(value) || 'node' in value) return;
      for (const each of Object.values(value)) spoilDeeply(each);
      if (Array.isArray(value)) value.length = 0;
      else for (const key of Object.keys(value)) (value as Record<string, unknown>)[key] = 'spoiled';
    };
    expect(make(spoilDeeply)).toBe(make(() => undefined));
  });

  it('are values that cannot change where they are shared', () => {
    for (const value of [Port.tcp(1), Peer.anywhere(), Namespaces.all(), LabelExpression.exists('a'), Dns.kubeDns()]) {
      expect(Object.isFrozen(value)).toBe(true);
    }
  });
});

describe('one bad value in many rules', () => {
  it('is one error', () => {
    const world = makeWorld();
    const port = Port.tcp(0);
    const peer = Peer.ipBlock('10.0.0.0/33');
    for (const id of ['a', 'b', 'c']) new AllowFrom(world.web, id, { from: [peer], ports: [port] });
    expect(errorsOf(world.app).map(({ code, constructPath }) => [code, constructPath])).toEqual([
      ['port-out-of-range', 'shop/front/web/a'],
      ['cidr-invalid', 'shop/front/web/a'],
    ]);
  });
});
