import type { Construct } from 'constructs';
import type { Layer } from '../constructs/options';
import { NetpolConstruct } from '../constructs/netpol-construct';
import type { RuleProps } from '../constructs/rule';

/** What is said about every rule of a pattern. There is no policy name: the rules have the ids below the pattern. */
export interface PatternProps {
  /** Why the rules exist; written as the annotation `cdk8s-netpol/rationale`. @default - each rule of a ready-made pattern says its own */
  readonly rationale?: string;
  /** Who answers for them; written as the annotation `cdk8s-netpol/owner`. @default - as the Defaults say, nobody */
  readonly owner?: string;
  /** Day on which they are due for review, `YYYY-MM-DD` (`review-by-invalid`); the annotation `cdk8s-netpol/review-by`. @default - none */
  readonly reviewBy?: string;
  /** Which concern they belong to; written as the label `cdk8s-netpol/layer`. @default - each rule has its own */
  readonly layer?: Layer;
  /** Labels of the policies. @default - none */
  readonly labels?: { [key: string]: string };
  /** Annotations of the policies. @default - none */
  readonly annotations?: { [key: string]: string };
}

/**
 * Base of constructs that own several rules, yours as well as the ready-made ones. Any construct may own rules; this
 * one can also acknowledge warnings about them.
 */
export abstract class Pattern extends NetpolConstruct {
  protected constructor(scope: Construct, id: string) {
    super(scope, id, 'pattern');
  }

  /** @internal Its rules declare themselves. */
  public override _declare(): void {}
}

/** What a rule of a pattern is told: what the user says about the pattern, and a reason of its own where the user gives none. */
export function toldRule(props: PatternProps, rationale: string): RuleProps {
  const { owner, reviewBy, layer, labels, annotations } = props;
  return { rationale: props.rationale ?? rationale, owner, reviewBy, layer, labels, annotations };
}
