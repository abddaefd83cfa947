import { visibleInLog, visibleLinesInLog } from '../base/visible-in-log';
import type { Diagnostic } from './diagnostic';

/** Diagnostics as text for people: what, where, how to mend it. Nothing in it is an order to a terminal or to a log. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(renderDiagnostic).join('\n\n');
}

function renderDiagnostic(diagnostic: Diagnostic): string {
  const { severity, code, message, path, help, constructPath, file, line, column } = diagnostic;
  const object = objectOf(diagnostic);
  return [
    `${severity}[${visibleInLog(code)}] ${path === undefined ? '' : `${visibleInLog(path)}: `}${visibleLinesInLog(message)}`,
    file === undefined ? [] : `  at ${visibleInLog([file, line ?? [], column ?? []].flat().join(':'))}`,
    constructPath === undefined ? [] : `  construct: ${visibleInLog(constructPath || 'the App itself')}`,
    object === undefined ? [] : `  object: ${visibleInLog(object)}`,
    help === undefined ? [] : `  help: ${visibleLinesInLog(help)}`,
  ]
    .flat()
    .join('\n');
}

/** `Kind <namespace>/<name>`. */
function objectOf({ subject }: Diagnostic): string | undefined {
  if (subject?.name === undefined) return undefined;
  return `${subject.kind} ${subject.namespace === undefined ? '' : `${subject.namespace}/`}${subject.name}`;
}
