import type { SkippedCheck } from '../../checks/run-checks';
import type { DiagnosticSubject, ErrorReason, Severity } from '../../diagnostics/diagnostic';

/** One finding. */
export interface DiagnosticDocument {
  /** Stable name of the class of finding; that of a custom check has a slash. */
  readonly code: string;
  readonly severity: Severity;
  /** Error class of the API server, where it would refuse the object. */
  readonly reason?: ErrorReason;
  /** What is wrong in this case. For people: it may change. */
  readonly message: string;
  readonly subject?: DiagnosticSubject;
  /** Field path as the API server writes it. */
  readonly path?: string;
  readonly file?: string;
  /** Line in `file`, counted from 1. */
  readonly line?: number;
  /** Column in `line`, counted from 1. */
  readonly column?: number;
  readonly constructPath?: string;
  /** What to write instead. */
  readonly help?: string;
  /** Page about the class of finding, below the folder of the package. */
  readonly docs?: string;
}

/** What `netpol check` found. Acknowledged findings are not in it. */
export interface DiagnosticsDocument {
  readonly schemaVersion: 'cdk8s-netpol/diagnostics/v1';
  /** By file, line and column. */
  readonly diagnostics: readonly DiagnosticDocument[];
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    /** Policies that were looked at. */
    readonly policies: number;
    /** Files that were read. */
    readonly files: number;
  };
  /** Checks that did not run, because of what the input lacks. Left out where all of them ran. */
  readonly skipped?: readonly SkippedCheck[];
}
