import fc from 'fast-check';
import type { ConnectionChange } from '../../lib/analysis/connection-changes';
import { effectOfPolicy, type PolicyEffect } from '../../lib/analysis/policy-effect';
import type { Reachability } from '../../lib/analysis/reachability';
import { formatAddress, parseAddress, parseCidr, type Cidr } from '../../lib/model/cidr';
import type { ConnectionSet, ConnectionTexts } from '../../lib/model/connection-set';
import type { ProtocolName } from '../../lib/model/protocol';
import { isFinished, workload, workloadId } from '../../lib/model/workload';
import type { OracleEnd } from '../support/cluster-oracle';
import type { PolicyType } from '../support/point-evaluator';
import { oracleOf, reachabilityOf, type DescribedCluster } from './described-cluster';
import { CIDRS } from './expectation-oracle';
import { describedCluster } from './random-clusters';
import { runs, timeLimit } from './runs';

/* What is listed of the effect of a policy is what each pair of ends says of itself, with the policy and without it. */

const RUNS = runs(50);

/** One of the policies of a cluster, with clusters in which it is missing, and in which it isolates and allows nothing. */
interface Variants {
  readonly effect: PolicyEffect;
  readonly policyTypes: readonly PolicyType[];
  readonly now: DescribedCluster;
  readonly without: DescribedCluster;
  readonly emptied: DescribedCluster;
}

const variants: fc.Arbitrary<Variants> = fc
  .tuple(
    describedCluster.filter(({ policies }) => policies.length > 0),
    fc.nat(),
  )
  .map(([now, pick]) => variantsOf(now, pick));

function variantsOf(now: DescribedCluster, pick: number): Variants {
  const index = pick % now.policies.length;
  const { metadata, spec } = now.policies[index];
  const reachability = reachabilityOf(now);
  const found = reachability.cluster.policies.find(({ policy }) => policy.name === metadata.name);
  if (!found) throw new Error('the policy is not in the cluster');
  const { namespace, name, isolates } = found.policy;
  // Written out: without rules, what it isolates would follow from other fields.
  const policyTypes = isolates.map((direction) => (direction === 'ingress' ? 'Ingress' : 'Egress'));
  const others = now.policies.filter((_, i) => i !== index);
  const isolating = { metadata, spec: { ...spec, policyTypes, ingress: [], egress: [] } };
  const effect = effectOfPolicy(reachability, { namespace, name }, now.options);
  if (!effect) throw new Error('the policy is not found');
  return {
    ...{ effect, policyTypes, now },
    without: { ...now, policies: others },
    emptied: { ...now, policies: [...others, isolating] },
  };
}

