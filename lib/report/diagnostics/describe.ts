import { descriptionOf, type CodeDescription } from '../../diagnostics/codes';
import type { DiagnosticsReport } from './report';

/** The codes of a report in order, each with what is always true of it, as far as that is known. */
export function describedCodes({ diagnostics, descriptions = {} }: DiagnosticsReport): {
  readonly code: string;
  readonly description: CodeDescription | undefined;
}[] {
  return [...new Set(diagnostics.map(({ code }): string => code))].sort().map((code) => ({
    code,
    description: descriptionOf(code) ?? (Object.hasOwn(descriptions, code) ? descriptions[code] : undefined),
  }));
}
