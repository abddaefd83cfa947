import type { Construct } from 'constructs';
import type { ExpectationKind } from '../analysis/expectations/breach';
import type { GraphBuilder } from './graph-builder';
import { NetpolConstruct } from './netpol-construct';
import type { IPeer } from './peer';
import type { Port } from './port';
import { ownProps } from './untyped-props';

/** What every assertion can be told. */
export interface AssertionProps {
  /** Why it must be so, a clause: it stands in the message of a failure (`because-missing` where it is empty). */
  readonly because: string;
  /**
   * Codes of caveats that may leave an answer open, e.g. `pod-address-unknown` (`option-invalid`). An answer that is
   * unknown for any other reason fails the assertion.
   * @default - none
   */
  readonly acceptCaveats?: string[];
}

/** @internal What an assertion was given, whichever kind it is. */
export interface AssertionEnds {
  /** The one on the left: from whom, or the subject. */
  readonly left: IPeer | undefined;
  /** Those on the right: to whom, or the peers; `undefined` where the list was left out. */
  readonly right: readonly (IPeer | undefined)[] | undefined;
  readonly ports: readonly Port[] | undefined;
}

/**
 * Base of the constructs that say what must and must not be possible. They write nothing: a synth holds them against the
 * policies of the whole App, wherever in it they stand, and fails where one does not hold.
 */
export abstract class Assertion extends NetpolConstruct {
  /** @internal */
  public readonly _kind: ExpectationKind;
  /** @internal */
  public readonly _props: AssertionProps;

  /** @internal */
  protected constructor(scope: Construct, id: string, kind: ExpectationKind, props: AssertionProps) {
    const own = ownProps(props);
    super(scope, id, 'assertion');
    this._kind = kind;
    this._props = own;
  }

  /** @internal */
  public abstract _ends(): AssertionEnds;

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    builder.assertions.add(this);
  }
}
