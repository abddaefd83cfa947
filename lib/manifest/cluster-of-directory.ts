import type { Cluster } from '../model/cluster';
import type { ReadOptions } from './cluster-reader';
import { stampOf } from './files';
import { manifestsAt } from './manifest-files';
import { clusterOf, type ReadCluster } from './read-cluster';
import { readManifests } from './read-manifests';

/**
 * The cluster that the manifests in a folder make: all files below it whose names end in `.yaml`, `.yml` or `.json`, with
 * any number of documents each. A path to one file is read as well. See {@link clusterOfObjects} for what counts.
 *
 * @throws DiagnosticsError with everything that is wrong, each with file, line and column: `manifest-unreadable`,
 * `manifest-unparseable`, `template-unrendered`, `duplicate-field`, `nothing-to-read` where there is no Kubernetes object,
 * and the codes that `clusterOfObjects` has.
 */
export function clusterOfDirectory(path: string, options?: ReadOptions): Cluster {
  return clusterOf(readDirectory(path, options));
}

/** Text that is another one when a manifest in the folder has been written, has come or is gone. */
export function stampOfDirectory(path: string): string {
  return stampOf(manifestsAt(path) ?? []);
}

/** Reads the manifests in a folder. Nothing in it makes this throw. */
export function readDirectory(path: string, options?: ReadOptions): ReadCluster {
  // The name that stands for standard input may be that of a folder.
  const { parts, diagnostics, skipped, refused } = readManifests({ paths: [path === '-' ? './-' : path] }, options);
  return { parts, diagnostics: [...diagnostics, ...refused], skipped };
}
