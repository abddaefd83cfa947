import { ApiObject, Chart, DependencyGraph } from 'cdk8s';
import { compareText } from '../base/compare-text';
import { LoweredObject } from './lowered-object';

/** The objects of a chart, dependencies first, as cdk8s itself lists them. */
export function objectsOf(chart: Chart): ApiObject[] {
  const inTree = chart.node.findAll();
  const hasDependencies = inTree.some(({ node }) => node.dependencies.length > 0);
  const inOrder = hasDependencies ? new DependencyGraph(chart.node).topology() : inTree;
  return inOrder.filter((each): each is ApiObject => each instanceof ApiObject && Chart.of(each) === chart);
}

/**
 * Namespaces that we made first, then everything else as it came, then the policies by namespace and name. Policies
 * depend on nothing, and nothing waits for them: dependencies on rules do not move them.
 */
export function inOutputOrder(objects: readonly ApiObject[]): ApiObject[] {
  const lowered = objects.filter((object): object is LoweredObject => LoweredObject.isLoweredObject(object));
  const foreign = objects.filter((object) => !LoweredObject.isLoweredObject(object));
  lowered.sort((a, b) => compareText(a.sortKey, b.sortKey));
  const isNamespace = (object: LoweredObject): boolean => object.kind === 'Namespace';
  return [...lowered.filter(isNamespace), ...foreign, ...lowered.filter((object) => !isNamespace(object))];
}
