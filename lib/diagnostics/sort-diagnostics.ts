import { compareText } from '../base/compare-text';
import type { Diagnostic } from './diagnostic';

/** In the order of their places. Those of one place stay in the order in which they were found. */
export function sortByPlace(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compareText(a.file ?? '', b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compareText(a.constructPath ?? '', b.constructPath ?? ''),
  );
}
