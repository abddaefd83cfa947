import type { MissingInput } from '../../checks/check';
import { counted } from '../counted';
import type { DiagnosticsReport } from './report';

/** What manifests can lack. That somebody names no network plugin is no surprise, and would be said each time. */
const REASONS: Partial<Record<MissingInput, string>> = {
  'complete-input': 'some of the input cannot be read',
  workloads: 'the input has no pods or workloads',
  namespaces: 'the input has no Namespaces',
  'sound-policies': 'a policy has errors',
  'known-policies': 'policies of other APIs count as well, and are not read',
};

const NAMED = 3;

/** Which checks did not run for lack of manifests, and why; undefined where they all did. */
export function skippedLine({ skipped = [] }: DiagnosticsReport): string | undefined {
  const lacking = skipped.filter(({ needs }) => needs.some((each) => each in REASONS));
  if (lacking.length === 0) return undefined;
  const needs = new Set(lacking.flatMap((each) => each.needs));
  const reasons = Object.entries(REASONS).flatMap(([each, reason]) => (needs.has(each as MissingInput) ? reason : []));
  const names = lacking.slice(0, NAMED).map(({ check }) => check);
  const others = lacking.length > NAMED ? ` and ${lacking.length - NAMED} others` : '';
  return `${counted(lacking.length, 'check')} did not run because ${reasons.join(' and ')}: ${names.join(', ')}${others}`;
}
