import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { ValueProblem } from '../constructs/value-problem';
import { DiagnosticsError } from '../diagnostics/diagnostics-error';

/** Gathers what is wrong with the arguments of a matcher, so that all of it is reported at once. */
export class MatcherProblems {
  private readonly found: Diagnostic[] = [];

  /** @param path Which argument, e.g. `peers[1]`. */
  public report(path: string, message: string, help: string): void {
    this.found.push(diagnose('matcher-argument-invalid', undefined, { path, message, help }));
  }

  public add(path: string, diagnostics: readonly Diagnostic[]): void {
    this.found.push(...diagnostics.map((each) => ({ ...each, path: each.path ?? path })));
  }

  /** Problems of a value such as a Port, each with the line that made it. */
  public addValues(path: string, found: readonly ValueProblem[]): void {
    const diagnostics = found.map(({ code, message, help, site }) =>
      diagnose(code, site && { location: site }, { message, help }),
    );
    this.add(path, diagnostics);
  }

  /** What `read` returns; nothing where it finds something wrong. */
  public attempt<T>(path: string, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
      this.add(path, error.diagnostics);
      return undefined;
    }
  }

  /** @throws DiagnosticsError Where anything was found. */
  public throwIfAny(): void {
    if (this.found.length > 0) throw new DiagnosticsError('nothing was checked', this.found);
  }
}
