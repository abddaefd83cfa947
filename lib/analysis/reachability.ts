import type { Cluster } from '../model/cluster';
import { compileCluster, type CompiledCluster } from './compiled-cluster';
import { ConnectivityResult, type ConnectivityOptions } from './connectivity';
import { Ends } from './ends';
import { answerBetween, type PairAnswer } from './evaluate';
import { evaluateFlow, outcomeOfFlow } from './evaluate-flow';
import { explain } from './explain';
import { exposureOf, type ExposureDocument } from './exposure';
import type { AnalysisOptions } from './options';
import type { Flow, Outcome, Verdict } from './verdict';

/**
 * Answers questions about one cluster. What all answers need is worked out once, when it is made.
 *
 * A question about an endpoint that does not exist throws a `DiagnosticsError` (`endpoint-unknown`, `endpoint-ambiguous`),
 * one about a port that cannot be `flow-port-invalid`, one with options that make no sense `analysis-option-invalid`.
 */
export class Reachability {
  /** The reachability in a cluster. @throws DiagnosticsError `analysis-option-invalid`. */
  public static of(cluster: Cluster, options: AnalysisOptions = {}): Reachability {
    return new Reachability(compileCluster(cluster, options));
  }

  /** @internal */
  public readonly _ends: Ends;

  private constructor(
    /** @internal */
    public readonly _compiled: CompiledCluster,
  ) {
    this._ends = new Ends(_compiled);
  }

  /** The cluster in question. */
  public get cluster(): Cluster {
    return this._compiled.cluster;
  }

  /** Number of classes of pods that no rule in play can tell apart. */
  public get classCount(): number {
    return this._compiled.classes.length;
  }

  /** The verdict on a flow, with its trace. */
  public evaluate(flow: Flow): Verdict {
    return evaluateFlow(this._compiled, this._ends, flow);
  }

  /** The outcome alone, without working out why: for many questions. */
  public outcome(flow: Flow): Outcome {
    return outcomeOfFlow(this._compiled, this._ends, flow);
  }

  /** The verdict on a flow as text for people. */
  public explain(flow: Flow): string {
    return explain(this.evaluate(flow));
  }

  /** Everything that may flow from one endpoint to another: all ports of all protocols at once. */
  public between(from: string, to: string): PairAnswer {
    return answerBetween(this._compiled, this._ends.get(from), this._ends.get(to));
  }

  /** To what each endpoint is open, beyond the endpoints there are. */
  public exposure(): ExposureDocument {
    return exposureOf(this._compiled);
  }

  /** What may flow between all pairs, or those that have an end in the focus. */
  public connectivity(options: ConnectivityOptions = {}): ConnectivityResult {
    return new ConnectivityResult(this._compiled, this._ends, options);
  }
}
