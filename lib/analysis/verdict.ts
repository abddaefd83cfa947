import type { ConnectionTexts } from '../model/connection-set';
import type { Caveat } from './caveats';

/** A question: may this flow pass? Ends are endpoint ids, `<namespace>/<name>` where unambiguous, or IP addresses. */
export interface Flow {
  /** Who opens the connection. */
  readonly from: string;
  /** Who is to accept it; also `<namespace>/Service/<name>`. */
  readonly to: string;
  /** `TCP`, `UDP`, `SCTP`; of any other the verdict is unknown (S42). @default - TCP where there is a port, else every protocol */
  readonly protocol?: string;
  /**
   * Port at the destination, an integer from 1 to 65535 or the name of a port of the destination; with a Service, the port
   * of the Service. @default - every port: the answer is a set
   */
  readonly port?: number | string;
}

/** What becomes of a flow; `unknown` only where the input cannot decide, and then a caveat says what is missing. */
export type Outcome = 'allowed' | 'denied' | 'unknown';

/** Whether one rule of a policy matched. `null` where the input cannot decide. */
export interface RuleTrace {
  /** Position in `spec.ingress` or `spec.egress`, from 0. */
  readonly index: number;
  readonly matched: boolean | null;
  /** Whether the other end is among the peers of the rule. */
  readonly peer: boolean | null;
  /** Whether the port is among the ports of the rule; without a port in question: whether there is any. */
  readonly port: boolean | null;
  /** In one sentence, for people. */
  readonly why: string;
}

/** A policy that isolates an end of the flow, with all its rules of that direction. */
export interface PolicyTrace {
  readonly namespace: string;
  readonly name: string;
  readonly rules: readonly RuleTrace[];
  readonly file?: string;
  readonly line?: number;
  readonly constructPath?: string;
}

/** What one end of the flow says. */
export interface DirectionVerdict {
  /** Whether any policy isolates the end in this direction (S11). */
  readonly isolated: boolean;
  readonly verdict: Outcome;
  /** Those that isolate it; with several pods behind a Service none here, but with each of its `backends`. */
  readonly policies: readonly PolicyTrace[];
}

/** A change of what the policies of one end say, by which they let a flow pass that they stop. */
export interface Proposal {
  readonly direction: 'egress' | 'ingress';
  /**
   * What is to be added: ports to a rule that is for the other end already, the other end to the peers of a rule that is
   * for these ports already, or a rule to some policy that selects the end.
   */
  readonly adds: 'ports' | 'peer' | 'rule';
  /** The rule to change, by its position in `spec.ingress` or `spec.egress`, from 0. @default - a new one */
  readonly rule?: { readonly namespace: string; readonly name: string; readonly index: number };
  /** Id of the end whose policies change. */
  readonly subject: string;
  /** The end that becomes a peer, in words: its id, or whose addresses it is. */
  readonly other: string;
  /** Ports in question that this end lets pass afterwards; one of them would do where the question names none. */
  readonly ports: ConnectionTexts;
}

/** The verdict on a flow to one workload. */
export interface BackendVerdict {
  /** The question, with full endpoint ids; to a pod behind a Service with the port that the pod listens on. */
  readonly flow: Flow;
  readonly verdict: Outcome;
  /** Without a port in the question: what is allowed. */
  readonly allowed?: ConnectionTexts;
  /** Without a port in the question: what cannot be decided; disjoint from what is allowed. */
  readonly unknown?: ConnectionTexts;
  readonly caveats: readonly Caveat[];
  readonly egress: DirectionVerdict;
  readonly ingress: DirectionVerdict;
  /** Changes that together let a flow pass that is denied, at most one for each end. @default - there is nothing to change */
  readonly proposals?: readonly Proposal[];
}

/** The answer to a {@link Flow}. */
export interface Verdict extends BackendVerdict {
  readonly schemaVersion: 'cdk8s-netpol/verdict/v1';
  /** One for each workload behind a Service. */
  readonly backends?: readonly BackendVerdict[];
}
