import { visible } from '../../base/show-value';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { counted } from '../counted';
import { inOrder, placeOf, subjectName, type DiagnosticsReport } from './report';
import { summaryLine } from './summary';

/** Findings that are not in a file stand together under this name. */
const NO_FILE = 'netpol';

/**
 * Findings as the XML that test runners write and pipelines show: a suite for each file, a case for each finding. Errors
 * and warnings are failures; a note passes, with its text as output. Files without findings are one case that passes, so
 * that there is something to show when all is well.
 */
export function diagnosticsAsJunit(report: DiagnosticsReport): string {
  const findings = inOrder(report);
  const byFile = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const file = finding.file ?? NO_FILE;
    const others = byFile.get(file);
    if (others) others.push(finding);
    else byFile.set(file, [finding]);
  }
  const suites = [...byFile].map(([file, own]) => suite(file, own.filter(isFailure).length, own.map(caseOf)));
  const clean =
    report.files - findings.filter(({ file }, i) => file !== undefined && file !== findings[i - 1]?.file).length;
  if (clean > 0 || suites.length === 0) {
    const name = suites.length === 0 ? summaryLine(report) : `nothing found in ${counted(clean, 'file')}`;
    suites.push(suite('clean', 0, [`    <testcase${attributes({ name, classname: 'clean', time: '0' })}/>`]));
  }
  const tests = suites.reduce((sum, { cases }) => sum + cases.length, 0);
  const failures = findings.filter(isFailure).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: report.tool.name, tests, failures, errors: 0, time: '0' })}>`,
    ...suites.flatMap(({ name, cases, failures: own }) => [
      `  <testsuite${attributes({ name, tests: cases.length, failures: own, errors: 0, skipped: 0, time: '0' })}>`,
      ...cases,
      '  </testsuite>',
    ]),
    '</testsuites>\n',
  ].join('\n');
}

interface Suite {
  readonly name: string;
  readonly failures: number;
  readonly cases: readonly string[];
}

function suite(name: string, failures: number, cases: readonly string[]): Suite {
  return { name, failures, cases };
}

function isFailure({ severity }: Diagnostic): boolean {
  return severity !== 'info';
}

function caseOf(finding: Diagnostic): string {
  const { code, severity, message, file, line, constructPath, help } = finding;
  const name = [code, subjectName(finding) ?? [], finding.path ?? []].flat().join(' ');
  const text = [
    message,
    placeOf(finding) === undefined ? [] : `at ${placeOf(finding)}`,
    constructPath === undefined ? [] : `construct: ${constructPath || 'the App itself'}`,
    help === undefined ? [] : `help: ${help}`,
  ]
    .flat()
    .join('\n');
  // Viewers take what stands before the last dot for a package.
  const classname = (file ?? NO_FILE).replace(/\.(?:ya?ml|json)$/, '');
  const head = `    <testcase${attributes({ name, classname, file, line, time: '0' })}>`;
  const body = isFailure(finding)
    ? `      <failure${attributes({ type: `${severity}[${code}]`, message })}>${escapedText(text)}</failure>`
    : `      <system-out>${escapedText(text)}</system-out>`;
  return [head, body, '    </testcase>'].join('\n');
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : ` ${name}="${escapedAttribute(String(value))}"`))
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Lines stay lines; what XML 1.0 has no way to write is shown as escapes. */
function escapedText(text: string): string {
  return text.split('\n').map(escapedLine).join('\n');
}

function escapedAttribute(text: string): string {
  return text.split('\n').map(escapedLine).join('&#10;');
}

function escapedLine(line: string): string {
  return visible(line)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
