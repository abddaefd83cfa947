import type { IConstruct } from 'constructs';
import type { DiagnosticCode } from '../diagnostics/codes';
import { diagnose, type Particulars } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { originOf } from './construct-record';
import { diagnoseValue, type ValueProblem } from './value-problem';

/** What is wrong with constructs: collected, never thrown, so that a synth reports everything and not just the first. */
export class ConstructFindings {
  private readonly found: Diagnostic[] = [];
  private readonly reportedValues = new Set<string>();

  /** Everything found so far, in the order in which it was reported. */
  public get all(): readonly Diagnostic[] {
    return this.found;
  }

  public report(code: DiagnosticCode, construct: IConstruct, particulars: Particulars): void {
    this.found.push(diagnose(code, originOf(construct), particulars));
  }

  /**
   * Reports what is wrong with a value that a construct uses, and says whether it is an error. One line that made a
   * value is one error, however many constructs use it.
   */
  public reportValue(problem: ValueProblem, construct: IConstruct): boolean {
    const diagnostic = diagnoseValue(problem, originOf(construct));
    const isError = diagnostic.severity === 'error';
    const { code, message, file, line, column } = diagnostic;
    const value = JSON.stringify([code, message, file, line, column]);
    if (isError && problem.site && this.reportedValues.has(value)) return true;
    this.reportedValues.add(value);
    this.found.push(diagnostic);
    return isError;
  }

  public reportValues(problems: readonly ValueProblem[], construct: IConstruct): void {
    for (const problem of problems) this.reportValue(problem, construct);
  }
}
