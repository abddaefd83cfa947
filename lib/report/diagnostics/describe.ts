import { descriptionOf, type CodeDescription } from '../../diagnostics/codes';
import type { DiagnosticsReport } from './report';

/** The codes of a report in order, each with what is always true of it, as far as that is known. */
export function describedCodes(report: DiagnosticsReport): {
  readonly code: string;
  readonly description: CodeDescription | undefined;
}[] {
  const codes = new Set(report.diagnostics.map(({ code }): string => code));
  return [...codes].sort().map((code) => ({ code, description: descriptionIn(report, code) }));
}

/** What is always true of a code, as far as a report knows it. */
export function descriptionIn({ descriptions = {} }: DiagnosticsReport, code: string): CodeDescription | undefined {
  return descriptionOf(code) ?? (Object.hasOwn(descriptions, code) ? descriptions[code] : undefined);
}
