import { didYouMean } from '../base/did-you-mean';
import { groupBy } from '../base/group-by';
import { quoted } from '../base/show-value';
import { describeSelector } from '../model/describe-policy';
import { LabelSelector, type Labels } from '../model/label-selector';
import type { CheckContext } from './check-context';

/** Help with a selector that matches no pod of these namespaces: the label that was meant, or where such pods are. */
export function hintFor(
  context: CheckContext,
  selector: LabelSelector,
  namespaces: readonly string[],
): string | undefined {
  const label = closestLabel(context, selector, namespaces);
  if (label !== undefined) return `did you mean ${label}?`;
  const elsewhere = context.inventory.inNamespaces(LabelSelector.EVERYTHING, selector).array().at(0);
  if (elsewhere === undefined) return undefined;
  const { namespace } = context.cluster.workloads[elsewhere];
  return `pods with ${describeSelector(selector)} are in namespace ${quoted(namespace)}`;
}

/** The label that a selector which matches no pod of these namespaces was probably to ask for, as `app: web`. */
export function closestLabel(
  context: CheckContext,
  selector: LabelSelector,
  namespaces: readonly string[],
): string | undefined {
  const { valuesOf, keysOf } = context.once(labelsOfPods, namespaces, namespaces.join(' '));
  for (const { key, values } of requiredLabels(selector)) {
    const present = valuesOf.get(key) ?? new Set();
    if (values.some((value) => present.has(value))) continue;
    const [asked] = values;
    const meant = didYouMean(asked, [...present]);
    if (meant !== undefined) return `${key}: ${meant}`;
    const meantKey = didYouMean(key, [...(keysOf.get(asked) ?? [])]);
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

/** The labels that some objects have, in order. */
export interface LabelIndex {
  /** Values by their keys. */
  readonly valuesOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Keys by their values. */
  readonly keysOf: ReadonlyMap<string, ReadonlySet<string>>;
}

export function indexLabels(objects: readonly { readonly labels: Labels }[]): LabelIndex {
  const labels = objects.flatMap((each) => Object.entries(each.labels));
  return { valuesOf: grouped(labels), keysOf: grouped(labels.map(([key, value]) => [value, key])) };
}

function grouped(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = groupBy(pairs, ([first]) => first);
  return new Map(
    [...groups].map(([first, found]) => {
      const distinct = new Set(found.map(([, second]) => second));
      return [first, new Set([...distinct].sort())];
    }),
  );
}

function labelsOfPods(context: CheckContext, namespaces: readonly string[]): LabelIndex {
  return indexLabels(namespaces.flatMap((name) => context.podsOfNamespace(name)));
}
