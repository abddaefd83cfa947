/** A node of the cluster, for what its addresses tell. */
export interface ClusterNode {
  readonly name: string;
  /** Its own addresses, of either family. */
  readonly addresses: readonly string[];
  /** CIDRs out of which its pods get their addresses. */
  readonly podCidrs: readonly string[];
}
