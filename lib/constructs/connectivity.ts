import { Construct, type IConstruct } from 'constructs';
import type { ConnectivityOptions, ConnectivityResult } from '../analysis/connectivity';
import { unfitOption } from '../analysis/options';
import type { PairAnswer } from '../analysis/evaluate';
import type { ExposureDocument } from '../analysis/exposure';
import type { Reachability } from '../analysis/reachability';
import type { Flow, Outcome, Verdict } from '../analysis/verdict';
import { reachabilityAt, tierIdAt } from './app-reachability';
import type { Tier } from './tier';

/**
 * Who reaches whom in an App, by every NetworkPolicy in it, whoever wrote it. The endpoints are the tiers, the pods of
 * other workloads that stand in the tree (cdk8s-plus and raw ones), and addresses; Services can be destinations.
 *
 * Nothing needs to be synthesized first, and what is wrong with the App does not matter: what cannot be analysed is left
 * out. Answers follow the tree: they are worked out once, and again when it has changed. Settings are those in force at the
 * scope: `podCidrs`, `nodeCidrs` and `cni` of the Defaults.
 *
 * A question about an endpoint that does not exist throws a `DiagnosticsError` (`endpoint-unknown`, `endpoint-ambiguous`),
 * one about a port that cannot be `flow-port-invalid`.
 */
export class Connectivity {
  /** The connectivity of the App that a construct belongs to (`analysis-option-invalid` where it is no construct). */
  public static of(scope: IConstruct): Connectivity {
    if (!Construct.isConstruct(scope)) {
      throw unfitOption('what Connectivity is asked of', scope, 'give an App, or any construct of it');
    }
    return new Connectivity(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /** The endpoint id of a tier, `<namespace>/Tier/<id>`. Throws `endpoint-unknown` where the tier is not in this App. */
  public idOf(tier: Tier): string {
    return tierIdAt(this.scope, tier);
  }

  /** The verdict on a flow, with its trace: which policies isolate its ends, and which of their rules match. */
  public evaluate(flow: Flow): Verdict {
    return this.reachability.evaluate(flow);
  }

  /** The outcome alone, without working out why. */
  public outcome(flow: Flow): Outcome {
    return this.reachability.outcome(flow);
  }

  /** The verdict on a flow as text for people. */
  public explain(flow: Flow): string {
    return this.reachability.explain(flow);
  }

  /** Everything that may flow from one endpoint to another: all ports of all protocols at once. */
  public between(from: string, to: string): PairAnswer {
    return this.reachability.between(from, to);
  }

  /** What may flow between all pairs of endpoints, or those that have an end in the focus. */
  public connectivity(options: ConnectivityOptions = {}): ConnectivityResult {
    return this.reachability.connectivity(options);
  }

  /** To what each endpoint is open beyond the others: every address, every pod, and pods that may come. */
  public exposure(): ExposureDocument {
    return this.reachability.exposure();
  }

  private get reachability(): Reachability {
    return reachabilityAt(this.scope);
  }
}
