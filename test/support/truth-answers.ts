/** What two evaluators that share no code say to the rows of a truth table. */
import type { App } from 'cdk8s';
import { Reachability } from '../../lib/analysis/reachability';
import type { Flow } from '../../lib/analysis/verdict';
import { clusterOf, readCluster } from '../../lib/manifest/read-cluster';
import { mutantsOf, type Mutant } from './policy-mutants';
import { isAllowed, type PlainPolicy, type PointEnd, type PointNamespaces } from './point-evaluator';
import type { TruthOutcome, TruthRow, TruthTable } from './truth-table';

export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Record<string, string> };
}

/** Everything that an app writes. */
export function manifestsOf(app: App): Manifest[] {
  return app.charts.flatMap((chart) => chart.toJson() as Manifest[]);
}

export function policiesOf(manifests: readonly Manifest[]): PlainPolicy[] {
  return manifests.filter(({ kind }) => kind === 'NetworkPolicy');
}

/** The rows with these outcomes, one line each: what a test compares. */
export function linesOf({ rows }: TruthTable, ask: (row: TruthRow) => string): string[] {
  return rows.map((row) => `${row.from} -> ${row.to} ${row.protocol} ${row.port}: ${ask(row)} (${row.why})`);
}

/** Labels of the namespaces: those that the table gives, and those that the app writes. */
function labelsOf({ namespaces }: TruthTable, manifests: readonly Manifest[]): PointNamespaces {
  const written = manifests.filter(({ kind }) => kind === 'Namespace');
  return {
    ...Object.fromEntries(written.map(({ metadata: { name, labels = {} } }) => [name, labels])),
    ...namespaces,
  };
}

/** What the analysis says, with and without a trace. */
export function outcomeOf(reachability: Reachability, flow: Flow): string {
  const outcome = reachability.outcome(flow);
  const { verdict } = reachability.evaluate(flow);
  return outcome === verdict ? outcome : `${outcome}, but ${verdict} with a trace`;
}

/** Asks the analysis, about the manifests as the reader takes them. */
export function askEngine(table: TruthTable, manifests: readonly Manifest[]) {
  const { pods } = table;
  const read = readCluster(manifests.map((value) => ({ value })));
  expect(read.diagnostics).toEqual([]);
  // A table says everything: a namespace that it does not label has no labels, where a manifest would leave that open.
  const labels = { ...Object.fromEntries(pods.map(({ namespace }) => [namespace, {}])), ...labelsOf(table, manifests) };
  const labelled = Object.entries(labels).map(([name, own]) => ({ name, labels: own }));
  const reachability = Reachability.of(clusterOf(read).with({ namespaces: labelled, workloads: pods }));
  return ({ from, to, protocol, port }: TruthRow): string => outcomeOf(reachability, { from, to, protocol, port });
}

/**
 * Addresses that a pod may have of which none is known: one at least in each range from which clusters take them, and
 * one in each of these that a pattern speaks of.
 */
const POSSIBLE_ADDRESSES = ['10.244.3.4', '172.20.3.4', '192.168.1.7', '192.168.44.5', '100.64.3.4', 'fd00::304'];

/** Asks the point-wise evaluator, at every address that the two ends may have. */
export function askOracle(table: TruthTable, manifests: readonly Manifest[], policies = policiesOf(manifests)) {
  const namespaces = labelsOf(table, manifests);
  const ends = new Map<string, PointEnd[]>(
    table.pods.map(({ namespace, name, labels, ports, addresses }) => [
      `${namespace}/${name}`,
      (addresses.length > 0 ? addresses : POSSIBLE_ADDRESSES).map((ip) => ({
        namespace,
        labels,
        ip,
        ports: ports.map((port) => ({ ...port, name: port.name ?? '' })),
      })),
    ]),
  );
  const endsOf = (id: string): PointEnd[] => ends.get(id) ?? [{ ip: id }];
  return ({ from, to, protocol, port }: TruthRow): TruthOutcome => {
    const answers = endsOf(from).flatMap((source) =>
      endsOf(to).map((destination) =>
        isAllowed(policies, namespaces, { from: source, to: destination, protocol, port }),
      ),
    );
    if (answers.every((answer) => answer === answers[0])) return answers[0] ? 'allowed' : 'denied';
    return 'unknown';
  };
}

/** Titles of the mistakes in policies to which the tables give the same answers all the same. */
export function unnoticedMistakes(tables: readonly TruthTable[], manifests: readonly Manifest[]): string[] {
  const isUnnoticed = ({ policies }: Mutant): boolean =>
    tables.every((table) => {
      const ask = askOracle(table, manifests, [...policies]);
      return table.rows.every((row) => ask(row) === row.outcome);
    });
  return mutantsOf(policiesOf(manifests))
    .filter(isUnnoticed)
    .map(({ title }) => title);
}
