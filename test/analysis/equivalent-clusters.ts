import fc from 'fast-check';
import { addressOf, bitsOf, endsOf } from '../support/address-bits';
import type { PlainPeer, PlainPolicy, PlainRule } from '../support/point-evaluator';
import { oracleOf, type DescribedCluster } from './described-cluster';

/*
 * Ways to write the same cluster otherwise: each changes what is written, and nothing of what it means.
 */

type Rewrite = (described: DescribedCluster) => DescribedCluster;

/** Names a change, so that a failure says what was done. */
export interface NamedRewrite {
  readonly name: string;
  readonly rewrite: Rewrite;
}

const inRules =
  (change: (rule: PlainRule) => (PlainRule | null)[]): Rewrite =>
  (described) => ({ ...described, policies: described.policies.map((policy) => withRules(policy, change)) });

function withRules(policy: PlainPolicy, change: (rule: PlainRule) => (PlainRule | null)[]): PlainPolicy {
  const { spec } = policy;
  if (!spec) return policy;
  const { ingress, egress } = spec;
  return {
    ...policy,
    spec: {
      ...spec,
      ingress: ingress?.flatMap((rule) => change(rule ?? {})),
      egress: egress?.flatMap((rule) => change(rule ?? {})),
    },
  };
}

const inPeers = (change: (peer: PlainPeer) => PlainPeer[]): Rewrite =>
  inRules(({ from, to, ports }) => [
    {
      ...(from !== undefined && { from: from?.flatMap(change) }),
      ...(to !== undefined && { to: to?.flatMap(change) }),
      ports,
    },
  ]);

/** The two halves of a block, each with the holes that are in it; a hole as wide as a half leaves nothing of it. */
function halves(peer: PlainPeer): PlainPeer[] {
  if (!peer.ipBlock) return [peer];
  const { cidr, except } = peer.ipBlock;
  const [first, last] = endsOf(cidr);
  const [address, length] = cidr.split('/');
  // Bits beyond the prefix are a caveat, which the halves would not have.
  if (bitsOf(address) !== first || Number(length) === first.length) return [peer];
  const longer = Number(length) + 1;
  const split = [
    `${addressOf(first)}/${longer}`,
    `${addressOf(last.slice(0, longer).padEnd(last.length, '0'))}/${longer}`,
  ];
  const holes = except ?? [];
  // A hole in one half is no strict subset of the other one, and such policies are refused.
  return holes.length > 0 ? [peer] : split.map((half) => ({ ipBlock: { cidr: half } }));
}

const REWRITES: readonly NamedRewrite[] = [
  { name: 'nothing', rewrite: (described) => described },
  {
    name: 'every policy twice',
    rewrite: (described) => ({
      ...described,
      policies: described.policies.flatMap((policy) => [
        policy,
        { ...policy, metadata: { ...policy.metadata, name: `${policy.metadata.name}-again` } },
      ]),
    }),
  },
  { name: 'every rule twice', rewrite: inRules((rule) => [rule, rule]) },
  { name: 'every peer twice', rewrite: inPeers((peer) => [peer, peer]) },
  { name: 'every CIDR in two halves', rewrite: inPeers(halves) },
  {
    name: 'one rule for each peer',
    rewrite: inRules(({ from, to, ports }) => {
      const direction = from === undefined ? 'to' : 'from';
      const peers = from ?? to ?? [];
      return peers.length === 0 ? [{ from, to, ports }] : peers.map((peer) => ({ [direction]: [peer], ports }));
    }),
  },
  {
    name: 'one rule for each port',
    rewrite: inRules(({ ports, ...rule }) =>
      ports && ports.length > 0 ? ports.map((port) => ({ ...rule, ports: [port] })) : [{ ...rule, ports }],
    ),
  },
  {
    name: 'every range of ports as two that overlap',
    rewrite: inRules(({ ports, ...rule }) => [
      {
        ...rule,
        ports: ports?.flatMap((port) => {
          if (typeof port?.port !== 'number' || typeof port.endPort !== 'number') return [port];
          const { protocol, port: first, endPort: last } = port;
          const middle = Math.floor((first + last) / 2);
          return [
            { protocol, port: middle, endPort: last },
            { protocol, port: first, endPort: Math.min(middle + 1, last) },
          ];
        }),
      },
    ]),
  },
  {
    name: 'policies of one name each for the two directions',
    rewrite: (described) => ({ ...described, policies: described.policies.flatMap(oneForEachDirection) }),
  },
  {
    name: 'other names of policies',
    rewrite: (described) => ({
      ...described,
      policies: described.policies.map((policy, i) => ({
        ...policy,
        metadata: { ...policy.metadata, name: `renamed-${described.policies.length - i}` },
      })),
    }),
  },
  {
    name: 'a policy that allows nothing to pods that another one isolates',
    rewrite: (described) => ({
      ...described,
      policies: described.policies.flatMap((policy, i) => [policy, nothingMore(policy, i)]),
    }),
  },
  {
    name: 'a policy for pods that are not there, with labels and CIDRs of its own',
    rewrite: (described) => ({
      ...described,
      policies: [
        ...described.policies,
        {
          metadata: { name: 'for-nobody', namespace: 'a' },
          spec: {
            podSelector: { matchLabels: { nobody: 'has-this' } },
            ingress: [
              { from: [{ ipBlock: { cidr: '10.64.0.0/10' } }, { podSelector: { matchLabels: { tier: 'y' } } }] },
            ],
          },
        },
      ],
    }),
  },
  {
    name: 'null for what is absent, and the defaults for null',
    rewrite: inRules(({ from, to, ports }) => [
      {
        from: from?.length ? from : null,
        to: to?.length ? to : null,
        ports: ports?.length ? ports.map((port) => ({ ...port, protocol: port?.protocol ?? 'TCP' })) : null,
      },
    ]),
  },
];

