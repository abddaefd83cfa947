import { Construct } from 'constructs';
import { describeValue } from '../base/show-value';
import { Reachability } from '../analysis/reachability';
import { diagnose } from '../diagnostics/diagnose';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';
import type { Cluster } from '../model/cluster';
import { reachabilityOfDirectory } from './directories';
import { TestedApp } from './tested-app';
import { TestedCluster, type Tested } from './tested-cluster';

const OF_CLUSTERS = new WeakMap<Cluster, TestedCluster>();
const OF_REACHABILITIES = new WeakMap<Reachability, TestedCluster>();

/**
 * What a matcher asks.
 *
 * @throws DiagnosticsError `matcher-receiver-invalid`, and everything that is wrong with the App or the manifests.
 */
export function testedOf(received: unknown): Tested {
  if (typeof received === 'string') return ofReachability(reachabilityOfDirectory(received));
  if (Construct.isConstruct(received)) return new TestedApp(received);
  if (isReachability(received)) return ofReachability(received);
  if (isCluster(received)) return ofCluster(received);
  const message = `expect() was given ${describeValue(received)}`;
  const help = Array.isArray(received)
    ? 'make a cluster of a list of objects first: clusterOfObjects(objects)'
    : 'give an App, an Application or any other construct, the path of a folder of YAML, a Cluster, or a Reachability';
  throw new DiagnosticsError('nothing was checked', [
    diagnose('matcher-receiver-invalid', undefined, { message, help }),
  ]);
}

function ofCluster(cluster: Cluster): TestedCluster {
  const tested = OF_CLUSTERS.get(cluster) ?? new TestedCluster(Reachability.of(cluster));
  OF_CLUSTERS.set(cluster, tested);
  return tested;
}

function ofReachability(reachability: Reachability): TestedCluster {
  const tested = OF_REACHABILITIES.get(reachability) ?? new TestedCluster(reachability);
  OF_REACHABILITIES.set(reachability, tested);
  return tested;
}

/* By shape and not by class, because two copies of this package may meet in one process. */

function isReachability(value: unknown): value is Reachability {
  return typeof value === 'object' && value !== null && '_compiled' in value && '_ends' in value;
}

function isCluster(value: unknown): value is Cluster {
  if (typeof value !== 'object' || value === null) return false;
  const { namespaces, workloads, policies } = value as Partial<Cluster>;
  return namespaces instanceof Map && Array.isArray(workloads) && Array.isArray(policies);
}
