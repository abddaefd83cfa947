import type { IConstruct } from 'constructs';
import type { DiagnosticCode } from '../diagnostics/codes';
import type { Origin } from '../diagnostics/origin';
import type { AppState } from './app-state';
import { captureSite, type CreationSite } from './creation-site';
import type { GraphBuilder } from './graph-builder';

/** Kinds of constructs that the graph is built from. */
export type ConstructKind = 'application' | 'namespace' | 'tier' | 'rule' | 'pattern' | 'adoption' | 'assertion';

/** An acknowledged warning, and why it is fine as it is. */
export interface Acknowledgement {
  readonly code: DiagnosticCode;
  readonly reason: string;
  readonly site: CreationSite;
}

/** What every construct of this package carries besides its own fields. */
export interface ConstructRecord {
  readonly kind: ConstructKind;
  readonly site: CreationSite;
  readonly state: AppState;
  readonly acknowledgements: Acknowledgement[];
  /** Adds what the construct declares to the graph. */
  readonly declare: (builder: GraphBuilder) => void;
}

// Registered globally, because compiled and uncompiled copies of this package may meet in one process.
export const RECORD = Symbol.for('cdk8s-netpol.construct');

/** The record of a construct, or `undefined` for what this package did not make. */
export function recordOf(construct: IConstruct): ConstructRecord | undefined {
  return (construct as unknown as Record<symbol, ConstructRecord | undefined>)[RECORD];
}

/** Acknowledges warnings of a code at a construct of ours and below it. */
export function addAcknowledgement(
  construct: IConstruct,
  code: DiagnosticCode,
  reason: string,
  caller: (...args: never[]) => unknown,
): void {
  const record = recordOf(construct);
  record?.acknowledgements.push({ code, reason, site: captureSite(caller) });
  record?.state.touch();
}

export function originOf(construct: IConstruct): Origin {
  return { constructPath: construct.node.path, location: recordOf(construct)?.site ?? (() => undefined) };
}