/** The same cluster with a label for each workload that only its own pods have. */
export function withOwnLabels(described: DescribedCluster): DescribedCluster {
  const { workloads } = described;
  return {
    ...described,
    workloads: workloads.map((each) => ({ ...each, labels: { ...each.labels, own: each.name } })),
  };
}

/** The same cluster with policies that let isolated bare pods reach themselves, which they do anyway (S49). */
export function withSelfAllowed(
  described: DescribedCluster,
  isChosen: (position: number) => boolean,
): DescribedCluster {
  const oracle = oracleOf(described);
  const added = described.workloads.flatMap((workload, i): PlainPolicy[] => {
    const { namespace, name, kind } = workload;
    if (kind !== 'Pod' || !isChosen(i)) return [];
    const podSelector = { matchLabels: { own: name } };
    const policyTypes = (['Ingress', 'Egress'] as const).filter((type) => oracle.isIsolated(workload, type));
    if (policyTypes.length === 0) return [];
    const peers = [{ podSelector }];
    return [
      {
        metadata: { name: `self-${name}`, namespace },
        spec: { podSelector, policyTypes, ingress: [{ from: peers }], egress: [{ to: peers }] },
      },
    ];
  });
  return { ...described, policies: [...described.policies, ...added] };
}

function typesOf({ spec }: PlainPolicy): string[] {
  if (spec?.policyTypes && spec.policyTypes.length > 0) return [...new Set(spec.policyTypes)];
  return spec?.egress && spec.egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

function oneForEachDirection(policy: PlainPolicy): PlainPolicy[] {
  return typesOf(policy).map((type) => ({
    metadata: { ...policy.metadata, name: `${policy.metadata.name}-${type.toLowerCase()}` },
    spec: { ...policy.spec, policyTypes: [type] },
  }));
}

function nothingMore(policy: PlainPolicy, i: number): PlainPolicy {
  const { namespace } = policy.metadata;
  return {
    metadata: { name: `nothing-more-${i}`, namespace },
    spec: { podSelector: policy.spec?.podSelector, policyTypes: typesOf(policy) },
  };
}

/** A change of how a cluster is written, together with another order of everything in it. */
export const rewriting: fc.Arbitrary<{ name: string; seed: number; rewrite: Rewrite }> = fc
  .tuple(fc.constantFrom(...REWRITES), fc.nat())
  .map(([{ name, rewrite }, seed]) => ({ name, seed, rewrite: (described) => reordered(rewrite(described), seed) }));

function reordered(described: DescribedCluster, seed: number): DescribedCluster {
  const turn = <T>(items: readonly T[]): T[] => rotated(items, seed);
  return {
    ...described,
    namespaces: turn(described.namespaces),
    workloads: turn(described.workloads).map((each) => ({
      ...each,
      ports: turn(each.ports),
      addresses: turn(each.addresses),
    })),
    policies: turn(described.policies).map((policy) =>
      policy.spec
        ? {
            ...policy,
            spec: {
              ...policy.spec,
              ingress: policy.spec.ingress && turn(policy.spec.ingress).map(reorderedRule(seed)),
              egress: policy.spec.egress && turn(policy.spec.egress).map(reorderedRule(seed)),
            },
          }
        : policy,
    ),
  };
}

function reorderedRule(seed: number): (rule: PlainRule | null | undefined) => PlainRule | null {
  return (rule) =>
    rule
      ? {
          ...rule,
          from: rule.from && rotated(rule.from, seed),
          to: rule.to && rotated(rule.to, seed),
          ports: rule.ports && rotated(rule.ports, seed),
        }
      : null;
}

/** Begins somewhere else, and goes backwards for every other seed. */
function rotated<T>(items: readonly T[], seed: number): T[] {
  const start = items.length === 0 ? 0 : seed % items.length;
  const turned = [...items.slice(start), ...items.slice(0, start)];
  return seed % 2 === 0 ? turned : turned.reverse();
}
