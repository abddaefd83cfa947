import type { Construct } from 'constructs';
import type { RuleNotes } from '../graph/app-graph';
import { NetpolConstruct } from './netpol-construct';
import type { GraphBuilder } from './graph-builder';
import type { Layer } from './options';
import { idsBelowNamespace, subjectAbove } from './scopes';
import { settingAt } from './settings';
import type { ISubject } from './subject';
import { ownProps } from './untyped-props';

/** What every rule can be told. */
export interface RuleProps {
  /** The pods that the rule is about: a Tier, or a Namespace for all its pods. @default - the nearest one among the scopes */
  readonly subject?: ISubject;
  /** Why the rule exists; written as the annotation `cdk8s-netpol/rationale`. @default - none */
  readonly rationale?: string;
  /** Who answers for it; written as the annotation `cdk8s-netpol/owner`. @default - as the Defaults say, nobody */
  readonly owner?: string;
  /** Day on which it is due for review, `YYYY-MM-DD` (`review-by-invalid`); the annotation `cdk8s-netpol/review-by`. @default - none */
  readonly reviewBy?: string;
  /** Which concern it belongs to; written as the label `cdk8s-netpol/layer`. @default - each construct has its own */
  readonly layer?: Layer;
  /** Labels of the policy. @default - none */
  readonly labels?: { [key: string]: string };
  /** Annotations of the policy. @default - none */
  readonly annotations?: { [key: string]: string };
  /** Name of the policy (`policy-name-invalid`). @default - the ids below the namespace, joined by hyphens, in lower case */
  readonly policyName?: string;
}

const NONE: { readonly [key: string]: string } = Object.freeze({});

/** Base of the constructs that become policies. */
export abstract class Rule extends NetpolConstruct {
  /** @internal */
  public readonly _props: RuleProps;
  private readonly defaultLayer: Layer;

  protected constructor(scope: Construct, id: string, props: RuleProps, defaultLayer: Layer) {
    // A getter of the user that throws must not leave half a rule behind in the tree.
    const own = ownProps(props);
    super(scope, id, 'rule');
    this._props = own;
    this.defaultLayer = defaultLayer;
  }

  /** @internal The subject that is given, or the nearest tier or namespace among the scopes. */
  public _subject(): ISubject | undefined {
    return this._props.subject ?? subjectAbove(this);
  }

  /** @internal */
  public _policyName(): string {
    const { policyName } = this._props;
    return typeof policyName === 'string' ? policyName : idsBelowNamespace(this).join('-').toLowerCase();
  }

  /** @internal */
  public _notes(): RuleNotes {
    const { rationale, reviewBy, layer = this.defaultLayer, labels = NONE, annotations = NONE } = this._props;
    const owner = this._props.owner ?? settingAt(this, 'owner');
    return { rationale, owner, reviewBy, layer, labels, annotations };
  }

  /** @internal */
  public abstract override _declare(builder: GraphBuilder): void;
}
