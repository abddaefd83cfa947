import type { Construct } from 'constructs';
import type { Direction } from '../model/direction';
import { PolicyPorts } from '../model/policy-ports';
import type { GraphBuilder } from './graph-builder';
import { Layer, type Pairing } from './options';
import { Peer, type IPeer } from './peer';
import type { Port } from './port';
import { Rule, type RuleProps } from './rule';
import { listOf } from './untyped-props';

/** What every allowing rule can be told. */
export interface AllowProps extends RuleProps {
  /**
   * Ports at the destination. An empty list is the error `ports-missing`; for every port write `Port.all()`.
   * @default - the ports that the destination declares, where it is a Tier (else `ports-missing`)
   */
  readonly ports?: Port[];
  /** Whether the other half of the flows is written too. @default - as the Defaults say, Pairing.AUTO */
  readonly pairing?: Pairing;
  /** Says that it is meant that this allow isolates its subject (else the warning `implicit-isolation`). @default false */
  readonly isolates?: boolean;
}

/** Options of {@link AllowFrom}. */
export interface AllowFromProps extends AllowProps {
  /** Who may reach the subject, at least one (`peers-missing`). */
  readonly from: IPeer[];
}

/** Options of {@link AllowTo}. */
export interface AllowToProps extends AllowProps {
  /** What the subject may reach, at least one (`peers-missing`). */
  readonly to: IPeer[];
}

/** What an allowing rule puts into the graph. */
export interface Allowance {
  readonly direction: Direction;
  readonly peers: readonly IPeer[];
  readonly ports?: readonly Port[] | PolicyPorts;
  readonly pairing?: Pairing;
  readonly isolates?: boolean;
  readonly resolvesNames?: boolean;
}

/** Allows peers to reach the subject. */
export class AllowFrom extends Rule {
  private readonly allowance: Allowance;

  public constructor(scope: Construct, id: string, props: AllowFromProps) {
    super(scope, id, props, Layer.APPLICATION);
    const own = this._props as Partial<AllowFromProps>;
    this.allowance = allowanceOf('ingress', own.from, own);
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    builder.addAllowRule(this, this.allowance);
  }
}

/** Allows the subject to reach peers. */
export class AllowTo extends Rule {
  private readonly allowance: Allowance;

  public constructor(scope: Construct, id: string, props: AllowToProps) {
    super(scope, id, props, Layer.APPLICATION);
    const own = this._props as Partial<AllowToProps>;
    this.allowance = allowanceOf('egress', own.to, own);
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    builder.addAllowRule(this, this.allowance);
  }
}

function allowanceOf(direction: Direction, peers: IPeer[] | undefined, props: AllowProps): Allowance {
  const { ports, pairing, isolates } = props;
  return {
    direction,
    peers: listOf(peers),
    ...(ports !== undefined && { ports: listOf(ports) }),
    pairing,
    isolates,
  };
}

/** Allows everybody to reach the subject on every port: no isolation for ingress, said in so many words. */
export class AllowAllIngress extends Rule {
  public constructor(scope: Construct, id: string, props: RuleProps = {}) {
    super(scope, id, props, Layer.APPLICATION);
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    builder.addAllowRule(this, { direction: 'ingress', peers: [Peer.anywhere()], ports: PolicyPorts.ALL });
  }
}

/** Allows the subject to reach everything on every port: no isolation for egress, said in so many words. */
export class AllowAllEgress extends Rule {
  public constructor(scope: Construct, id: string, props: RuleProps = {}) {
    super(scope, id, props, Layer.APPLICATION);
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    builder.addAllowRule(this, { direction: 'egress', peers: [Peer.anywhere()], ports: PolicyPorts.ALL });
  }
}

/** Options of {@link AllowSameNamespace}. */
export interface AllowSameNamespaceProps extends RuleProps {
  /** Whether the other half of the flows is written too. @default - as the Defaults say, Pairing.AUTO */
  readonly pairing?: Pairing;
  /** Says that it is meant that this allow isolates its subject (else the warning `implicit-isolation`). @default false */
  readonly isolates?: boolean;
}

/** Allows all pods of the subject's namespace to reach the subject, on every port. */
export class AllowSameNamespace extends Rule {
  public constructor(scope: Construct, id: string, props: AllowSameNamespaceProps = {}) {
    super(scope, id, props, Layer.APPLICATION);
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    const namespace = builder.namespaceOfSubject(this);
    if (!namespace) return;
    const { pairing, isolates } = this._props as AllowSameNamespaceProps;
    builder.addAllowRule(this, { direction: 'ingress', peers: [namespace], ports: PolicyPorts.ALL, pairing, isolates });
  }
}
