import type { SourcePlace } from '../diagnostics/origin';

/** A node of the cluster, for what its addresses tell. */
export interface ClusterNode {
  readonly name: string;
  /** Its own IP addresses, of either family. */
  readonly addresses: readonly string[];
  readonly source?: SourcePlace;
}
