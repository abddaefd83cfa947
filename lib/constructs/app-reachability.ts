import { Construct, type IConstruct } from 'constructs';
import { cannotAnswer } from '../analysis/ends';
import { describeValue } from '../base/show-value';
import { Reachability } from '../analysis/reachability';
import type { Cluster } from '../model/cluster';
import { analysisOptionsAt, keyOfOptions } from './analysis-settings';
import { isTier } from './construct-kinds';
import { currentAppOf, type CurrentApp } from './current-app';
import { Endpoints } from './endpoints';
import { isInTree } from './scopes';
import type { Tier } from './tier';

/** What was worked out for an app. */
interface Known {
  readonly cluster: Cluster;
  readonly byOptions: Map<string, Reachability>;
}

const KNOWN = new WeakMap<CurrentApp, Known>();

/** The reachability of the app that a construct belongs to, by the settings in force there. */
export function reachabilityAt(scope: IConstruct): Reachability {
  const app = currentAppOf(scope);
  const known = KNOWN.get(app) ?? { cluster: app.cluster.withPods, byOptions: new Map<string, Reachability>() };
  KNOWN.set(app, known);
  const options = analysisOptionsAt(scope);
  const key = keyOfOptions(options);
  const reachability = known.byOptions.get(key) ?? Reachability.of(known.cluster, options);
  known.byOptions.set(key, reachability);
  return reachability;
}

/** The endpoint id of a tier. @throws DiagnosticsError `endpoint-unknown`. */
export function tierIdAt(scope: IConstruct, tier: Tier): string {
  if (!Construct.isConstruct(tier) || !isTier(tier)) {
    throw cannotAnswer('endpoint-unknown', `what was given for a tier is ${describeValue(tier)}`, 'give a Tier');
  }
  const { analysis, cluster } = currentAppOf(scope);
  const endpoint = new Endpoints(new Map(analysis.graph.namespaces.map((each) => [each.name, each]))).of(tier);
  const isHere = tier.node.root === scope.node.root && isInTree(tier);
  const id = endpoint && isHere ? cluster.idOf(endpoint) : undefined;
  if (id !== undefined) return id;
  const help = 'ask about a tier in a Namespace of this App whose labels some pod can have';
  throw cannotAnswer('endpoint-unknown', `the tier ${tier.node.path} has no pods in this App`, help);
}
