import { visible } from '../../base/show-value';
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic';
import { inOrder, subjectName, type DiagnosticsReport } from './report';
import { summaryLine } from './summary';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request: ten of each
 * severity a step, so the last line says how many there are.
 */
export function diagnosticsAsGithub(report: DiagnosticsReport): string {
  return [...inOrder(report).map(command), summaryLine(report), ''].join('\n');
}

function command(finding: Diagnostic): string {
  const { severity, code, message, file, line, column, path, help } = finding;
  const where = [subjectName(finding) ?? [], path ?? []].flat().join(' ');
  const properties = Object.entries({ file, line, col: line === undefined ? undefined : column, title: code })
    .flatMap(([name, value]) => (value === undefined ? [] : `${name}=${escapedProperty(String(value))}`))
    .join(',');
  const text = [where === '' ? message : `${where}: ${message}`, help === undefined ? [] : `help: ${help}`].flat();
  return `::${COMMANDS[severity]} ${properties}::${text.map(escapedData).join('%0A')}`;
}

/** As the runner decodes it (actions/toolkit, packages/core/src/command.ts). */
function escapedData(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => visible(line).replaceAll('%', '%25'))
    .join('%0A');
}

function escapedProperty(text: string): string {
  return visible(text).replace(/[%:,]/g, encodeURIComponent);
}
