import type { IpBlock, Peer, PolicyPort, PolicySpec, Selector } from './manifests';
import { NAME_LABEL } from './manifests';
import { PLATFORM, type NamespacePlan } from './namespaces';
import { repeat, type Random } from './random';

/** What a policy is made from. */
export interface PolicyContext {
  readonly random: Random;
  readonly home: NamespacePlan;
  readonly namespaces: readonly NamespacePlan[];
  /** Addresses outside the cluster that teams talk to. */
  readonly blocks: readonly IpBlock[];
  /** How many peers the policy has, where it may have several. */
  readonly peers: number;
}

export interface PolicyKind {
  readonly name: string;
  readonly weight: number;
  /** Whether it may have more than one peer. */
  readonly grows: boolean;
  readonly spec: (context: PolicyContext) => PolicySpec;
}

const EVERY_POD: Selector = {};
const tcp = (port: number | string): PolicyPort => ({ protocol: 'TCP', port });
const app = (name: string): Selector => ({ matchLabels: { app: name } });
const platformPeer = ([{ name }, pods]: readonly [{ readonly name: string }, string]): Peer => ({
  namespaceSelector: { matchLabels: { [NAME_LABEL]: name } },
  podSelector: app(pods),
});
const [DNS, INGRESS, MONITORING] = PLATFORM.map((each) => platformPeer([each, each.app]));

const ingress = (podSelector: Selector, from: Peer[], ports?: PolicyPort[]): PolicySpec => ({
  podSelector,
  policyTypes: ['Ingress'],
  ingress: [ports ? { from, ports } : { from }],
});
const egress = (podSelector: Selector, to: Peer[], ports?: PolicyPort[]): PolicySpec => ({
  podSelector,
  policyTypes: ['Egress'],
  egress: [ports ? { to, ports } : { to }],
});

export const DENY_ALL: PolicySpec = { podSelector: EVERY_POD, policyTypes: ['Ingress', 'Egress'] };

/** Weights so that pods of a policy, kinds of peers and ports are spread as in the cluster that the profile imitates. */
export const POLICY_KINDS: readonly PolicyKind[] = [
  {
    name: 'retired',
    weight: 29,
    grows: false,
    spec: ({ random, home }) =>
      ingress(app(`retired-${random.integer(0, 9)}`), [{ podSelector: someApp(random, home) }]),
  },
  {
    name: 'dns',
    weight: 8,
    grows: false,
    spec: () => egress(EVERY_POD, [DNS], [{ protocol: 'UDP', port: 53 }, tcp(53)]),
  },
  { name: 'monitoring', weight: 9, grows: false, spec: () => ingress(EVERY_POD, [MONITORING], [tcp('metrics')]) },
  { name: 'ingress', weight: 5, grows: false, spec: () => ingress(EVERY_POD, [INGRESS], [tcp(8080), tcp(8443)]) },
  {
    name: 'same-namespace',
    weight: 5,
    grows: false,
    spec: () => ({ ...DENY_ALL, ingress: [{ from: [{ podSelector: {} }] }], egress: [{ to: [{ podSelector: {} }] }] }),
  },
  {
    name: 'app',
    weight: 8,
    grows: true,
    spec: ({ random, home, peers }) =>
      ingress(
        someApp(random, home),
        repeat(peers, () => ({ podSelector: someApp(random, home) })),
        ports(random, home),
      ),
  },
  {
    name: 'to-app',
    weight: 3,
    grows: true,
    spec: ({ random, home, peers }) =>
      egress(
        someApp(random, home),
        repeat(peers, () => ({ podSelector: someApp(random, home) })),
        ports(random, home),
      ),
  },
  {
    name: 'neighbour',
    weight: 9,
    grows: true,
    spec: ({ random, home, namespaces, peers }) => {
      const from = repeat(peers, (): Peer => {
        const other = random.pick(namespaces);
        return {
          namespaceSelector: { matchLabels: { [NAME_LABEL]: other.name } },
          podSelector: someApp(random, other),
        };
      });
      return ingress(EVERY_POD, from, random.integer(0, 1) === 0 ? undefined : ports(random, home));
    },
  },
  {
    name: 'team',
    weight: 2,
    grows: false,
    spec: ({ random, home }) => {
      const expression = { key: 'environment', operator: 'In' as const, values: ['dev', 'test'] };
      const namespaceSelector: Selector = { matchLabels: { team: home.labels.team }, matchExpressions: [expression] };
      const notData: Selector = { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['data'] }] };
      return ingress(EVERY_POD, [{ namespaceSelector, podSelector: notData }], ports(random, home));
    },
  },
  {
    name: 'environment',
    weight: 0.4,
    grows: false,
    spec: ({ home: { labels } }) =>
      ingress(EVERY_POD, [{ namespaceSelector: { matchLabels: { environment: labels.environment } } }]),
  },
  {
    name: 'outside',
    weight: 26,
    grows: true,
    spec: ({ random, blocks, peers }) => {
      const to = repeat(peers, () => ({ ipBlock: random.pick(blocks) }));
      const open = random.weighted([
        { weight: 18, ports: undefined },
        { weight: 75, ports: [tcp(random.pick([443, 5432, 1521, 8443, 9092, 389, 25]))] },
        { weight: 6, ports: [tcp(80), tcp(443)] },
        { weight: 1, ports: [{ ...tcp(32768), endPort: 60999 }] },
      ]);
      return egress(EVERY_POD, to, open.ports);
    },
  },
  {
    name: 'from-outside',
    weight: 4,
    grows: false,
    spec: ({ random, home, blocks }) =>
      ingress(someApp(random, home), [{ ipBlock: random.pick(blocks) }], ports(random, home)),
  },
];

function someApp(random: Random, { apps }: NamespacePlan): Selector {
  return app(random.pick(apps).name);
}

/** A port that an app of the namespace has, now and then by its name. */
function ports(random: Random, { apps }: NamespacePlan): PolicyPort[] {
  const { name, containerPort, protocol } = random.pick(random.pick(apps).ports);
  return [{ protocol, port: random.integer(0, 4) === 0 ? name : containerPort }];
}
