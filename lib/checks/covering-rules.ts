import { isBoxCovered } from '../model/label-box';
import { peerContains } from '../model/policy-peer';
import { AllowanceIndex, type Allowance } from './allowance-index';
import type { CheckedPolicy, WrittenRule } from './checked-policy';

/** A rule of a policy, and what it allows the pods that the policy selects. */
export interface CoverableRule {
  readonly checked: CheckedPolicy;
  readonly rule: WrittenRule;
  /** For each peer one; one without a peer stands for everybody. */
  readonly allowances: readonly Allowance[];
}

/** A rule, and one that allows everything that it allows. */
export interface CoveredRule {
  readonly inner: CoverableRule;
  readonly outer: CoverableRule;
}

/**
 * Finds rules that allow the same pods nothing which another rule does not allow them as well, among rules of one
 * namespace and one direction. Of rules that cover each other all but the first one are found. Proven, not guessed: where
 * it cannot be shown that a rule covers another one, it does not.
 */
export function coveredRules(rules: readonly CoverableRule[], home: string): CoveredRule[] {
  const index = new AllowanceIndex(
    rules.map(({ allowances }) => allowances),
    home,
  );
  return rules.flatMap((inner, position): CoveredRule[] => {
    if (inner.allowances.some((allowance) => index.isOfNothing(allowance))) return [];
    // Whoever covers a rule covers each of its allowances.
    const outer = index.mayCover(inner.allowances[0]).find((other) => {
      if (other === position || !covers(rules[other], inner, home)) return false;
      return other < position || !covers(inner, rules[other], home);
    });
    return outer === undefined ? [] : [{ inner, outer: rules[outer] }];
  });
}

/** A rule that has an effect, as one that may cover others. */
export function coverableRule(checked: CheckedPolicy, rule: WrittenRule): CoverableRule | undefined {
  if (!rule.meaning) return undefined;
  const { peers, ports } = rule.meaning;
  const { podSelector: subject } = checked.policy;
  const allowances = peers.length === 0 ? [{ subject, ports }] : peers.map((peer) => ({ subject, peer, ports }));
  return { checked, rule, allowances };
}

function covers(outer: CoverableRule, inner: CoverableRule, home: string): boolean {
  const [{ subject, ports }] = outer.allowances;
  const [{ subject: innerSubject, ports: innerPorts }] = inner.allowances;
  if (!ports.contains(innerPorts)) return false;
  if (innerSubject !== subject && !isBoxCovered(innerSubject.constraints, [subject.constraints])) return false;
  return inner.allowances.every(({ peer }) =>
    outer.allowances.some((each) => !each.peer || (peer !== undefined && peerContains(each.peer, peer, home))),
  );
}
