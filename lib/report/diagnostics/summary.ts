import type { Diagnostic, Severity } from '../../diagnostics/diagnostic';
import { counted } from '../counted';
import type { DiagnosticsReport } from './report';

/** In the order in which they weigh. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** How many findings there are of each severity. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

/** Everything in one line: `2 errors, 1 warning in 3 policies, 2 files (1 acknowledged)`. */
export function summaryLine(report: DiagnosticsReport): string {
  const { diagnostics, acknowledged, policies, files } = report;
  const counts = countBySeverity(diagnostics);
  const found = SEVERITIES.filter((severity) => counts[severity] > 0).map((each) => counted(counts[each], each));
  const where = `${counted(policies, 'policy')}, ${counted(files, 'file')}`;
  return `${found.join(', ') || 'nothing found'} in ${where}${acknowledged > 0 ? ` (${acknowledged} acknowledged)` : ''}`;
}
