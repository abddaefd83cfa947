import { printable } from '../base/show-value';
import type { Diagnostic } from './diagnostic';

/** Diagnostics as text for people: what, where, how to mend it. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(renderDiagnostic).join('\n\n');
}

function renderDiagnostic(diagnostic: Diagnostic): string {
  const { severity, code, message, path, help, constructPath, file, line, column, subject } = diagnostic;
  const lines = [`${severity}[${code}] ${path === undefined ? '' : `${path}: `}${message}`];
  if (file !== undefined) lines.push(`  at ${[withoutControls(file), line ?? [], column ?? []].flat().join(':')}`);
  if (constructPath !== undefined) lines.push(`  construct: ${constructPath || 'the App itself'}`);
  if (subject?.name !== undefined) {
    lines.push(
      withoutControls(
        `  object: ${subject.kind} ${subject.namespace === undefined ? '' : `${subject.namespace}/`}${subject.name}`,
      ),
    );
  }
  if (help !== undefined) lines.push(`  help: ${help}`);
  return lines.join('\n');
}

/** A path or a name as it is, but for what a terminal would obey: it has to be whole to be of use. */
function withoutControls(path: string): string {
  return path.replace(/\p{Cc}/gu, (character) => printable(character));
}
