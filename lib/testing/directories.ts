import { Reachability } from '../analysis/reachability';
import { clusterOfDirectory, stampOfDirectory } from '../manifest/cluster-of-directory';

const READ = new Map<string, { readonly stamp: string; readonly reachability: Reachability }>();

/** The reachability in the manifests below a path; they are read again when a file has changed, come or gone. */
export function reachabilityOfDirectory(path: string): Reachability {
  const stamp = stampOfDirectory(path);
  const read = READ.get(path);
  if (read?.stamp === stamp) return read.reachability;
  const reachability = Reachability.of(clusterOfDirectory(path));
  READ.set(path, { stamp, reachability });
  return reachability;
}
