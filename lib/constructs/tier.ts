import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { AllowFrom, AllowTo } from './allow';
import { podSelectorConfig, type TierPeerConfig, type TierPodSelectorConfig } from './cdk8s-plus';
import type { GraphBuilder } from './graph-builder';
import { checkedSelector, type CheckedSelector, type LabelExpression } from './label-expression';
import type { Namespace } from './namespace';
import { NetpolConstruct } from './netpol-construct';
import { optionProblems } from './option-checks';
import type { Grouping } from './options';
import { Peer, type IPeer } from './peer';
import { portProblems, type Port } from './port';
import { idsBelowNamespace, namespaceAbove } from './scopes';
import type { ISubject } from './subject';
import { allowFrom, allowTo, type SugarProps } from './sugar';
import { checkTier } from './tier-checks';
import { listOf, ownProps } from './untyped-props';
import type { ValueProblem } from './value-problem';
import { readManifest, readWorkload, type ICdk8sPlusWorkload, type WorkloadReading } from './workload';

/** Options of a {@link Tier}. */
export interface TierProps {
  /** Labels by which the pods are selected, all of which they carry. @default - `app.kubernetes.io/name` with the id */
  readonly labels?: { [key: string]: string };
  /** Further conditions on the labels of the pods. @default - none */
  readonly expressions?: LabelExpression[];
  /** Ports that the pods listen on; rules that name no ports mean these. @default - none */
  readonly ports?: Port[];
  /** Whether the pods use the network of their node: no rule can name them then (`host-network-tier`). @default false */
  readonly hostNetwork?: boolean;
  /** One policy for each rule, or for each subject. @default - as the Namespace or the Defaults say */
  readonly grouping?: Grouping;
  /** Name of the policy of these pods, under `Grouping.PER_SUBJECT`. @default - the ids below the namespace */
  readonly policyName?: string;
}

/**
 * A group of pods in one namespace, by their labels. It is a selector, not a pod: two tiers may share pods.
 * It can be the subject and the peer of a rule, and stands wherever cdk8s-plus takes a network policy peer or a pod
 * selector.
 */
export class Tier extends NetpolConstruct implements ISubject {
  /**
   * The pods of a cdk8s-plus workload: labels, container ports with their protocols, and host network are read from
   * it, whatever the version of cdk8s-plus. It must live in the namespace of the tier (`workload-namespace-mismatch`).
   */
  public static ofWorkload(scope: Construct, id: string, workload: ICdk8sPlusWorkload): Tier {
    return new WorkloadTier(scope, id, readWorkload(workload));
  }

  /** The pods of a raw manifest: a Pod, or a workload with a pod template (`workload-unreadable`). */
  public static ofManifest(scope: Construct, id: string, manifest: ApiObject): Tier {
    return new WorkloadTier(scope, id, readManifest(manifest));
  }

  /** Pods that belong to somebody else: a peer only, never a subject (`imported-subject`). */
  public static imported(scope: Construct, id: string, props: TierProps = {}): Tier {
    return new ImportedTier(scope, id, props);
  }

  /** @internal */
  public readonly _props: TierProps;
  /** @internal */
  public readonly _pods: CheckedSelector;
  /** @internal */
  public readonly _workload?: WorkloadReading;
  /** @internal */
  public readonly _namespace: Namespace | undefined;

  public constructor(scope: Construct, id: string, props: TierProps = {}) {
    const own = ownProps(props);
    super(scope, id, 'tier');
    this._props = { ...own, ports: listOf(own.ports) };
    const usesDefault = own.labels === undefined && own.expressions === undefined;
    this._pods = checkedSelector(usesDefault ? { 'app.kubernetes.io/name': id } : own.labels, own.expressions);
    this._namespace = namespaceAbove(this);
  }

  /** Name of the namespace that the pods live in. */
  public get namespaceName(): string {
    return this._namespace?.namespaceName ?? '';
  }

  public asPeer(): Peer {
    return Peer._ofSubject(this, this._idInNamespace());
  }

  /** Allows a peer to reach these pods: a rule named for the peer. */
  public allowFrom(peer: IPeer, props: SugarProps = {}): AllowFrom {
    return allowFrom(this, peer, props);
  }

  /** Allows these pods to reach a peer: a rule named for the peer. */
  public allowTo(peer: IPeer, props: SugarProps = {}): AllowTo {
    return allowTo(this, peer, props);
  }

  /** For cdk8s-plus, which asks this of a peer. */
  public toNetworkPolicyPeerConfig(): TierPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** For cdk8s-plus, which asks this of a peer. */
  public toPodSelector(): this {
    return this;
  }

  /** For cdk8s-plus, which asks this of a pod selector. */
  public toPodSelectorConfig(): TierPodSelectorConfig {
    return podSelectorConfig(this._pods.selector, this.namespaceName);
  }

  /** Whether the pods belong to somebody else. */
  protected get isImported(): boolean {
    return false;
  }

  /** @internal */
  public get _peerOnly(): 'imported' | 'host-network' | undefined {
    if (this._props.hostNetwork) return 'host-network';
    return this.isImported || this._namespace?.isImported ? 'imported' : undefined;
  }

  /** @internal */
  public _problems(): ValueProblem[] {
    return [
      ...this._pods.problems,
      ...portProblems(this._props.ports ?? []),
      ...(this._workload?.problems ?? []),
      ...optionProblems(this._props),
    ];
  }

  /** @internal */
  public override _declare(builder: GraphBuilder): void {
    checkTier(builder.findings, this);
    builder.addTier(this);
  }

  /** @internal The ids below the namespace. */
  public _idInNamespace(): string {
    return idsBelowNamespace(this).join('-');
  }
}

/** A tier of somebody else's pods. */
class ImportedTier extends Tier {
  protected override get isImported(): boolean {
    return true;
  }
}

/** A tier that was read from a workload. */
class WorkloadTier extends Tier {
  public override readonly _workload: WorkloadReading;

  public constructor(scope: Construct, id: string, workload: WorkloadReading) {
    const { labels, ports, hostNetwork } = workload;
    super(scope, id, { labels, ports: [...ports], hostNetwork });
    this._workload = workload;
  }
}
