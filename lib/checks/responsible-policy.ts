import type { Isolation } from '../analysis/isolation';
import type { Direction } from '../model/direction';
import type { CheckContext } from './check-context';
import type { CheckedPolicy } from './checked-policy';

/**
 * The policy to speak of where pods are isolated and too little is allowed: before others one that allows nothing, as it
 * is there to isolate, and then one for all pods. Nothing where none of the policies was written somewhere.
 */
export function responsiblePolicy(context: CheckContext, isolation: Isolation): CheckedPolicy | undefined {
  return context.once(findResponsible, isolation);
}

function findResponsible(context: CheckContext, { direction, policies }: Isolation): CheckedPolicy | undefined {
  const written = context.once(checkedByPolicy);
  const isolating = policies.flatMap(({ source }) => written.get(source.policy) ?? []);
  return isolating.sort(byResponsibility(direction)).at(0);
}

/** Order in which to speak of policies that isolate. */
export function byResponsibility(direction: Direction): (a: CheckedPolicy, b: CheckedPolicy) => number {
  return (a, b) => rank(a, direction) - rank(b, direction);
}

/** Where a policy says that it isolates. */
export function isolatingPath({ written }: CheckedPolicy, direction: Direction): string {
  return written.spec?.[direction] ? `spec.${direction}` : 'spec.policyTypes';
}

function rank({ policy }: CheckedPolicy, direction: Direction): number {
  return (policy[direction].length === 0 ? 0 : 2) + (policy.podSelector.isEverything ? 0 : 1);
}

function checkedByPolicy({ policies }: CheckContext): Map<CheckedPolicy['policy'], CheckedPolicy> {
  return new Map(policies.map((checked) => [checked.policy, checked]));
}
