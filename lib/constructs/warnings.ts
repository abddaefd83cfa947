import type { Diagnostic } from '../diagnostics/diagnostic';
import { renderDiagnostics } from '../diagnostics/render-diagnostics';

/**
 * Hands warnings of a synth to the process, which decides what becomes of them: Node prints them to standard error,
 * `--no-warnings` silences them, a `warning` listener takes them. Nothing is written where there are none.
 */
export function warnOnce(warnings: readonly Diagnostic[]): void {
  if (warnings.length === 0) return;
  const count = `${warnings.length} warning${warnings.length === 1 ? '' : 's'}`;
  // eslint-disable-next-line no-restricted-globals -- handed over, not printed: docs/decisions/0003-warnings-are-process-warnings.md
  process.emitWarning(`${count}\n\n${renderDiagnostics(warnings)}\n`, { type: 'cdk8s-netpol' });
}
