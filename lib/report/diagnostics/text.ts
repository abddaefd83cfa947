import { visibleInLog } from '../../base/visible-in-log';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { wrap } from '../text-width';
import { codeFrame, numberWidth } from './code-frame';
import { descriptionIn } from './describe';
import { inOrder, placeOf, subjectName, type DiagnosticsReport, type TextOptions } from './report';
import { skippedLine } from './skipped';
import { countBySeverity, summaryLine } from './summary';

const FRAME_WIDTH = 100;

/** Findings for people: what, where with the lines of the file, how to mend it; at the end how many there are. */
export function diagnosticsAsText(report: DiagnosticsReport, options: TextOptions): string {
  const findings = inOrder(report);
  const blocks = findings.map((finding) => findingLines(finding, options).join('\n'));
  return `${[...blocks, closingLines(findings, report, options).join('\n')].join('\n\n')}\n`;
}

function findingLines(finding: Diagnostic, options: TextOptions): string[] {
  const { style, width = Infinity } = options;
  const { severity, code, message, line, constructPath, help } = finding;
  const tag = `${severity}[${code}]`;
  const [first, ...rest] = paragraph(`${tag}: ${message}`, width);
  const margin = ' '.repeat(line === undefined ? 1 : numberWidth(line));
  const object = [objectOf(finding) ?? [], finding.path ?? []].flat().join(', ');
  const notes = [
    object === '' ? [] : { name: 'object', text: object },
    constructPath === undefined ? [] : { name: 'construct', text: constructPath || 'the App itself' },
    help === undefined ? [] : { name: 'help', text: help },
  ].flat();
  const place = placeLines(finding, margin, options);
  return [
    `${style[severity](visibleInLog(tag))}${style.bold(first.slice(visibleInLog(tag).length))}`,
    ...rest.map((each) => style.bold(`  ${each}`)),
    ...place,
    ...(place.length > 1 && notes.length > 0 ? [`${margin} ${style.dim('|')}`] : []),
    ...notes.flatMap(({ name, text }) => {
      const [head, ...more] = paragraph(`${name}: ${text}`, width - margin.length - 3);
      const paint = name === 'help' ? (each: string): string => each : style.dim;
      return [`${margin} ${style.dim('=')} ${paint(head)}`, ...more.map((each) => `${margin}     ${paint(each)}`)];
    }),
  ];
}

/** `Kind <namespace>/<name>`. */
function objectOf(finding: Diagnostic): string | undefined {
  const name = subjectName(finding);
  return name === undefined ? undefined : `${finding.subject?.kind ?? ''} ${name}`;
}

function placeLines(finding: Diagnostic, margin: string, { style, lineOf, width }: TextOptions): string[] {
  const place = placeOf(finding);
  const { file, line, column } = finding;
  if (place === undefined || file === undefined) return [];
  const head = `${margin}${style.dim('-->')} ${visibleInLog(place)}`;
  if (line === undefined || !lineOf) return [head];
  const frame = codeFrame({ lineOf: (number) => lineOf(file, number), line, column }, width ?? FRAME_WIDTH, style);
  return frame.length === 0 ? [head] : [head, `${margin} ${style.dim('|')}`, ...frame];
}

/** A text in lines of a width; those after the first are to be indented by two. */
function paragraph(text: string, width: number): string[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    const [first, ...rest] = wrap(visibleInLog(line.trimEnd()), width - (i === 0 ? 0 : 2));
    return rest.length === 0 ? [first] : [first, ...wrap(rest.join(' '), width - 2)];
  });
}

function closingLines(
  findings: readonly Diagnostic[],
  report: DiagnosticsReport,
  { style, width = Infinity }: TextOptions,
): string[] {
  const { error, warning } = countBySeverity(findings);
  const paint = error > 0 ? style.error : warning > 0 ? style.warning : style.good;
  const skipped = skippedLine(report);
  const explained = findings.find(({ code }) => descriptionIn(report, code) !== undefined);
  return [
    paint(summaryLine(report)),
    ...(skipped === undefined ? [] : wrap(visibleInLog(skipped), width).map(style.dim)),
    ...(explained ? [style.dim(`netpol checks CODE explains a finding: netpol checks ${explained.code}`)] : []),
  ];
}
