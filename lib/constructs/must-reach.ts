import type { Construct } from 'constructs';
import { Assertion, type AssertionEnds, type AssertionProps } from './assertion';
import type { IPeer } from './peer';
import type { Port } from './port';
import { listOf } from './untyped-props';

/** Options of a {@link MustReach}. */
export interface MustReachProps extends AssertionProps {
  /** Who opens the connections. */
  readonly from: IPeer;
  /** Who is to accept them. */
  readonly to: IPeer;
  /**
   * Ports at the destination, all of which must be reached. An empty list is the error `ports-missing`.
   * @default - the ports that the destination declares, where it is a Tier (else `ports-missing`)
   */
  readonly ports?: Port[];
}

/** Options of a {@link MustNotReach}. */
export interface MustNotReachProps extends AssertionProps {
  /** Who might open connections. */
  readonly from: IPeer;
  /** Who must not get them. */
  readonly to: IPeer;
  /** Ports at the destination, none of which may be reached (`ports-missing` where it is empty). @default - every port of every protocol */
  readonly ports?: Port[];
}

/**
 * Asserts that flows pass (`must-reach-failed`). Each pair counts: a Peer stands for all pods and addresses that it
 * matches, also for pods outside the app, and from each of these every port must be reached at each other one.
 */
export class MustReach extends Assertion {
  private readonly ends: AssertionEnds;

  public constructor(scope: Construct, id: string, props: MustReachProps) {
    super(scope, id, 'must-reach', props);
    this.ends = endsOf(this._props);
  }

  /** @internal */
  public override _ends(): AssertionEnds {
    return this.ends;
  }
}

/**
 * Asserts that no flow passes (`must-not-reach-failed`). Each pair counts: a Peer stands for all pods and addresses that it
 * matches, also for pods outside the app, and two pods of one Tier are a pair too.
 */
export class MustNotReach extends Assertion {
  private readonly ends: AssertionEnds;

  public constructor(scope: Construct, id: string, props: MustNotReachProps) {
    super(scope, id, 'must-not-reach', props);
    this.ends = endsOf(this._props);
  }

  /** @internal */
  public override _ends(): AssertionEnds {
    return this.ends;
  }
}

function endsOf({ from, to, ports }: Partial<MustReachProps>): AssertionEnds {
  return { left: from, right: [to], ports: ports === undefined ? undefined : listOf(ports) };
}
