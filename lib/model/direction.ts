/** Way of traffic, seen from the pods that a policy selects. */
export type Direction = 'ingress' | 'egress';

/** The entry of `spec.policyTypes` that stands for a direction. */
export type PolicyType = 'Ingress' | 'Egress';

export const DIRECTIONS: readonly Direction[] = Object.freeze(['ingress', 'egress'] as const);

export function oppositeOf(direction: Direction): Direction {
  return direction === 'ingress' ? 'egress' : 'ingress';
}

export function policyTypeOf(direction: Direction): PolicyType {
  return direction === 'ingress' ? 'Ingress' : 'Egress';
}
