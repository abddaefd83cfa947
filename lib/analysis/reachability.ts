import type { Cluster } from '../model/cluster';
import type { ConnectionSet } from '../model/connection-set';
import type { CaveatCode } from './caveats';
import type { Connectivity, ConnectivityOptions } from './connectivity';
import type { Exposure } from './exposure';
import type { AnalysisOptions } from './options';
import type { Flow, Outcome, Verdict } from './verdict';

/** What may flow between two endpoints; the three parts are disjoint, and what is in neither set is denied. */
export interface PairAnswer {
  readonly allowed: ConnectionSet;
  readonly unknown: ConnectionSet;
  readonly caveats: readonly CaveatCode[];
}

/** Answers questions about one cluster. What all answers need is worked out once, when it is made. */
export declare class Reachability {
  static of(cluster: Cluster, options?: AnalysisOptions): Reachability;
  readonly cluster: Cluster;
  /** The verdict with its trace. */
  evaluate(flow: Flow): Verdict;
  /** The verdict alone: for many questions. */
  outcome(flow: Flow): Outcome;
  /** Everything that may flow from one endpoint to another, on all ports. */
  between(from: string, to: string): PairAnswer;
  connectivity(options?: ConnectivityOptions): Connectivity;
  exposure(): Exposure;
}
