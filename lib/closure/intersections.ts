import { PinIndex } from '../lower/pin-index';
import { areDisjoint, exampleIn, intersectBoxes, isEmptyBox, type LabelBox } from '../model/label-box';
import { pointOutside } from '../model/label-points';
import type { LabelSelector, Labels } from '../model/label-selector';
import type { ContainerPort } from '../model/workload';
import { distinctPorts, type UniverseTier } from './universe-tiers';

/** Pods that carry the labels of two selectors at once, or of a tier and not of a selector that its example meets. */
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
 * The satisfiable intersections of the tiers of one namespace with each other and with selectors of policies there, in the
 * order of both lists. When the budget is used up the first tier that was not dealt with is returned as `leftOut`.
 */
export function intersectionsIn(
  tiers: readonly UniverseTier[],
  selectors: readonly LabelSelector[],
  budget: IntersectionBudget,
): { readonly shared: readonly SharedPods[]; readonly leftOut?: UniverseTier } {
  const alive = tiers.filter(({ pod }) => pod !== undefined);
  const known = new Set(alive.map(({ endpoint }) => endpoint.pods.key));
  const index = new PinIndex<Selected>();
  const all: Selected[] = [];
  const add = (box: LabelBox, ports: readonly ContainerPort[]): void => {
    const entry = { position: all.length, box, ports };
    all.push(entry);
    index.add(box, entry);
  };
  for (const { endpoint, ports } of alive) add(endpoint.pods.constraints, ports);
  for (const each of selectors) {
    if (each.isEverything || known.has(each.key) || isEmptyBox(each.constraints)) continue;
    known.add(each.key);
    add(each.constraints, []);
  }

  const shared: SharedPods[] = [];
  for (const [position, tier] of alive.entries()) {
    const { box, ports } = all[position];
    const candidates = index.touching(box).filter((other) => other.position > position);
    budget.compared -= candidates.length;
    candidates.sort((a, b) => a.position - b.position);
    for (const other of candidates) {
      if (areDisjoint(box, other.box)) continue;
      for (const labels of sharedLabels(box, other.box)) {
        if (--budget.found < 0) return { shared, leftOut: tier };
        shared.push({ labels, ports: distinctPorts([...ports, ...other.ports]) });
      }
    }
    if (budget.compared < 0) return { shared, leftOut: tier };
  }
  return { shared };
}

/** Labels of both, and of the first and not the second where its example would not show that there are such. */
function sharedLabels(box: LabelBox, other: LabelBox): Labels[] {
  const inBoth = exampleIn(intersectBoxes(box, other));
  return [inBoth, pointOutside(box, other)].filter((labels) => labels !== undefined);
}
