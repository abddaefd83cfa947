/*
 * Whether the policies of an app let pass what its graph declares, and nothing more. Laws: what lowering makes of a graph
 * without errors has no findings; a policy that is changed has one if and only if the change lets some flow of the
 * universe pass, or stops it.
 */
import { ConnectionTable } from '../analysis/connection-table';
import { NO_NAMES, PortNames } from '../analysis/port-names';
import { Reachability } from '../analysis/reachability';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { AppGraph } from '../graph/app-graph';
import type { LoweredPolicy } from '../lower/assemble';
import { Cluster } from '../model/cluster';
import { DIRECTIONS } from '../model/direction';
import { allowingPolicies, type AllowingPolicy } from './allowing-policies';
import { compareEnds } from './compare-ends';
import { declarationsOf } from './declarations';
import { groupPods } from './pod-groups';
import { Extents } from './extents';
import { findingOf, type ClosureFinding } from './finding';
import { PortNumbers } from './port-numbers';
import type { PortReading } from './remainder';
import { reportFindings } from './report-findings';
import { tally } from './tally';
import { universeOf, type Universe } from './universe';

/** What came out of comparing policies with a graph. */
export interface Closure {
  readonly findings: readonly ClosureFinding[];
  /** The pods over which it was decided, with the ports that rules name. */
  readonly universe: Universe;
  readonly policies: readonly AllowingPolicy[];
}

/** Everything in which policies deviate from the graph, as diagnostics. */
export function checkClosure(graph: AppGraph, policies: readonly LoweredPolicy[]): Diagnostic[] {
  const closure = closureOf(graph, policies);
  let reachability: Reachability | undefined;
  const diagnostics = reportFindings(closure.findings, (witness) => {
    reachability ??= reachabilityOf(closure);
    return reachability.explain(witness);
  });
  return [...diagnostics, ...closure.universe.diagnostics];
}

/** Everything in which policies deviate from the graph. Neither's order changes anything. */
export function closureOf(graph: AppGraph, lowered: readonly LoweredPolicy[]): Closure {
  const all = [...lowered, ...graph.foreignPolicies];
  const numbers = new PortNumbers(graph, all);
  const universe = withPorts(universeOf(graph, all), numbers);
  const extents = new Extents(universe);
  const connections = new ConnectionTable();
  const reading = readingOf(universe, numbers, connections);

  const declarations = declarationsOf(graph, extents);
  const policies = allowingPolicies(lowered, graph, extents);
  const owned = new Set(graph.namespaces.filter((namespace) => namespace.owned).map(({ name }) => name));
  const isJudged = (pod: number): boolean => owned.has(universe.workloads[pod].namespace);
  const groups = DIRECTIONS.flatMap((direction) =>
    groupPods(direction, declarations, policies, reading.namings, isJudged),
  );
  const tallied = tally(groups.flatMap((group) => [...compareEnds(group, extents, reading)]));
  return { findings: tallied.map((each) => findingOf(each, universe, connections, numbers)), universe, policies };
}

function withPorts(universe: Universe, numbers: PortNumbers): Universe {
  if (numbers.names.size === 0) return universe;
  return { ...universe, workloads: universe.workloads.map((pod) => numbers.complete(pod)) };
}

function readingOf({ workloads }: Universe, numbers: PortNumbers, connections: ConnectionTable): PortReading {
  const { names } = numbers;
  const portNames = new PortNames(connections, names);
  const namings = workloads.map(({ ports }) => (names.size === 0 ? NO_NAMES : portNames.namingOf(ports)));
  return { connections, portNames, namings };
}

/** The universe with all policies, in which pods have no addresses and addresses are no pods'. */
function reachabilityOf({ universe: { namespaces, workloads }, policies }: Closure): Reachability {
  const sources = policies.map(({ policy, origin }) => ({ policy, source: origin }));
  return Reachability.of(Cluster.of({ namespaces, workloads, policies: sources }), {
    plugin: { name: 'none in particular', ipBlocksMatchPods: false },
  });
}
