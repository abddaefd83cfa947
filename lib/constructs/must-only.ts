import type { Construct } from 'constructs';
import { Assertion, type AssertionEnds, type AssertionProps } from './assertion';
import type { IPeer } from './peer';
import type { Port } from './port';
import { listOf } from './untyped-props';

/** Options of a {@link MustOnlyBeReachedFrom}. */
export interface MustOnlyBeReachedFromProps extends AssertionProps {
  /** Whom it is about: a Tier, a Namespace for all its pods, or a Peer. */
  readonly subject: IPeer;
  /** Who may reach the subject; an empty list means nobody. Pods of the subject are among them only if they are named. */
  readonly peers: IPeer[];
  /** Ports of the subject that count (`ports-missing` where it is empty). @default - every port of every protocol */
  readonly ports?: Port[];
}

/** Options of a {@link MustOnlyReach}. */
export interface MustOnlyReachProps extends AssertionProps {
  /** Whom it is about: a Tier, a Namespace for all its pods, or a Peer. */
  readonly subject: IPeer;
  /** Whom the subject may reach; an empty list means nobody. Pods of the subject are among them only if they are named. */
  readonly peers: IPeer[];
  /** Ports at the other end that count (`ports-missing` where it is empty). @default - every port of every protocol */
  readonly ports?: Port[];
}

/**
 * Asserts that nobody but some peers reaches the subject (`must-only-be-reached-from-failed`): no other pod of the app, no
 * pod outside of it, and no address.
 */
export class MustOnlyBeReachedFrom extends Assertion {
  private readonly ends: AssertionEnds;

  public constructor(scope: Construct, id: string, props: MustOnlyBeReachedFromProps) {
    super(scope, id, 'must-only-be-reached-from', props);
    this.ends = endsOf(this._props);
  }

  /** @internal */
  public override _ends(): AssertionEnds {
    return this.ends;
  }
}

/**
 * Asserts that the subject reaches nobody but some peers (`must-only-reach-failed`): no other pod of the app, no pod
 * outside of it, and no address. Name resolution counts too: where the subject may ask, the resolvers are peers.
 */
export class MustOnlyReach extends Assertion {
  private readonly ends: AssertionEnds;

  public constructor(scope: Construct, id: string, props: MustOnlyReachProps) {
    super(scope, id, 'must-only-reach', props);
    this.ends = endsOf(this._props);
  }

  /** @internal */
  public override _ends(): AssertionEnds {
    return this.ends;
  }
}

function endsOf({ subject, peers, ports }: Partial<MustOnlyReachProps>): AssertionEnds {
  return {
    left: subject,
    right: peers === undefined ? undefined : listOf(peers),
    ports: ports === undefined ? undefined : listOf(ports),
  };
}
