import type { LabelOperator } from './label-selector';
import type { ProtocolName } from './protocol';

/** A field that may be left out. Null is as good as absent everywhere, and in a list as good as an empty element (S9). */
export type Nullable<T> = T | null | undefined;
/** A list that may be left out, of elements that may be null. */
export type NullableList<T> = Nullable<readonly Nullable<T>[]>;
/** Texts by key; null is as good as the empty text (Y10). */
export type NullableTexts = Nullable<{ readonly [key: string]: Nullable<string> }>;

/**
 * A NetworkPolicy as somebody wrote it, plain data in which validation found no error. What it means is a `NetworkPolicy`:
 * there, what is left out is filled in, and what has no effect is gone.
 */
export interface PolicyManifest {
  readonly metadata: {
    readonly name?: Nullable<string>;
    readonly generateName?: Nullable<string>;
    readonly namespace?: Nullable<string>;
    readonly labels?: NullableTexts;
    readonly annotations?: NullableTexts;
  };
  readonly spec?: Nullable<ManifestSpec>;
}

/** What the policy says. */
export interface ManifestSpec {
  readonly podSelector?: Nullable<ManifestSelector>;
  readonly policyTypes?: NullableList<string>;
  readonly ingress?: NullableList<ManifestIngressRule>;
  readonly egress?: NullableList<ManifestEgressRule>;
}

/** A rule about who may come in. */
export interface ManifestIngressRule {
  readonly from?: NullableList<ManifestPeer>;
  readonly ports?: NullableList<ManifestPort>;
}

/** A rule about where pods may go. */
export interface ManifestEgressRule {
  readonly to?: NullableList<ManifestPeer>;
  readonly ports?: NullableList<ManifestPort>;
}

/** A label selector. */
export interface ManifestSelector {
  readonly matchLabels?: NullableTexts;
  readonly matchExpressions?: NullableList<{
    readonly key: string;
    readonly operator: LabelOperator;
    readonly values?: NullableList<string>;
  }>;
}

/** One entry of `from` or `to`. */
export interface ManifestPeer {
  readonly podSelector?: Nullable<ManifestSelector>;
  readonly namespaceSelector?: Nullable<ManifestSelector>;
  readonly ipBlock?: Nullable<{ readonly cidr: string; readonly except?: NullableList<string> }>;
}

/** One entry of `ports`. `port` is an integer from 1 to 65535 or the name of a container port. */
export interface ManifestPort {
  readonly protocol?: Nullable<ProtocolName>;
  readonly port?: Nullable<number | string>;
  readonly endPort?: Nullable<number>;
}