/** What one policy allows from web to api, another one denies: seldom enough that chance does not come to it each time. */
const BLOCKED: DescribedCluster = {
  namespaces: [{ name: 'a', labels: {} }],
  workloads: ['web', 'api'].map((name) => workload({ namespace: 'a', name, labels: { app: name } })),
  policies: [
    {
      metadata: { name: 'out', namespace: 'a' },
      spec: {
        podSelector: { matchLabels: { app: 'web' } },
        policyTypes: ['Egress'],
        egress: [{ to: [{ podSelector: {} }] }],
      },
    },
    {
      metadata: { name: 'in', namespace: 'a' },
      spec: { podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Ingress'] },
    },
  ],
  options: {},
};

test(
  'lists are the differences of the answers for each pair',
  () => {
    fc.assert(
      fc.property(variants, ({ effect, ...described }) => {
        const [now, without, emptied] = [described.now, described.without, described.emptied].map(reachabilityOf);
        const ends = endsOf(described.now);
        for (const from of ends) {
          for (const to of ends) {
            if (from === to) continue;
            const ask = (each: Reachability) => each.between(from, to);
            // What passes whatever policies say is a matter of one pod and its node, and of no policy.
            if (ask(now).caveats.includes('own-node')) continue;
            const said = (changes: readonly ConnectionChange[]) => [
              saidOf(changes, from, to, 'connections'),
              saidOf(changes, from, to, 'undecided'),
            ];
            const lists = { adds: effect.adds, opened: effect.without.opened, closed: effect.without.closed };
            expect({
              ...{ from, to },
              adds: said(lists.adds),
              opened: said(lists.opened),
              closed: said(lists.closed),
            }).toEqual({
              ...{ from, to },
              adds: difference(ask(now), ask(emptied)),
              opened: difference(ask(without), ask(now)),
              closed: difference(ask(now), ask(without)),
            });
          }
        }
      }),
      RUNS,
    );
  },
  timeLimit(RUNS),
);

/** Ports that rules name, and one that they do not. */
const POINTS = [53, 80, 443].flatMap((port) => [
  { protocol: 'TCP', port } as const,
  { protocol: 'UDP', port } as const,
]);

test(
  'what the other end denies is what only the rules of the policy allow at its own end, and does not pass (S16)',
  () => {
    let blocked = 0;
    fc.assert(
      fc.property(variants, ({ effect, policyTypes, now, emptied }) => {
        const [nowOracle, emptiedOracle] = [now, emptied].map(oracleOf);
        const ends = new Map<string, OracleEnd>(endsOf(now).map((id) => [id, oracleEnd(now, id)]));
        for (const [from, source] of ends) {
          for (const [to, destination] of ends) {
            if (from === to || ('ip' in source && 'ip' in destination)) continue;
            for (const point of POINTS) {
              const flow = { from: source, to: destination, ...point };
              const isDenied = nowOracle.outcome(flow) === 'denied';
              const ofEnds = (isDenied ? policyTypes : []).map((type) =>
                [nowOracle, emptiedOracle].map((oracle) => oracle.direction(type, flow).verdict),
              );
              const wanted = {
                connections: ofEnds.some(([is, was]) => is === 'allowed' && was !== 'allowed'),
                undecided: ofEnds.some(([is, was]) => is === 'unknown' && was === 'denied'),
              };
              const said = {
                connections: holdsPoint(effect.blocked, from, to, 'connections', point),
                undecided: holdsPoint(effect.blocked, from, to, 'undecided', point),
              };
              if (said.connections) blocked++;
              expect({ ...flow, ...said }).toEqual({ ...flow, ...wanted });
            }
          }
        }
      }),
      { ...RUNS, examples: [[variantsOf(BLOCKED, 0)]] },
    );
    expect(blocked).toBeGreaterThan(0);
  },
  timeLimit(RUNS),
);

function oracleEnd({ workloads }: DescribedCluster, id: string): OracleEnd {
  return workloads.find((each) => workloadId(each) === id) ?? { ip: id };
}

/** Whether what a list says of a pair has a port; it says something of a pair once at most. */
function holdsPoint(
  changes: readonly ConnectionChange[],
  from: string,
  to: string,
  field: 'connections' | 'undecided',
  { protocol, port }: { readonly protocol: ProtocolName; readonly port: number },
): boolean {
  const said = saidOf(changes, from, to, field);
  expect(said.length).toBeLessThanOrEqual(1);
  return said.some((texts) =>
    (texts[protocol] ?? []).some((text) => {
      const [first, last = first] = text.split('-').map(Number);
      return port >= first && port <= last;
    }),
  );
}

interface Answer {
  readonly allowed: ConnectionSet;
  readonly unknown: ConnectionSet;
}

/** What surely passes here and not there, and what may pass here and not there. */
function difference(more: Answer, less: Answer): unknown[] {
  const undecided = more.unknown.difference(less.unknown).difference(less.allowed);
  return [more.allowed.difference(less.allowed), undecided].map((set) => [set.toTexts()].filter((_) => !set.isEmpty));
}

/** What a list says of a pair: once at most. */
function saidOf(
  changes: readonly ConnectionChange[],
  from: string,
  to: string,
  field: 'connections' | 'undecided',
): ConnectionTexts[] {
  return changes
    .filter((change) => holds(change.from, from) && holds(change.to, to))
    .map((change) => change[field] ?? {})
    .filter((texts) => Object.keys(texts).length > 0);
}

function holds(ids: readonly string[], id: string): boolean {
  const address = parseAddress(id);
  if (!address) return ids.includes(id);
  return ids.some((each) => {
    if (!each.startsWith('ip:')) return false;
    const range = rangeOf(each.slice(3));
    return range.family === address.family && address.value >= range.first && address.value <= range.last;
  });
}

/** A CIDR, or `<first>-<last>`. */
function rangeOf(text: string): Pick<Cidr, 'family' | 'first' | 'last'> {
  const cidr = parseCidr(text);
  if (cidr) return cidr;
  const [first, last] = text.split('-').map(parseAddress);
  if (!first || !last) throw new Error(`${text} is no range`);
  return { family: first.family, first: first.value, last: last.value };
}

/** Workloads, and addresses at which nothing is known to be. */
function endsOf({ workloads }: DescribedCluster): string[] {
  const taken = new Set(workloads.flatMap(({ addresses, nodeAddresses }) => [...addresses, ...nodeAddresses]));
  const addresses = CIDRS.flatMap((text) => {
    const cidr = parseCidr(text);
    return cidr ? [cidr.first, cidr.last].map((value) => formatAddress(cidr.family, value)) : [];
  });
  return [
    ...workloads.filter((each) => !isFinished(each)).map(workloadId),
    ...[...new Set(addresses)].filter((address) => !taken.has(address)),
  ];
}
