import { compareText } from '../../base/compare-text';
import type { SkippedCheck } from '../../checks/run-checks';
import type { CodeDescription } from '../../diagnostics/codes';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Style } from '../style';

/** What came of looking at manifests. */
export interface DiagnosticsReport {
  readonly diagnostics: readonly Diagnostic[];
  /** How many more findings there would be, had nobody acknowledged them. */
  readonly acknowledged: number;
  /** Checks that did not run, because of what the input lacks. @default - all of them ran */
  readonly skipped?: readonly SkippedCheck[];
  /** How many policies were looked at. */
  readonly policies: number;
  /** How many files were read. */
  readonly files: number;
  readonly tool: { readonly name: string; readonly version: string };
  /** Descriptions of the codes of custom checks. @default - none */
  readonly descriptions?: { readonly [code: string]: CodeDescription };
}

/** What formats for people need beside the report. */
export interface TextOptions {
  readonly style: Style;
  /** A line of a file that was read, counted from 1. @default - no frames */
  readonly lineOf?: (file: string, line: number) => string | undefined;
  /** Columns of the screen. @default - lines are not broken, and those of files are cut at 100 */
  readonly width?: number;
}

/** The findings by file, line and column, then by object; those without a file at the end. */
export function inOrder({ diagnostics }: DiagnosticsReport): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compareLast(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compareText(subjectName(a) ?? '', subjectName(b) ?? '') ||
      compareText(a.path ?? '', b.path ?? '') ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

function compareLast(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareText(a, b);
}

/** `<namespace>/<name>` of the object, as far as it has them. */
export function subjectName({ subject }: Diagnostic): string | undefined {
  if (subject?.name === undefined) return undefined;
  return subject.namespace === undefined ? subject.name : `${subject.namespace}/${subject.name}`;
}

/** `file:line:column`, as far as they are known. */
export function placeOf({ file, line, column }: Diagnostic): string | undefined {
  return file === undefined ? undefined : [file, line ?? [], line === undefined ? [] : (column ?? [])].flat().join(':');
}
