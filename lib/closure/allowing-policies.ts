import type { TypedFastBitSet as BitSet } from 'typedfastbitset';
import { compareText } from '../base/compare-text';
import type { Origin } from '../diagnostics/origin';
import type { AppGraph, GraphRule } from '../graph/app-graph';
import type { LoweredPolicy } from '../lower/assemble';
import { DIRECTIONS, type Direction } from '../model/direction';
import type { NetworkPolicy } from '../model/network-policy';
import type { Extents, Passage } from './extents';

/** A policy of the app, and what it lets pass. */
export interface AllowingPolicy {
  readonly policy: NetworkPolicy;
  readonly origin: Origin;
  /** Whether constructs made it; `adopted` is not ours, but declared to be meant. */
  readonly maker: 'ours' | 'foreign' | 'adopted';
  /** Positions of the pods that it selects. */
  readonly subjects: BitSet;
  readonly passages: Readonly<Record<Direction, readonly Passage[]>>;
}

/** Policies in the order of their names, those of the constructs first. */
export function allowingPolicies(
  policies: readonly LoweredPolicy[],
  { foreignPolicies }: AppGraph,
  extents: Extents,
): AllowingPolicy[] {
  const ours = policies.map(({ policy, rules }) => ({ policy, origin: originOf(rules), maker: 'ours' as const }));
  const others = foreignPolicies.map(({ policy, origin, isAdopted }) => ({
    ...{ policy, origin },
    maker: isAdopted ? ('adopted' as const) : ('foreign' as const),
  }));
  return [...ours.sort(byName), ...others.sort(byName)].map((each): AllowingPolicy => {
    const { namespace, podSelector } = each.policy;
    const [ingress, egress] = DIRECTIONS.map((direction) => passagesOf(each.policy, direction, extents));
    return { ...each, subjects: extents.podsIn(namespace, podSelector), passages: { ingress, egress } };
  });
}

function originOf([first]: readonly GraphRule[]): Origin {
  return first.origin;
}

function passagesOf(
  { namespace, isolates, ...policy }: NetworkPolicy,
  direction: Direction,
  extents: Extents,
): Passage[] {
  if (!isolates.includes(direction)) return [];
  return policy[direction].flatMap(({ peers, ports }) =>
    // A rule without peers is for everybody (S9).
    peers.length === 0
      ? [{ extent: extents.everywhere, ports }]
      : peers.map((peer) => ({ extent: extents.ofPolicyPeer(peer, namespace), ports })),
  );
}

function byName(a: Pick<AllowingPolicy, 'policy' | 'origin'>, b: Pick<AllowingPolicy, 'policy' | 'origin'>): number {
  return (
    compareText(a.policy.namespace, b.policy.namespace) ||
    compareText(a.policy.name, b.policy.name) ||
    compareText(a.origin.constructPath, b.origin.constructPath)
  );
}
