import type { ProtocolName } from '../../model/protocol';
import type { Outcome, Verdict } from '../verdict';

/** The four things that can be expected of a cluster. */
export type ExpectationKind = 'must-reach' | 'must-not-reach' | 'must-only-be-reached-from' | 'must-only-reach';

/** A flow that is not as expected. */
export interface FlowBreach {
  readonly kind: 'flow';
  readonly expectation: ExpectationKind;
  /** Endpoint ids of the two ends. */
  readonly from: string;
  readonly to: string;
  /** One connection that is not as expected. */
  readonly witness: { readonly protocol: ProtocolName; readonly port: number };
  readonly outcome: Outcome;
  /** The verdict on the witness, with its trace. */
  readonly verdict: Verdict;
  /** Number of further pairs of ends that are not as expected. */
  readonly further: number;
}

/** An expectation that holds only because there is nothing that could break it. */
export interface VacuousBreach {
  readonly kind: 'vacuous';
  readonly expectation: ExpectationKind;
  /** The end that is nobody; `others` is everybody but the peers; `ports` are names that no destination has. */
  readonly empty: 'from' | 'to' | 'subject' | 'others' | 'pairs' | 'ports';
}

/** Nobody said which ports must be reached: the destination declares none, or none of the names that were given. */
export interface PortsMissingBreach {
  readonly kind: 'ports-missing';
  readonly expectation: 'must-reach';
  /** Endpoint id of the destination. */
  readonly to: string;
  /** Number of further destinations like that. */
  readonly further: number;
}

/** Why an expectation does not hold. It is data: the text of `renderBreach` is for people and may change. */
export type Breach = FlowBreach | VacuousBreach | PortsMissingBreach;
