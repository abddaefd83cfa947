import type { ConnectionTexts } from '../model/connection-set';
import type { Labels } from '../model/label-selector';
import type { CaveatCode } from './caveats';

/** One end of connections: a workload, or addresses that nothing tells apart. */
export interface ConnectivityEndpoint {
  /** `<namespace>/<Kind>/<name>`, `<namespace>/{k=v,...}`, `ip:<cidr>`, or `ip:<first>-<last>`. */
  readonly id: string;
  /** Id of the group it is in. */
  readonly group: string;
  readonly namespace?: string;
  /** Kind of the workload, or `Addresses`. */
  readonly kind: string;
  readonly name?: string;
  readonly labels?: Labels;
  /** The addresses, as the fewest CIDRs. */
  readonly cidrs?: readonly string[];
  /** Whether some policy isolates it (S11). Addresses outside are no subjects. */
  readonly isolated?: { readonly ingress: boolean; readonly egress: boolean };
}

/** Endpoints with equal answers. */
export interface ConnectivityGroup {
  /** Id of its first member. */
  readonly id: string;
  /** Ids of endpoints, in order. */
  readonly members: readonly string[];
}

/**
 * What may flow from each member of a group to each member of another one. `from` = `to` means different members, or
 * different pods of one workload. What is in neither set is denied.
 */
export interface ConnectivityConnection {
  readonly from: string;
  readonly to: string;
  readonly allowed: ConnectionTexts;
  readonly unknown?: ConnectionTexts;
  readonly caveats: readonly CaveatCode[];
}

/** How much there is. */
export interface ConnectivitySummary {
  readonly endpoints: number;
  readonly groups: number;
  readonly connections: number;
  /** Pods that have finished and are left out (S52). */
  readonly finished: number;
}

/** All pairs. Equal connectivity gives equal documents. */
export interface ConnectivityDocument {
  readonly schemaVersion: 'cdk8s-netpol/connectivity/v1';
  readonly endpoints: readonly ConnectivityEndpoint[];
  readonly groups: readonly ConnectivityGroup[];
  /** Only those with anything allowed or unknown, in order. */
  readonly connections: readonly ConnectivityConnection[];
  readonly summary: ConnectivitySummary;
}
