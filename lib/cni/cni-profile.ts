/** Where facts come from: documents, source files, issues. Never empty. */
export type CniSources = readonly [string, ...string[]];

/** How far a plugin has something. `not known` means that its documents and its code, as far as read, do not settle it. */
export type CniSupport = 'supported' | 'not supported' | 'limited' | 'not known';

/**
 * What becomes of a policy that uses what the plugin does not have, or has only with limits:
 *
 * - `ignored`: that part of the policy has no effect
 * - `narrower`: less is allowed than the policy says
 * - `wider`: more is allowed than the policy says
 * - `policy rejected`: the plugin does not apply the policy, or the rule, at all
 */
export type CniEffect = 'ignored' | 'narrower' | 'wider' | 'policy rejected' | 'not known';

/** How a plugin takes one feature, in every version that a cell is about. */
export interface CniTreatment {
  readonly value: CniSupport;
  /** What people should know of it, one sentence or more, such as how it is switched on. @default - nothing */
  readonly note?: string;
  /** What becomes of policies that use the feature. @default - they mean what they say, or nothing is known */
  readonly effect?: CniEffect;
  /** The same as one sentence for people. Stands beside every `effect`. */
  readonly consequence?: string;
}

/** One cell of the matrix. */
export interface CniCell extends CniTreatment {
  /** First version that this is true of: `1.16`. @default - every version */
  readonly since?: string;
  /** How versions until `since` take the feature. Stands beside every `since`. */
  readonly before?: Omit<CniTreatment, 'note'>;
  readonly sources: CniSources;
}

/** What a profile says something about; what each means is in `CNI_FEATURES`. */
export type CniFeature =
  | 'ingress'
  | 'egress'
  | 'endPort'
  | 'sctp'
  | 'namedPort'
  | 'except'
  | 'ipv6'
  | 'ipBlockOnPods'
  | 'hostNetworkSubject'
  | 'hostNetworkPeer'
  | 'logging';

/** Something that is true of the plugin whatever a policy says. */
export interface CniRemark {
  readonly text: string;
  readonly sources: CniSources;
}

/** What is known of a network plugin. */
export interface CniProfile {
  /** Name that it is asked for by: `ovn-kubernetes`. */
  readonly name: string;
  /** Other names for it. */
  readonly aliases: readonly string[];
  /** What it is called in documentation. */
  readonly title: string;
  /** What its version numbers count: `the release of Cilium`. */
  readonly versionOf: string;
  readonly cells: Readonly<Record<CniFeature, CniCell>>;
  readonly remarks: readonly CniRemark[];
}
