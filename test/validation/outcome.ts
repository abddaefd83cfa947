import type { Diagnostic } from '../../lib/diagnostics/diagnostic';

/** What of a diagnostic is a contract: the code, the error class (or severity, where there is none), and the path. */
export function outcome(diagnostics: readonly Diagnostic[]): [string, string, string][] {
  return diagnostics.map(({ code, reason, severity, path }) => [code, reason ?? severity, path ?? '']);
}
