import { shown } from '../base/show-value';
import type { LabelSelector } from '../model/label-selector';

/** Text as part of an id. */
export function slugOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, '-');
}

/** A selector as part of an id: readable, and different for different selectors. */
export function selectorSlug({ labels, expressions }: LabelSelector): string {
  const parts = [
    ...Object.entries(labels).map(([key, value]) => `${key}-${value}`),
    ...expressions.map(({ key, operator, values }) => [key, operator, ...values].join('-')),
  ];
  return slugOf(parts.join('-')) || 'all';
}

/** Longest text of an address or host that an id repeats: a name must have room for the ids around it. */
const LONGEST_ADDRESS = 78;

/** An address, a range or the name of a host as part of an id. */
export function addressSlug(given: unknown): string {
  return (typeof given === 'string' ? given.slice(0, LONGEST_ADDRESS) : shown(given))
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
}
