import { CODES, type DiagnosticCode } from './codes';
import type { Diagnostic, DiagnosticSubject, ErrorReason } from './diagnostic';
import type { SourcePlace } from './origin';

/** The particulars of one case; everything that is always true of its code stands in the registry. */
export interface Particulars {
  readonly message: string;
  readonly help?: string;
  readonly path?: string;
  readonly reason?: ErrorReason;
  readonly subject?: DiagnosticSubject;
}

/** Makes the diagnostic of a code, with the severity that the code has, for what stands at `origin`. */
export function diagnose(code: DiagnosticCode, origin: SourcePlace | undefined, particulars: Particulars): Diagnostic {
  return {
    code,
    severity: CODES[code].severity,
    ...particulars,
    ...(origin?.constructPath !== undefined && { constructPath: origin.constructPath }),
    ...origin?.location?.(),
  };
}
