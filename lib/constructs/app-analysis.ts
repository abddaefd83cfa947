import type { IConstruct } from 'constructs';
import { compareText } from '../base/compare-text';
import { checkClosure } from '../closure/closure';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { sortByPlace } from '../diagnostics/sort-diagnostics';
import type { AppGraph, GraphRule } from '../graph/app-graph';
import { lower, type Lowering } from '../lower/lower';
import { applyAcknowledgements, type AcknowledgedDiagnostic } from './acknowledgements';
import type { AppCollection } from './app-collection';
import { checkAssertions } from './check-assertions';
import { checkPolicies, unchecked } from './check-policies';
import { checkCdk8sVersion } from './cdk8s-version';
import { isNamespace } from './construct-kinds';
import { recordOf } from './construct-record';
import { readForeignPolicies } from './foreign-policies';
import { GraphBuilder } from './graph-builder';
import { mergeNamespaces, type MergedNamespace } from './merge-namespaces';
import { findFileClashes } from './output-files';
import type { Rule } from './rule';
import { checkSettings } from './settings-checks';
import { validateLowered } from './validate-lowered';

/** Everything known about an app: what it declares, what that lowers to, and what was found on the way. */
export interface AppAnalysis {
  readonly collection: AppCollection;
  readonly graph: AppGraph;
  readonly lowering: Lowering;
  readonly namespaces: ReadonlyMap<string, MergedNamespace>;
  readonly constructOf: ReadonlyMap<GraphRule, Rule>;
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly acknowledged: readonly AcknowledgedDiagnostic[];
}

export function analyzeApp(root: IConstruct, collection: AppCollection): AppAnalysis {
  const diagnostics: Diagnostic[] = [...checkCdk8sVersion(root), ...checkSettings(root)];
  // Findings and their order must not depend on the order of construct calls.
  const byPath = sortByPath(collection.constructs);
  const namespaces = mergeNamespaces(byPath.filter(isNamespace), diagnostics);
  const foreign = readForeignPolicies(collection.foreignPolicies, diagnostics);
  const graphNamespaces = new Map([...namespaces].map(([name, { graphNamespace }]) => [name, graphNamespace]));
  const builder = new GraphBuilder(
    root,
    graphNamespaces,
    foreign,
    collection.foreignPolicies.map(({ object }) => object),
  );
  for (const construct of byPath) recordOf(construct)?.declare(builder);
  const graph = builder.build();
  const lowering = lower(graph);
  diagnostics.push(...builder.findings.all, ...lowering.diagnostics);
  diagnostics.push(...findFileClashes(root, collection, lowering, namespaces));
  // What is wrong with a construct would come back as many errors of the policies made from it.
  if (!diagnostics.some(isError)) diagnostics.push(...validateLowered(lowering));
  // What the API server would refuse has no meaning.
  if (!diagnostics.some(isError)) diagnostics.push(...checkClosure(graph, lowering.policies));
  let checked = unchecked(diagnostics);
  if (!diagnostics.some(isError)) {
    const app = { graph, policies: lowering.policies, manifests: collection.clusterManifests };
    diagnostics.push(...newAmong(checkAssertions(builder.assertions.questions, app), diagnostics));
    checked = checkPolicies(root, app, diagnostics);
  }

  const { remaining, acknowledged } = applyAcknowledgements(byPath, checked.diagnostics, checked.isUndecided);
  return {
    collection,
    graph,
    lowering,
    namespaces,
    constructOf: builder.constructOf,
    errors: sortByPlace(remaining.filter(isError)),
    warnings: sortByPlace(remaining.filter((diagnostic) => !isError(diagnostic))),
    acknowledged,
  };
}

/** A path is put together each time it is asked for. */
function sortByPath(constructs: readonly IConstruct[]): IConstruct[] {
  return constructs
    .map((construct) => ({ construct, path: construct.node.path }))
    .sort((a, b) => compareText(a.path, b.path))
    .map(({ construct }) => construct);
}

/** Closure and the assertions are decided over the same pods, and say alike where these are too many. */
function newAmong(found: readonly Diagnostic[], known: readonly Diagnostic[]): Diagnostic[] {
  const messages = new Set(known.map(({ message }) => message));
  return found.filter(({ message }) => !messages.has(message));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
