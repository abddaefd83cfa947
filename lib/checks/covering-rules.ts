import { parseCidr, type Cidr } from '../model/cidr';
import { isBoxCovered, isEmptyBox, type LabelBox } from '../model/label-box';
import type { LabelSelector } from '../model/label-selector';
import type { LabelValueSet } from '../model/label-value-set';
import type { PolicyPeer } from '../model/network-policy';
import { PinIndex } from '../model/pin-index';
import { boxOfPods, peerContains } from '../model/policy-peer';
import type { PolicyPorts } from '../model/policy-ports';
import type { CheckedPolicy, WrittenRule } from './checked-policy';

/** A rule of a policy, and what it allows the pods that the policy selects. */
export interface CoverableRule {
  readonly checked: CheckedPolicy;
  readonly rule: WrittenRule;
  /** For each peer one; one without a peer stands for everybody. */
  readonly allowances: readonly Allowance[];
}

interface Allowance {
  readonly subject: LabelSelector;
  readonly peer?: PolicyPeer;
  readonly ports: PolicyPorts;
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
  const index = new AllowanceIndex(rules, home);
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

/** Finds the few rules that may cover an allowance: those with an allowance for as many pods and as many peers. */
class AllowanceIndex {
  private readonly positions = new PinIndex<number>();
  private readonly prefixLengths = new Set<number>();

  public constructor(
    rules: readonly CoverableRule[],
    private readonly home: string,
  ) {
    for (const [position, { allowances }] of rules.entries()) {
      for (const allowance of allowances) {
        if (this.isOfNothing(allowance)) continue;
        const range = rangeOf(allowance);
        if (range) this.prefixLengths.add(range.prefixLength);
        this.positions.add(this.boxOf(allowance, range ? [range.prefixLength] : []), position);
      }
    }
  }

  public isOfNothing(allowance: Allowance): boolean {
    return isEmptyBox(this.boxOf(allowance, []));
  }

  /** In the order of the rules. */
  public mayCover(allowance: Allowance): number[] {
    const range = rangeOf(allowance);
    const lengths = range ? [...this.prefixLengths].filter((length) => length <= range.prefixLength) : [];
    return [...new Set(this.positions.containing(this.boxOf(allowance, lengths)))].sort((a, b) => a - b);
  }

  /**
   * Pods and peers as one product of labels. A range of addresses is in it by the networks of these prefix lengths which
   * hold it: a range lies in another one only if it lies in the same network of the other one's length.
   */
  private boxOf(allowance: Allowance, prefixLengths: readonly number[]): LabelBox {
    const { subject, peer } = allowance;
    const box = new Map<string, LabelValueSet>();
    for (const [key, allowed] of subject.constraints) box.set(`subject ${key}`, allowed);
    if (peer && !('ipBlock' in peer)) for (const [key, allowed] of boxOfPods(peer, this.home)) box.set(key, allowed);
    const range = rangeOf(allowance);
    if (range) for (const length of prefixLengths) box.set(`network /${length}`, onlyValue(networkOf(range, length)));
    return box;
  }
}

function rangeOf({ peer }: Allowance): Cidr | undefined {
  return peer && 'ipBlock' in peer ? parseCidr(peer.ipBlock.cidr) : undefined;
}

function networkOf({ family, first }: Cidr, prefixLength: number): string {
  const width = family === 'IPv4' ? 32 : 128;
  return `${family} ${first >> BigInt(width - prefixLength)}`;
}

function onlyValue(value: string): LabelValueSet {
  return { complement: false, absent: false, values: new Set([value]) };
}
