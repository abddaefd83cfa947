import type { DiagnosticCode } from '../diagnostics/codes';
import type { Diagnostic, DiagnosticSubject, ErrorReason } from '../diagnostics/diagnostic';
import type { FieldPath } from './field-path';

/** The part of a diagnostic that differs from case to case. Message and help are only for people. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly path: FieldPath;
  readonly message: string;
  readonly help?: string;
}

/** A diagnostic, and where a reader has to look: at or below its `path`, which may name a whole map of labels. */
export interface LocatedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** Field path of the value itself; empty for the object as a whole. */
  readonly field: string;
}

/** Collects the diagnostics of one object in the order in which they are found. */
export class Findings {
  public readonly located: LocatedDiagnostic[] = [];

  #subject: DiagnosticSubject | undefined;
  #subjectRead = false;

  /** `readSubject` is asked once, and only if there is something to report. */
  public constructor(private readonly readSubject: () => DiagnosticSubject | undefined) {}

  /** What was found, without the places. */
  public get diagnostics(): Diagnostic[] {
    return this.located.map(({ diagnostic }) => diagnostic);
  }

  /** Adds what the API server refuses with the error class `reason`. */
  public refuse(reason: ErrorReason, finding: Finding): void {
    this.add('error', reason, finding);
  }

  /** Adds an error that is not in the object, so that no API server would report it. */
  public reject(finding: Finding): void {
    this.add('error', undefined, finding);
  }

  /** Adds what the API server accepts with a warning. */
  public warn(finding: Finding): void {
    this.add('warning', undefined, finding);
  }

  private add(severity: 'error' | 'warning', reason: ErrorReason | undefined, finding: Finding): void {
    if (!this.#subjectRead) {
      this.#subject = this.readSubject();
      this.#subjectRead = true;
    }
    const path = finding.path.toString();
    const diagnostic = {
      code: finding.code,
      severity,
      ...(reason === undefined ? {} : { reason }),
      message: finding.message,
      ...(this.#subject === undefined ? {} : { subject: this.#subject }),
      ...(path === '' ? {} : { path }),
      ...(finding.help === undefined ? {} : { help: finding.help }),
    };
    this.located.push({ diagnostic, field: finding.path.toField() });
  }
}
