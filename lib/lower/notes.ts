import { quoted } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { GraphRule, RuleNotes } from '../graph/app-graph';

const LAYER_LABEL = 'cdk8s-netpol/layer';
const HOST_ANNOTATION = 'cdk8s-netpol/host';

/** Annotations that carry what a rule says about itself. */
const ANNOTATIONS: readonly { readonly key: string; readonly read: (notes: RuleNotes) => string | undefined }[] = [
  { key: 'cdk8s-netpol/owner', read: (notes) => notes.owner },
  { key: 'cdk8s-netpol/rationale', read: (notes) => notes.rationale },
  { key: 'cdk8s-netpol/review-by', read: (notes) => notes.reviewBy },
];

/** Labels and annotations of a policy. Where its rules do not all say the same, there is one line for each that says something. */
export function labelsAndAnnotations(
  rules: readonly GraphRule[],
  hosts: readonly string[],
  diagnostics: Diagnostic[],
): { labels: Record<string, string>; annotations: Record<string, string> } {
  if (rules.length === 1 && hosts.length === 0) return ofOneRule(rules[0].notes);
  // Keys come from users: one of them may have the name of something that every object inherits.
  const annotations = Object.create(null) as Record<string, string>;
  for (const { key, read } of ANNOTATIONS) {
    const text = oneLineForEachRule(rules, read);
    if (text !== undefined) annotations[key] = text;
  }
  for (const key of new Set(rules.flatMap(({ notes }) => Object.keys(notes.annotations)))) {
    const text = oneLineForEachRule(rules, (notes) =>
      Object.hasOwn(notes.annotations, key) ? notes.annotations[key] : undefined,
    );
    if (text !== undefined) annotations[key] = text;
  }
  if (hosts.length > 0) annotations[HOST_ANNOTATION] = [...new Set(hosts)].sort().join('\n');

  const labels = mergedLabels(rules, diagnostics);
  const layers = new Set(rules.map(({ notes }) => notes.layer));
  if (layers.size === 1) labels[LAYER_LABEL] = rules[0].notes.layer;
  else annotations[LAYER_LABEL] = oneLineForEachRule(rules, (notes) => notes.layer) as string;
  return { labels, annotations };
}

function ofOneRule(notes: RuleNotes): { labels: Record<string, string>; annotations: Record<string, string> } {
  const annotations = Object.assign(Object.create(null) as Record<string, string>, notes.annotations);
  for (const { key, read } of ANNOTATIONS) {
    const text = read(notes);
    if (text !== undefined && !Object.hasOwn(annotations, key)) annotations[key] = text;
  }
  return { labels: { ...notes.labels, [LAYER_LABEL]: notes.layer }, annotations };
}

function oneLineForEachRule(
  rules: readonly GraphRule[],
  read: (notes: RuleNotes) => string | undefined,
): string | undefined {
  const said = rules.filter(({ notes }) => read(notes) !== undefined);
  if (said.length === 0) return undefined;
  const texts = new Set(rules.map(({ notes }) => read(notes)));
  if (texts.size === 1) return read(said[0].notes);
  return said.map(({ policyName, notes }) => `${policyName}: ${read(notes)}`).join('\n');
}

function mergedLabels(rules: readonly GraphRule[], diagnostics: Diagnostic[]): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const rule of rules) {
    for (const [key, value] of Object.entries(rule.notes.labels)) {
      if (Object.hasOwn(labels, key) && labels[key] !== value) diagnostics.push(labelConflict(rule, key, labels[key]));
      else labels[key] = value;
    }
  }
  return labels;
}

function labelConflict(rule: GraphRule, key: string, other: string): Diagnostic {
  return diagnose('policy-label-conflict', rule.origin, {
    message: `label ${key} is ${quoted(rule.notes.labels[key])} here and ${quoted(other)} on another rule of the same policy`,
    help: 'give both rules the same value, or write them as policies of their own (Grouping.PER_RULE)',
  });
}
