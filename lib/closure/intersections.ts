import { PinIndex } from '../model/pin-index';
import { areDisjoint, exampleIn, intersectBoxes, isEmptyBox, type LabelBox } from '../model/label-box';
import { pointsOutside } from '../model/label-points';
import type { LabelSelector, Labels } from '../model/label-selector';
import type { ContainerPort } from '../model/workload';
import { distinctPorts, type UniverseTier } from './universe-tiers';

/** Pods that two selectors tell apart: of both, or of one of them alone. */
export interface SharedPods {
  readonly labels: Labels;
  readonly ports: readonly ContainerPort[];
}

/** How much work intersections may be. */
export interface IntersectionBudget {
  /** Intersections that may still be found. */
  found: number;
  /** Pairs that may still be looked at. */
  compared: number;
}

interface Selected {
  readonly position: number;
  readonly box: LabelBox;
  readonly ports: readonly ContainerPort[];
}

/**
 * The satisfiable intersections of the tiers of one namespace with each other and with the selectors of policies there that
 * are none of a tier, in the order of both lists. `leftOut` is the first tier that the budget did not suffice for.
 */
export function intersectionsIn(
  tiers: readonly UniverseTier[],
  selectors: readonly LabelSelector[],
  budget: IntersectionBudget,
): { readonly shared: readonly SharedPods[]; readonly leftOut?: UniverseTier } {
  const alive = tiers.filter(({ pod }) => pod !== undefined);
  const index = new PinIndex<Selected>();
  const all: Selected[] = [];
  const add = (box: LabelBox, ports: readonly ContainerPort[]): void => {
    const entry = { position: all.length, box, ports };
    all.push(entry);
    index.add(box, entry);
  };
  for (const { endpoint, ports } of alive) add(endpoint.pods.constraints, ports);
  for (const each of selectors) {
    if (!each.isEverything && !isEmptyBox(each.constraints)) add(each.constraints, []);
  }

  const shared: SharedPods[] = [];
  for (const [position, tier] of alive.entries()) {
    const { box } = all[position];
    const candidates = index.touching(box).filter((other) => other.position > position);
    budget.compared -= candidates.length;
    candidates.sort((a, b) => a.position - b.position);
    for (const other of candidates) {
      if (areDisjoint(box, other.box)) continue;
      if (--budget.found < 0) return { shared, leftOut: tier };
      shared.push(...sharedPods(all[position], other));
    }
    if (budget.compared < 0) return { shared, leftOut: tier };
  }
  return { shared };
}

function sharedPods(a: Selected, b: Selected): SharedPods[] {
  const both = exampleIn(intersectBoxes(a.box, b.box));
  return [
    ...(both ? [{ labels: both, ports: distinctPorts([...a.ports, ...b.ports]) }] : []),
    ...pointsOutside(a.box, b.box).map((labels) => ({ labels, ports: a.ports })),
    ...pointsOutside(b.box, a.box).map((labels) => ({ labels, ports: b.ports })),
  ];
}
