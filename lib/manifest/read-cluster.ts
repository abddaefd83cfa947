import type { Diagnostic } from '../diagnostics/diagnostic';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';
import { findClusterFaults } from '../model/cluster-faults';
import { Cluster, type ClusterParts } from '../model/cluster';
import { ClusterReader, type ReadOptions } from './cluster-reader';
import type { ManifestValue } from './object-place';

/** What was read, and what was wrong with it. */
export interface ReadCluster {
  readonly parts: ClusterParts;
  readonly diagnostics: readonly Diagnostic[];
  /** How many objects of each other kind were left out: see `ClusterReader`. */
  readonly skipped: ReadonlyMap<string, number>;
}

/**
 * Reads Namespaces, Services, NetworkPolicies, pods and everything that makes pods, from objects and lists of them in any
 * order. A value is taken from `manifests` only when the one before has been read, and is not kept.
 */
export function readCluster(manifests: Iterable<ManifestValue>, options?: ReadOptions): ReadCluster {
  const reader = new ClusterReader(options);
  for (const manifest of manifests) reader.add(manifest);
  const { parts, diagnostics, skipped } = reader;
  return { parts, diagnostics, skipped };
}

/**
 * The cluster that was read.
 *
 * @throws DiagnosticsError with every error there is: those of reading, and those that `Cluster.of` has.
 */
export function clusterOf({ parts, diagnostics }: ReadCluster): Cluster {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return Cluster.of(parts);
  throw new DiagnosticsError('the cluster cannot be analysed', [...errors, ...findClusterFaults(parts)]);
}
