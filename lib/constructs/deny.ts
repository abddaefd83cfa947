import type { Construct } from 'constructs';
import type { Particulars } from '../diagnostics/diagnose';
import { DIRECTIONS, policyTypeOf, type Direction } from '../model/direction';
import type { GraphBuilder } from './graph-builder';
import { Layer } from './options';
import type { IPeer } from './peer';
import { Rule, type RuleProps } from './rule';

/** Isolates the subject in both directions: only what rules allow is left. Name resolution is lost too, see `AllowDns`. */
export class DenyAll extends Rule {
  public constructor(scope: Construct, id: string, props: RuleProps = {}) {
    super(scope, id, props, Layer.BASELINE);
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    builder.addIsolationRule(this, DIRECTIONS);
  }
}

/** Isolates the subject for ingress: only what rules allow can reach it. */
export class DenyAllIngress extends Rule {
  public constructor(scope: Construct, id: string, props: RuleProps = {}) {
    super(scope, id, props, Layer.BASELINE);
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    builder.addIsolationRule(this, ['ingress']);
  }
}

/** Isolates the subject for egress: it can only reach what rules allow. Name resolution is lost too, see `AllowDns`. */
export class DenyAllEgress extends Rule {
  public constructor(scope: Construct, id: string, props: RuleProps = {}) {
    super(scope, id, props, Layer.BASELINE);
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    builder.addIsolationRule(this, ['egress']);
  }
}

/** Options of {@link DenyFrom}. */
export interface DenyFromProps extends RuleProps {
  /** Who should not reach the subject. */
  readonly from: IPeer[];
}

/**
 * Refused with `cannot-deny`: NetworkPolicy only allows, and what one rule allows no other can take away (S13).
 * It exists to say so where it is looked for, with the ways that do exist.
 */
export class DenyFrom extends Rule {
  public constructor(scope: Construct, id: string, props: DenyFromProps) {
    super(scope, id, props, Layer.SECURITY);
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    builder.findings.report('cannot-deny', this, cannotDeny('ingress'));
  }
}

/** Options of {@link DenyTo}. */
export interface DenyToProps extends RuleProps {
  /** What the subject should not reach. */
  readonly to: IPeer[];
}

/** Refused with `cannot-deny`, see {@link DenyFrom}. */
export class DenyTo extends Rule {
  public constructor(scope: Construct, id: string, props: DenyToProps) {
    super(scope, id, props, Layer.SECURITY);
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    builder.findings.report('cannot-deny', this, cannotDeny('egress'));
  }
}

function cannotDeny(direction: Direction): Particulars {
  return {
    message: `NetworkPolicy only allows: a rule cannot take away ${direction} that another one allows`,
    help:
      `isolate the pods with DenyAll${policyTypeOf(direction)} and allow the rest, or leave somebody out with ` +
      `LabelExpression.notIn; deny rules exist in ClusterNetworkPolicy, Calico, Cilium and Antrea`,
  };
}
