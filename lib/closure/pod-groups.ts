import type { PortNaming } from '../analysis/port-names';
import type { Direction } from '../model/direction';
import type { AllowingPolicy } from './allowing-policies';
import type { Declaration } from './declarations';

/** Pods about which the same is declared, and which the same policies select, in one direction. */
export interface PodGroup {
  readonly direction: Direction;
  /** Positions of the pods, at least one. */
  readonly pods: number[];
  readonly declarations: readonly Declaration[];
  readonly policies: readonly AllowingPolicy[];
  /** Port names at the pods, where these are the ones that count. */
  readonly naming: PortNaming | undefined;
}

/** Groups of the pods at which something is declared, or that some policy isolates, in the order of their first pods. */
export function groupPods(
  direction: Direction,
  declarations: readonly Declaration[],
  policies: readonly AllowingPolicy[],
  namings: readonly PortNaming[],
  isJudged: (pod: number) => boolean,
): PodGroup[] {
  const declared = declarations.filter((each) => each.direction === direction);
  const isolating = policies.filter(({ policy }) => policy.isolates.includes(direction));
  const declaredAt = positionsByPod(declared, namings.length);
  const isolatingAt = positionsByPod(isolating, namings.length);

  const groups = new Map<string, PodGroup>();
  for (let pod = 0; pod < namings.length; pod++) {
    const [rules, names] = [declaredAt[pod], isolatingAt[pod]];
    if ((!rules && !names) || !isJudged(pod)) continue;
    const naming = direction === 'ingress' ? namings[pod] : undefined;
    const key = `${rules?.join(' ') ?? ''}/${names?.join(' ') ?? ''}/${naming}`;
    const known = groups.get(key);
    if (known) {
      known.pods.push(pod);
      continue;
    }
    groups.set(key, {
      direction,
      pods: [pod],
      declarations: (rules ?? []).map((position) => declared[position]),
      policies: (names ?? []).map((position) => isolating[position]),
      naming,
    });
  }
  return [...groups.values()];
}

/** For each pod the positions of the items that speak of it. */
function positionsByPod(
  items: readonly Pick<Declaration, 'subjects'>[],
  size: number,
): readonly (readonly number[] | undefined)[] {
  const lists = new Array<number[] | undefined>(size).fill(undefined);
  for (const [position, { subjects }] of items.entries()) {
    subjects.forEach((pod) => {
      (lists[pod] ??= []).push(position);
    });
  }
  return lists;
}
