/* Which halves of a flow are written, for each pairing, kind of peer, and isolation of the other end. */
import { ApiObject } from 'cdk8s';
import {
  AllowTo,
  DenyAll,
  DenyAllEgress,
  LabelExpression,
  Namespaces,
  Pairing,
  Peer,
  Port,
  Tier,
  type IPeer,
} from 'cdk8s-netpol';
import type { World } from './world';

/** The end under test is `api`, or the pods of `front`; the rule stands at `db`, so its own half is `data/db-rule`. */
export type Isolation =
  'none' | 'all' | 'all by an allow' | 'all by two halves' | 'some' | 'raw' | 'raw, other direction';

export const ISOLATIONS: { readonly [name in Isolation]: (world: World) => unknown } = {
  none: () => undefined,
  all: ({ front }) => new DenyAll(front, 'isolation'),
  'all by an allow': ({ api }) => new AllowTo(api, 'isolation', { to: [Peer.internet()], ports: [Port.tcp(443)] }),
  // Labels app=api with track=new, and app=api without: together all pods of api.
  'all by two halves': ({ front }) => {
    for (const [id, expression] of [
      ['new', 'in'],
      ['old', 'notIn'],
    ] as const) {
      const tier = new Tier(front, id, { labels: { app: 'api' }, expressions: [trackNew(expression)] });
      new DenyAllEgress(tier, 'isolation');
    }
  },
  some: ({ front }) => {
    const canary = new Tier(front, 'canary', { labels: { app: 'api', track: 'new' } });
    new DenyAllEgress(canary, 'isolation');
  },
  raw: ({ shop }) => rawPolicy(shop, ['Egress']),
  'raw, other direction': ({ shop }) => rawPolicy(shop, ['Ingress']),
};

function trackNew(operator: 'in' | 'notIn'): LabelExpression {
  return LabelExpression[operator]('track', ['new']);
}

export function rawPolicy(shop: World['shop'], policyTypes: string[]): ApiObject {
  return new ApiObject(shop, 'raw', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'raw', namespace: 'front' },
    spec: { podSelector: {}, policyTypes },
  });
}

export type PeerKind =
  | 'tier'
  | 'namespace'
  | 'imported namespace'
  | 'imported tier'
  | 'anywhere'
  | 'any pod'
  | 'internet'
  | 'ip block'
  | 'host'
  | 'pods of a namespace'
  | 'pods of the same namespace'
  | 'pods of other namespaces'
  | 'namespaces';

export const PEERS: { readonly [name in PeerKind]: (world: World) => IPeer } = {
  tier: ({ api }) => api,
  namespace: ({ front }) => front,
  'imported namespace': ({ kubeSystem }) => kubeSystem,
  'imported tier': ({ front }) => Tier.imported(front, 'theirs', { labels: { app: 'api' } }),
  anywhere: () => Peer.anywhere(),
  'any pod': () => Peer.anyPod(),
  internet: () => Peer.internet(),
  'ip block': () => Peer.ipBlock('192.0.2.0/24'),
  host: () => Peer.host('example.com', { addresses: ['192.0.2.1'] }),
  'pods of a namespace': () => Peer.pods({ labels: { app: 'api' }, namespaces: Namespaces.named('front') }),
  'pods of the same namespace': () => Peer.pods({ labels: { app: 'api' }, namespaces: Namespaces.same() }),
  'pods of other namespaces': () => Peer.pods({ labels: { app: 'api' }, namespaces: Namespaces.named('elsewhere') }),
  namespaces: () => Peer.namespaces({ labels: { 'kubernetes.io/metadata.name': 'front' } }),
};

/** The policies that carry the other half, or the code of the error. */
export type Outcome = readonly string[] | 'partly-isolated' | 'no-other-end';

const HALF = ['front/db-rule-egress'];

const AUTO_AT_TIER: { readonly [name in Isolation]: Outcome } = {
  none: [],
  all: HALF,
  'all by an allow': HALF,
  'all by two halves': HALF,
  some: 'partly-isolated',
  raw: HALF,
  'raw, other direction': [],
};

const AUTO_AT_NAMESPACE: { readonly [name in Isolation]: Outcome } = {
  none: [],
  all: HALF,
  'all by an allow': 'partly-isolated',
  'all by two halves': 'partly-isolated',
  some: 'partly-isolated',
  raw: HALF,
  'raw, other direction': [],
};

const BOTH: { readonly [name in PeerKind]: Outcome } = {
  tier: HALF,
  namespace: HALF,
  'imported namespace': 'no-other-end',
  'imported tier': 'no-other-end',
  anywhere: ['data/db-rule-egress', ...HALF],
  'any pod': ['data/db-rule-egress', ...HALF],
  internet: 'no-other-end',
  'ip block': 'no-other-end',
  host: 'no-other-end',
  'pods of a namespace': HALF,
  'pods of the same namespace': ['data/db-rule-egress'],
  'pods of other namespaces': 'no-other-end',
  namespaces: HALF,
};

export function outcomeFor(pairing: Pairing, peer: PeerKind, isolation: Isolation): Outcome {
  if (pairing === Pairing.ONE_SIDED) return [];
  if (pairing === Pairing.BOTH) return BOTH[peer];
  if (peer === 'tier') return AUTO_AT_TIER[isolation];
  if (peer === 'namespace') return AUTO_AT_NAMESPACE[isolation];
  return [];
}
