import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DiagnosticCode } from '../diagnostics/codes';
import { diagnose } from '../diagnostics/diagnose';
import type { Origin } from '../diagnostics/origin';
import { captureSite, type CreationSite } from './creation-site';

/**
 * Something wrong with a value such as a port. Values have no scope, so it is kept until a construct uses the value,
 * and reported then: with the path of the construct and the line that made the value.
 */
export interface ValueProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help: string;
  readonly site?: CreationSite;
}

/** Gives each problem the line of the caller of `factory`. Costs nothing where there is none. */
export function problemsAt(
  factory: (...args: never[]) => unknown,
  problems: readonly ValueProblem[],
): readonly ValueProblem[] {
  if (problems.length === 0) return problems;
  const site = captureSite(factory);
  return problems.map((problem) => ({ site, ...problem }));
}

/** The diagnostic of a problem with a value that stands at `origin`. */
export function diagnoseValue({ code, message, help, site }: ValueProblem, origin: Origin): Diagnostic {
  return diagnose(code, { ...origin, ...(site && { location: site }) }, { message, help });
}
