import type { Diagnostic } from '../diagnostics/diagnostic';
import type { CheckPlan, CheckResult } from './run-checks';

/** Findings of reading and validating, but for warnings about what a check has found in the same place (`Check.replaces`). */
export function withoutReplaced(
  diagnostics: readonly Diagnostic[],
  checked: CheckResult,
  { checks }: Pick<CheckPlan, 'checks'>,
): readonly Diagnostic[] {
  const replaced = new Map(checks.map(({ check }) => [check.id, check.replaces]));
  const found = [...checked.diagnostics, ...checked.acknowledged.map(({ diagnostic }) => diagnostic)];
  const said = new Set(found.map((each) => placeKey(each, replaced.get(each.code) ?? each.code)));
  return diagnostics.filter((each) => each.severity === 'error' || !said.has(placeKey(each, each.code)));
}

function placeKey({ file, line, column, path }: Diagnostic, code: string): string {
  return JSON.stringify([code, file, line, column, path]);
}
