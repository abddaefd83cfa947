import type { Construct } from 'constructs';
import { compareText } from '../base/compare-text';
import { isTier } from './construct-kinds';
import type { GraphBuilder } from './graph-builder';
import { subjectPolicyNameProblems } from './name-checks';
import { NetpolConstruct } from './netpol-construct';
import type { Grouping } from './options';
import { Peer, type IPeer } from './peer';
import type { ISubject } from './subject';
import type { Tier } from './tier';
import { allowFrom, allowTo, type SugarProps } from './sugar';
import type { AllowFrom, AllowTo } from './allow';
import { ownProps } from './untyped-props';

/** Options of a {@link Namespace}. */
export interface NamespaceProps {
  /** Name of the namespace, a DNS label (`namespace-name-invalid`). @default - the id */
  readonly name?: string;
  /** Labels that the namespace carries. `kubernetes.io/metadata.name` is always there. @default - none */
  readonly labels?: { [key: string]: string };
  /** Whether the Namespace object is written too. @default false */
  readonly create?: boolean;
  /**
   * Whether policies elsewhere select this namespace by its `labels` instead of by its name. Every namespace that
   * carries these labels is then meant. @default false
   */
  readonly selectedByLabels?: boolean;
  /** One policy for each rule, or for each subject. @default - as the Defaults say */
  readonly grouping?: Grouping;
  /** Name of the policy for all pods, under `Grouping.PER_SUBJECT`. @default - the name of the namespace */
  readonly policyName?: string;
}

/**
 * A namespace of the application. The same name made twice is the same namespace; labels must agree
 * (`namespace-labels-disagree`). As a subject or peer it stands for all its pods.
 */
export class Namespace extends NetpolConstruct implements ISubject {
  /**
   * A namespace that belongs to somebody else, e.g. `kube-system`: nothing is ever written there (`imported-subject`),
   * and its pods count as not isolated.
   *
   * @param labels Labels that it carries besides `kubernetes.io/metadata.name`. It is selected by its name all the same;
   * for every namespace with some labels write `Peer.namespaces({ labels })`.
   */
  public static imported(scope: Construct, id: string, name: string, labels?: { [key: string]: string }): Namespace {
    return new ImportedNamespace(scope, id, { name, ...(labels && { labels }) });
  }

  /** Name of the namespace. */
  public readonly namespaceName: string;
  /** Whether it belongs to somebody else. */
  public readonly isImported: boolean = false;
  /** @internal */
  public readonly _props: NamespaceProps;

  public constructor(scope: Construct, id: string, props: NamespaceProps = {}) {
    const own = ownProps(props);
    super(scope, id, 'namespace');
    this._props = own;
    this.namespaceName = this._props.name ?? id;
  }

  /** The tiers of this namespace that were made in its scope, in the order of their paths. */
  public get tiers(): Tier[] {
    return this.node
      .findAll()
      .filter(isTier)
      .sort((a, b) => compareText(a.node.path, b.node.path));
  }

  public asPeer(): Peer {
    return Peer._ofSubject(this, this.namespaceName);
  }

  /** Allows a peer to reach every pod of this namespace: a rule named for the peer. */
  public allowFrom(peer: IPeer, props: SugarProps = {}): AllowFrom {
    return allowFrom(this, peer, props);
  }

  /** Allows every pod of this namespace to reach a peer: a rule named for the peer. */
  public allowTo(peer: IPeer, props: SugarProps = {}): AllowTo {
    return allowTo(this, peer, props);
  }

  /** @internal */
  public get _peerOnly(): 'imported' | undefined {
    return this.isImported ? 'imported' : undefined;
  }

  /** @internal Namespaces are merged by name before anything else is declared. */
  public override _declare(builder: GraphBuilder): void {
    builder.findings.reportValues(subjectPolicyNameProblems(this._props.policyName), this);
  }
}

/** A namespace of somebody else. */
class ImportedNamespace extends Namespace {
  public override readonly isImported: boolean = true;
}
