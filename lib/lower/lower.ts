/*
 * The application graph to policies: expand rules to halves, pair them, assemble policies.
 * Laws: the policies allow what the rules declare and nothing more; the order of rules in the graph changes nothing;
 * lowering the same graph again gives the same policies.
 */
import { compareText } from '../base/compare-text';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Origin } from '../diagnostics/origin';
import { endpointKey, type AllowRule, type AppGraph, type GraphRule, type IsolationRule } from '../graph/app-graph';
import { assemblePolicies, type LoweredPolicy, type MergedIsolation } from './assemble';
import { expandRules } from './expand';
import type { Half } from './half';
import { findImplicitIsolation } from './implicit-isolation';
import { IsolationFacts } from './isolation';
import { pairAlways, pairWhereIsolated } from './pair';

export interface Lowering {
  /** Sorted by namespace and name. */
  readonly policies: readonly LoweredPolicy[];
  readonly diagnostics: readonly Diagnostic[];
}

export function lower(graph: AppGraph): Lowering {
  const diagnostics: Diagnostic[] = [];
  const rules = [...graph.rules].sort(byName);
  const own = expandRules(rules.filter(isAllow), diagnostics);
  const always = pairAlways(own, graph.namespaces, diagnostics);
  const isolation = isolationOf(graph, [...own.values(), ...always.values()]);
  const paired = pairWhereIsolated(own, always, isolation, diagnostics);
  const halves = [...own.values(), ...always.values(), ...paired.values()];
  const policies = assemblePolicies(halves, mergeIsolations(rules.filter(isIsolation)), diagnostics);
  policies.sort((a, b) => compareNames(a.policy, b.policy));
  diagnostics.push(
    ...nameClashes(policies, graph),
    ...findImplicitIsolation(graph, [...own.values(), ...always.values()]),
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
function isolationOf(graph: AppGraph, halves: readonly Half[]): IsolationFacts<string> {
  const facts = new IsolationFacts<string>();
  for (const rule of graph.rules.filter(isIsolation)) {
    const { namespace, pods } = rule.subject;
    for (const direction of rule.directions) facts.add(namespace.name, direction, pods, rule.origin.constructPath);
  }
  for (const { subject, direction, rules } of halves) {
    facts.add(subject.namespace.name, direction, subject.pods, rules[0].origin.constructPath);
  }
  for (const { namespace, name, isolates, pods } of graph.foreignPolicies) {
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

function nameClashes(policies: readonly LoweredPolicy[], graph: AppGraph): Diagnostic[] {
  const taken = new Map<string, Origin>();
  const clashes: Diagnostic[] = [];
  const claim = ({ namespace, name }: NamedInNamespace, origin: Origin): void => {
    const key = `${namespace}/${name}`;
    const first = taken.get(key);
    if (first) clashes.push(duplicateName(key, first, origin));
    else taken.set(key, origin);
  };
  for (const foreign of graph.foreignPolicies) claim(foreign, foreign.origin);
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
