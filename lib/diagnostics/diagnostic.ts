import type { DiagnosticCode, CustomCode } from './codes';

/** How much a diagnostic weighs: an `error` stops a synth, a `warning` and an `info` never do. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * The API server's own error class for what it would refuse, as it stands in the `reason` of a status cause.
 * What fails to decode, before any field is validated, has the reason `BadRequest`.
 */
export type ErrorReason =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'BadRequest';

/** The Kubernetes object that a diagnostic speaks of. */
export interface DiagnosticSubject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name?: string;
}

/**
 * One finding. It is data: branch on `code`, `reason` and `path`; the text is for people and may change.
 */
export interface Diagnostic {
  /** Stable kebab-case name of the class of finding; `docs/diagnostics.md` lists them all. */
  readonly code: DiagnosticCode | CustomCode;
  readonly severity: Severity;
  /** Error class of the API server, where it would refuse the object. */
  readonly reason?: ErrorReason;
  /** What is wrong in this case, with the value received and the values allowed. Lower case, no final period. */
  readonly message: string;
  readonly subject?: DiagnosticSubject;
  /** Field path as the API server writes it, e.g. `spec.ingress[0].from[0].ipBlock.cidr`. */
  readonly path?: string;
  /** Source file that made the thing found wrong. */
  readonly file?: string;
  /** Line in `file`, counted from 1. */
  readonly line?: number;
  /** Column in `line`, counted from 1. */
  readonly column?: number;
  /** Path of the construct in the cdk8s tree. */
  readonly constructPath?: string;
  /** What to write instead. */
  readonly help?: string;
  /** Page about the class of finding, below the folder of the package: `docs/checks/host-bits.md`. */
  readonly docs?: string;
}
