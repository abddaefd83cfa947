import type { Diagnostic } from './diagnostic';
import { renderDiagnostics } from './render-diagnostics';

/** So many errors are shown as text: nobody reads more, and the text of millions would be longer than text can be. */
const MOST_IN_TEXT = 1_000;

/** Thrown where something cannot be done because of errors: all of them, as data and as text. */
export class DiagnosticsError extends Error {
  /** Everything that is wrong, in the order of the places in the source. */
  declare public readonly diagnostics: readonly Diagnostic[];

  /** @param consequence What could not be done, a clause such as `no manifest was written`. */
  public constructor(consequence: string, diagnostics: readonly Diagnostic[]) {
    const count = diagnostics.length;
    const further = count > MOST_IN_TEXT ? `\n\n... and ${count - MOST_IN_TEXT} further errors` : '';
    const text = renderDiagnostics(diagnostics.slice(0, MOST_IN_TEXT));
    super(`${count} error${count === 1 ? '' : 's'}, ${consequence}\n\n${text}${further}`);
    // Not enumerable, because Node would print them once more, below the report.
    Object.defineProperty(this, 'diagnostics', { value: diagnostics });
    // A stack through this package would lead nobody to the mistake. Node prints this text in its place, and needs one
    // closing frame to print it as it is; the frame is the user's own line.
    const first = diagnostics.find(({ file }) => file !== undefined);
    const frame = first ? [first.file, first.line ?? [], first.column ?? []].flat().join(':') : 'cdk8s-netpol';
    Object.defineProperty(this, 'stack', { value: `${this.name}: ${this.message}\n\n    at ${frame}` });
  }

  // An own property would be printed once more, below the report.
  public override get name(): string {
    return 'DiagnosticsError';
  }
}
