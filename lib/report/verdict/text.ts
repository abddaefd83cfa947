import type { ExplanationLine } from '../../analysis/explanation';
import type { Outcome, Verdict } from '../../analysis/verdict';
import { visibleInLog } from '../../base/visible-in-log';
import { asItIs, type Paint, type Style } from '../style';
import { hangingLines } from '../text-width';

/** What formats for people need beside the verdict. */
export interface VerdictFormatOptions {
  readonly style: Style;
  /** The verdict in words. */
  readonly explanation: readonly ExplanationLine[];
  /** Columns of the screen. @default - lines are not broken */
  readonly width?: number;
}

/** The explanation, with its lines broken below what they belong to and what matters marked. */
export function verdictAsText(_: Verdict, { style, explanation, width = Infinity }: VerdictFormatOptions): string {
  return `${explanation.flatMap((line) => shownLines(line, style, width)).join('\n')}\n`;
}

function shownLines(line: ExplanationLine, style: Style, width: number): string[] {
  const indent = '  '.repeat(line.depth);
  const text = visibleInLog(line.text);
  if (line.kind !== 'outcome') return hangingLines(`${indent}${text}`, width).map(painterOf(line, style));
  const { depth, outcome } = line;
  const [first, ...rest] = hangingLines(`${indent}${outcome}: ${text}`, width);
  const paint = depth === 0 ? style.bold : asItIs;
  const head = `${indent}${OUTCOMES[outcome](style)(outcome)}${paint(first.slice(indent.length + outcome.length))}`;
  return [head, ...rest.map(paint)];
}

const OUTCOMES: Readonly<Record<Outcome, (style: Style) => Paint>> = {
  allowed: ({ good }) => good,
  denied: ({ error }) => error,
  unknown: ({ warning }) => warning,
};

function painterOf(line: Exclude<ExplanationLine, { kind: 'outcome' }>, style: Style): Paint {
  if (line.kind === 'rule') return line.matched === false ? style.dim : asItIs;
  return { direction: style.bold, policy: asItIs, note: style.warning, advice: style.info }[line.kind];
}
