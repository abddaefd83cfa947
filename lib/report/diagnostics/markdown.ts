import type { Diagnostic, Severity } from '../../diagnostics/diagnostic';
import { asCode, asLines, asText, markdownTable } from '../markdown';
import { describedCodes } from './describe';
import { inOrder, subjectName, type DiagnosticsReport } from './report';
import { summaryLine } from './summary';

const ICONS: Readonly<Record<Severity, string>> = { error: '🔴', warning: '🟡', info: '🔵' };

/** More rows than this are folded up. */
const OPEN_ROWS = 20;

/** A comment on GitHub holds 65,536 characters. */
const ROOM_FOR_ROWS = 40_000;
const ROOM_FOR_MEANINGS = 20_000;

/** Findings for a comment on a pull request: a table, and what each code means. */
export function diagnosticsAsMarkdown(report: DiagnosticsReport): string {
  const { tool, diagnostics } = report;
  const heading = `### ${diagnostics.length === 0 ? '🟢' : '🔎'} ${asText(tool.name)}: ${summaryLine(report)}`;
  if (diagnostics.length === 0) return `${heading}\n`;
  const [header, rule, ...allRows] = markdownTable(['', 'Where', 'Object', 'What'], inOrder(report).map(rowOf));
  const rows = firstThatFit(allRows, ROOM_FOR_ROWS);
  const table = [header, rule, ...rows];
  const omitted = diagnostics.length - rows.length;
  return [
    heading,
    '',
    ...(rows.length > OPEN_ROWS ? folded(`All ${diagnostics.length} findings`, table) : table),
    ...(omitted > 0 ? ['', `${omitted} more are left out: there is no room for them in a comment.`] : []),
    '',
    ...folded('What they mean', firstThatFit(meanings(report), ROOM_FOR_MEANINGS)),
    '',
  ].join('\n');
}

function rowOf(finding: Diagnostic): string[] {
  const { severity, code, message, file, line, path, help } = finding;
  const object = subjectName(finding);
  return [
    `${ICONS[severity]} ${severity}`,
    file === undefined ? '' : asCode(line === undefined ? file : `${file}:${line}`),
    [object ?? [], path ?? []].flat().map(asCode).join('<br>'),
    [`${asCode(code)} ${asLines(message)}`, help === undefined ? [] : `**Help:** ${asLines(help)}`].flat().join('<br>'),
  ];
}

function firstThatFit(lines: readonly string[], room: number): readonly string[] {
  let length = 0;
  const end = lines.findIndex((line) => (length += line.length + 1) > room);
  return end === -1 ? lines : lines.slice(0, end);
}

function meanings(report: DiagnosticsReport): string[] {
  return describedCodes(report).flatMap(({ code, description }) =>
    description
      ? [
          `- ${asCode(code)}: ${asText(description.title)}`,
          `  - _Why it matters._ ${asText(description.why)}`,
          `  - _What to do._ ${asText(description.fix)}`,
        ]
      : [`- ${asCode(code)}`],
  );
}

function folded(summary: string, lines: readonly string[]): string[] {
  return ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}
