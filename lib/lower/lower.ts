/*
 * The application graph to policies: expand rules to halves, pair them, assemble policies.
 * Laws: the policies allow what the rules declare and nothing more; the order of rules in the graph changes nothing;
 * lowering the same graph again gives the same policies.
 */
import { compareText } from '../base/compare-text';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Origin } from '../diagnostics/origin';
import {
  endpointKey,
  type AllowRule,
  type AppGraph,
  type ForeignPolicy,
  type GraphRule,
  type IsolationRule,
} from '../graph/app-graph';
import { assemblePolicies, type LoweredPolicy, type MergedIsolation } from './assemble';
import { expandRules } from './expand';
import type { Half } from './half';
import { findImplicitIsolation } from './implicit-isolation';
import { IsolationFacts } from './isolation';
import { OtherHalves } from './other-halves';
import { pairAlways, pairWhereIsolated } from './pair';

export interface Lowering {
  /** Sorted by namespace and name. */
  readonly policies: readonly LoweredPolicy[];
  readonly diagnostics: readonly Diagnostic[];
}

export function lower(graph: AppGraph): Lowering {
  const diagnostics: Diagnostic[] = [];
  const rules = [...graph.rules].sort(byName);
  const namespaces = [...graph.namespaces].sort((a, b) => compareText(a.name, b.name));
  const foreignPolicies = [...graph.foreignPolicies].sort(compareForeign);

  const own = expandRules(rules.filter(isAllow), diagnostics);
  const ownHalves = [...own.values()];
  const others = new OtherHalves(own);
  pairAlways(ownHalves, namespaces, others, diagnostics);
  const unconditional = [...ownHalves, ...others.list()];
  const isolation = isolationOf(rules, foreignPolicies, unconditional);
  pairWhereIsolated(ownHalves, isolation, others, diagnostics);

  const halves = [...ownHalves, ...others.list()];
  const policies = assemblePolicies(halves, mergeIsolations(rules.filter(isIsolation)), diagnostics);
  policies.sort((a, b) => compareNames(a.policy, b.policy));
  diagnostics.push(
    ...nameClashes(policies, foreignPolicies),
    ...findImplicitIsolation({ rules, foreignPolicies, unconditional, halves }),
  );
  return { policies, diagnostics };
}

function isAllow(rule: GraphRule): rule is AllowRule {
  return rule.kind === 'allow';
}

function isIsolation(rule: GraphRule): rule is IsolationRule {
  return rule.kind === 'isolation';
}

/** Everything that isolates pods but the halves whose writing depends on it. */
function isolationOf(
  rules: readonly GraphRule[],
  foreignPolicies: readonly ForeignPolicy[],
  halves: readonly Half[],
): IsolationFacts<string> {
  const facts = new IsolationFacts<string>();
  for (const rule of rules.filter(isIsolation)) {
    for (const direction of rule.directions)
      facts.add(rule.subject.namespace.name, direction, rule.subject.pods, rule.origin.constructPath);
  }
  for (const { subject, direction, rules: declaring } of halves) {
    facts.add(subject.namespace.name, direction, subject.pods, declaring[0].origin.constructPath);
  }
  for (const { namespace, name, isolates, pods } of foreignPolicies) {
    for (const direction of isolates) facts.add(namespace, direction, pods, `NetworkPolicy ${namespace}/${name}`);
  }
  return facts;
}

/** Isolating the same pods twice is one policy: of two isolations the wider one stays, of equal ones the first. */
function mergeIsolations(rules: readonly IsolationRule[]): MergedIsolation[] {
  const bySubject = new Map<string, { rule: IsolationRule; absorbed: IsolationRule[] }[]>();
  for (const rule of [...rules].sort((a, b) => b.directions.length - a.directions.length)) {
    const key = endpointKey(rule.subject);
    const kept = bySubject.get(key) ?? [];
    bySubject.set(key, kept);
    const wider = kept.find((other) => rule.directions.every((each) => other.rule.directions.includes(each)));
    if (wider) wider.absorbed.push(rule);
    else kept.push({ rule, absorbed: [] });
  }
  return [...bySubject.values()].flat();
}

function byName(a: GraphRule, b: GraphRule): number {
  return (
    compareText(a.subject.namespace.name, b.subject.namespace.name) ||
    compareText(a.policyName, b.policyName) ||
    compareText(a.origin.constructPath, b.origin.constructPath)
  );
}

interface NamedInNamespace {
  readonly namespace: string;
  readonly name: string;
}

function compareNames(a: NamedInNamespace, b: NamedInNamespace): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name);
}

function compareForeign(a: ForeignPolicy, b: ForeignPolicy): number {
  return compareNames(a, b) || compareText(a.origin.constructPath, b.origin.constructPath);
}

function nameClashes(policies: readonly LoweredPolicy[], foreignPolicies: readonly ForeignPolicy[]): Diagnostic[] {
  const taken = new Map<string, Origin>();
  const clashes: Diagnostic[] = [];
  const claim = ({ namespace, name }: NamedInNamespace, origin: Origin): void => {
    const key = `${namespace}/${name}`;
    const first = taken.get(key);
    if (first) clashes.push(duplicateName(key, first, origin));
    else taken.set(key, origin);
  };
  for (const foreign of foreignPolicies) claim(foreign, foreign.origin);
  for (const { policy, rules } of policies) claim(policy, rules[0].origin);
  return clashes;
}

function duplicateName(key: string, first: Origin, second: Origin): Diagnostic {
  const at = first.location();
  const where = at ? ` (${at.file}:${at.line})` : '';
  return diagnose('duplicate-policy-name', second, {
    message: `the policy name ${key} is taken by ${first.constructPath}${where}`,
    help: 'give one of the two another id or a policyName of its own',
  });
}
