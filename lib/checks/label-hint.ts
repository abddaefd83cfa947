import { didYouMean } from '../base/did-you-mean';
import type { LabelSelector, Labels } from '../model/label-selector';

/** The label that a selector which matches none of these was probably to ask for, as `app: web`. */
export function closestLabel(
  selector: LabelSelector,
  candidates: readonly { readonly labels: Labels }[],
): string | undefined {
  for (const { key, values } of requiredLabels(selector)) {
    const present = new Set(candidates.flatMap(({ labels }) => (Object.hasOwn(labels, key) ? [labels[key]] : [])));
    if (values.some((value) => present.has(value))) continue;
    const [asked] = values;
    const meant = didYouMean(asked, [...present].sort());
    if (meant !== undefined) return `${key}: ${meant}`;
    const keys = candidates.flatMap(({ labels }) => Object.keys(labels).filter((other) => labels[other] === asked));
    const meantKey = didYouMean(key, [...new Set(keys)].sort());
    if (meantKey !== undefined) return `${meantKey}: ${asked}`;
  }
  return undefined;
}

/** A label that a selector asks for, with the values that it may have; at least one. */
export interface RequiredLabel {
  readonly key: string;
  readonly values: readonly string[];
}

/** The labels that must be there with certain values for a selector to match. */
export function requiredLabels(selector: LabelSelector): RequiredLabel[] {
  return [...selector.constraints].flatMap(([key, { complement, absent, values }]) =>
    complement || absent || values.size === 0 ? [] : [{ key, values: [...values].sort() }],
  );
}
