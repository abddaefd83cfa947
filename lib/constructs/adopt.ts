import type { Construct, IConstruct } from 'constructs';
import type { GraphBuilder } from './graph-builder';
import { NetpolConstruct } from './netpol-construct';
import { listOf, ownProps } from './untyped-props';

/** Options of an {@link Adopt}. */
export interface AdoptProps {
  /**
   * Constructs that write the policies, or that these stand below: an ApiObject, an Include, a NetworkPolicy of
   * cdk8s-plus, a Chart. At least one policy each (`adopts-nothing`), and none that the constructs make
   * (`adopts-own-policy`).
   */
  readonly policies: IConstruct[];
  /** Why what they let through is meant (`reason-missing` where it is empty). */
  readonly rationale: string;
  /** Day on which the adoption is due for review, `YYYY-MM-DD` (`review-by-invalid`). @default - none */
  readonly reviewBy?: string;
}

/**
 * Declares what NetworkPolicies let through that were not made by the constructs, so that it is no longer found as
 * `foreign-flow`. A team takes over its policies one by one like this: adopt all of them, declare the flows of one with
 * constructs, delete it, and go on with the next.
 */
export class Adopt extends NetpolConstruct {
  /** @internal */
  public readonly _props: AdoptProps;

  public constructor(scope: Construct, id: string, props: AdoptProps) {
    const own = ownProps(props);
    super(scope, id, 'adoption');
    this._props = { ...own, policies: listOf(own.policies) };
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    builder.addAdoption(this);
  }
}
