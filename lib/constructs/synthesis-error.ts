import type { Diagnostic } from '../diagnostics/diagnostic';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';

/** Thrown by a synth that found errors: all of them, as data and as text. No manifest is written. */
export class SynthesisError extends DiagnosticsError {
  public constructor(diagnostics: readonly Diagnostic[]) {
    super('no manifest was written', diagnostics);
  }

  public override get name(): string {
    return 'SynthesisError';
  }
}
