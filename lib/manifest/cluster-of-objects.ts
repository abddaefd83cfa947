import { describeValue } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';
import type { Cluster } from '../model/cluster';
import { ClusterReader, type ReadOptions } from './cluster-reader';
import { isObject } from './objects-of-document';
import { clusterOf } from './read-cluster';

/**
 * The cluster that Kubernetes objects make: Namespaces, pods and what makes them, Services and NetworkPolicies, or lists of
 * them as kubectl writes them. Objects of other kinds change nothing. Pods and ReplicaSets that belong to a workload among
 * the objects are part of it.
 *
 * @throws DiagnosticsError with everything that is wrong: what the API server would refuse (`manifest-field-invalid`, and
 * the codes of validation for policies), and what contradicts itself (`duplicate-namespace`, `duplicate-object`).
 */
export function clusterOfObjects(objects: readonly unknown[], options?: ReadOptions): Cluster {
  const reader = new ClusterReader(options);
  const given: unknown = objects;
  if (!Array.isArray(given)) {
    const message = `the objects are ${describeValue(given)}`;
    const help = 'give a list of Kubernetes objects: [...objects], or [object]';
    throw new DiagnosticsError('the cluster cannot be analysed', [
      diagnose('manifest-field-invalid', undefined, { message, help }),
    ]);
  }
  for (const [index, value] of objects.entries()) {
    if (isObject(value)) {
      reader.add({ value });
      continue;
    }
    const message = `element ${index} of the objects is ${describeValue(value)}, it must be a Kubernetes object`;
    const help = 'spread a list of objects into the list: [...objects]';
    const particulars = { message, ...(Array.isArray(value) && { help }) };
    reader.diagnostics.push(diagnose('manifest-field-invalid', undefined, particulars));
  }
  return clusterOf(reader);
}
