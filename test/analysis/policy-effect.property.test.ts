import fc from 'fast-check';
import { effectOfPolicy, type ConnectionChange } from '../../lib/analysis/policy-effect';
import type { Reachability } from '../../lib/analysis/reachability';
import type { ConnectionSet } from '../../lib/model/connection-set';
import { formatAddress, parseAddress, parseCidr, type Cidr } from '../../lib/model/cidr';
import { isFinished, workloadId } from '../../lib/model/workload';
import { reachabilityOf, type DescribedCluster } from './described-cluster';
import { CIDRS } from './expectation-oracle';
import { describedCluster } from './random-clusters';
import { runs, timeLimit } from './runs';

/* What is listed of the effect of a policy is what each pair of ends says of itself, with the policy and without it. */

const RUNS = runs(50);

test(
  'lists are the differences of the answers for each pair',
  () => {
    fc.assert(
      fc.property(describedCluster, fc.nat(), (described, pick) => {
        if (described.policies.length === 0) return;
        const index = pick % described.policies.length;
        const { metadata, spec } = described.policies[index];
        const now = reachabilityOf(described);
        const found = now.cluster.policies.find(({ policy }) => policy.name === metadata.name);
        if (!found) throw new Error('the policy is not in the cluster');
        const { namespace, name, isolates } = found.policy;
        // Written out: without rules, what it isolates would follow from other fields.
        const policyTypes = isolates.map((direction) => (direction === 'ingress' ? 'Ingress' : 'Egress'));
        const others = described.policies.filter((_, i) => i !== index);
        const without = reachabilityOf({ ...described, policies: others });
        const isolating = { metadata, spec: { ...spec, policyTypes, ingress: [], egress: [] } };
        const emptied = reachabilityOf({ ...described, policies: [...others, isolating] });

        const effect = effectOfPolicy(now, { namespace, name }, described.options);
        if (!effect) throw new Error('the policy is not found');
        const ends = endsOf(described);
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
): unknown[] {
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
