/*
 * Whether the policies of an app let pass what its graph declares, and nothing more. Laws: what lowering makes of a graph
 * without errors has no findings; a policy that is changed has one if and only if the change lets some flow of the
 * universe pass, or stops it.
 */
import { ConnectionTable } from '../analysis/connection-table';
import { PortNames } from '../analysis/port-names';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { AppGraph } from '../graph/app-graph';
import type { LoweredPolicy } from '../lower/assemble';
import { DIRECTIONS } from '../model/direction';
import { allowingPolicies } from './allowing-policies';
import { compareEnds } from './compare-ends';
import { declarationsOf } from './declarations';
import { groupEnds } from './end-groups';
import { Extents } from './extents';
import { PortNumbers } from './port-numbers';
import type { PortReading } from './remainder';
import { reportDeviations } from './report-deviations';
import { tally } from './tally';
import { universeOf, type Universe } from './universe';

/** Everything in which policies deviate from the graph, in an order that does not depend on the order of either. */
export function checkClosure(graph: AppGraph, policies: readonly LoweredPolicy[]): Diagnostic[] {
  const all = [...policies, ...graph.foreignPolicies];
  const portNumbers = new PortNumbers(graph, all);
  const universe = withPorts(universeOf(graph, all), portNumbers);
  const extents = new Extents(universe);
  const connections = new ConnectionTable();
  const reading = readingOf(universe, portNumbers, connections);

  const declarations = declarationsOf(graph, extents);
  const allowing = allowingPolicies(policies, graph, extents);
  const owned = new Set(graph.namespaces.filter((namespace) => namespace.owned).map(({ name }) => name));
  const isJudged = (pod: number): boolean => owned.has(universe.workloads[pod].namespace);
  const groups = DIRECTIONS.flatMap((direction) =>
    groupEnds(direction, declarations, allowing, reading.namings, isJudged),
  );
  const deviations = groups.flatMap((group) => [...compareEnds(group, extents, reading)]);
  const context = { universe, policies: allowing, connections, portNumbers };
  return [...reportDeviations(tally(deviations), context), ...universe.diagnostics];
}

function withPorts(universe: Universe, numbers: PortNumbers): Universe {
  return { ...universe, workloads: universe.workloads.map((pod) => numbers.complete(pod)) };
}

function readingOf({ workloads }: Universe, numbers: PortNumbers, connections: ConnectionTable): PortReading {
  const portNames = new PortNames(connections, numbers.names);
  return { connections, portNames, namings: workloads.map(({ ports }) => portNames.namingOf(ports)) };
}
