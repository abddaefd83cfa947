import type { Diagnostic } from './diagnostic';
import { renderDiagnostics } from './render-diagnostics';

/** Thrown where something cannot be done because of errors: all of them, as data and as text. */
export class DiagnosticsError extends Error {
  /** Everything that is wrong, in the order of the places in the source. */
  declare public readonly diagnostics: readonly Diagnostic[];

  /** @param consequence What could not be done, a clause such as `no manifest was written`. */
  public constructor(consequence: string, diagnostics: readonly Diagnostic[]) {
    const count = diagnostics.length;
    super(`${count} error${count === 1 ? '' : 's'}, ${consequence}\n\n${renderDiagnostics(diagnostics)}`);
    // Not enumerable, because Node would print them once more, below the report.
    Object.defineProperty(this, 'diagnostics', { value: diagnostics });
    // A stack through this package would lead nobody to the mistake. Node prints this text in its place, and needs one
    // closing frame to print it as it is; the frame is the user's own line.
    const first = diagnostics.find(({ file }) => file !== undefined);
    const frame = first ? `${first.file}:${first.line}:${first.column}` : 'cdk8s-netpol';
    Object.defineProperty(this, 'stack', { value: `${this.name}: ${this.message}\n\n    at ${frame}` });
  }

  // An own property would be printed once more, below the report.
  public override get name(): string {
    return 'DiagnosticsError';
  }
}
