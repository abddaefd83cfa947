import type { Severity } from '../../diagnostics/diagnostic';
import type { Preset } from '../registry';

/** How much the findings of a check weigh; `off` turns it off. */
export type ConfiguredSeverity = Severity | 'off';

/** Somebody says that findings are fine as they are. */
export interface ConfiguredAcknowledgement {
  /** Name of the check. */
  readonly check: string;
  /** Why they are fine. */
  readonly reason: string;
  /** Last day on which this holds, as `YYYY-MM-DD`. @default - for ever */
  readonly until?: string;
  /** Namespace of the objects; `*` stands for any text. @default - every namespace */
  readonly namespace?: string;
  /** Name of the objects; `*` stands for any text. @default - every name */
  readonly name?: string;
}

/** What stands in `netpol.config.yaml`. */
export interface NetpolConfig {
  /** The set of checks to begin with. @default 'recommended' */
  readonly preset?: Preset;
  /** Severity of single checks by their names; naming one that the preset does not have turns it on. @default - those of the preset */
  readonly checks?: { readonly [check: string]: ConfiguredSeverity };
  /** Findings that are fine as they are. @default - none */
  readonly acknowledge?: readonly ConfiguredAcknowledgement[];
  /** Modules with checks of your own: names of packages, or paths from the folder of this file. @default - none */
  readonly modules?: readonly string[];
  /** The network plugin of the cluster, with its version or without: `cilium@1.16`. @default - none in particular */
  readonly cni?: string;
  /** Version of the API server, such as `'1.36'`. @default - the newest known */
  readonly kubernetesVersion?: string;
  /** CIDRs in which pods without a known address have theirs. @default - the private ranges */
  readonly podCidrs?: readonly string[];
  /** CIDRs in which nodes without a known address have theirs. @default - the private ranges */
  readonly nodeCidrs?: readonly string[];
}
