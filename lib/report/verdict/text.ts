import type { Outcome, Verdict } from '../../analysis/verdict';
import { visibleLinesInLog } from '../../base/visible-in-log';
import type { Style } from '../style';
import { hangingLines } from '../text-width';

/** What formats for people need beside the verdict. */
export interface VerdictFormatOptions {
  readonly style: Style;
  /** The verdict in words, a line for each step of it. */
  readonly explanation: string;
  /** Columns of the screen. @default - lines are not broken */
  readonly width?: number;
}

/** The explanation, with its lines broken below what they belong to and what matters marked. */
export function verdictAsText(
  { verdict }: Verdict,
  { style, explanation, width = Infinity }: VerdictFormatOptions,
): string {
  const [headline, ...reasons] = visibleLinesInLog(explanation).split('\n');
  const lines = [
    ...hangingLines(headline, width).map((line, i) => (i === 0 ? headlined(line, verdict, style) : style.bold(line))),
    ...reasons.flatMap((reason) => {
      const paint = painterOf(reason, style);
      return hangingLines(reason, width).map(paint);
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function headlined(line: string, verdict: Outcome, style: Style): string {
  if (!line.startsWith(verdict)) return style.bold(line);
  return `${OUTCOMES[verdict](style)(verdict)}${style.bold(line.slice(verdict.length))}`;
}

const OUTCOMES: Readonly<Record<Outcome, (style: Style) => (text: string) => string>> = {
  allowed: ({ good }) => good,
  denied: ({ error }) => error,
  unknown: ({ warning }) => warning,
};

/** Beginnings of lines that say what would change the verdict. */
const ADVICE = /^\s*(?:to allow it|and also|to decide it):/;

/** The lines of an explanation that say what would change the verdict. */
export function adviceIn(explanation: string): string[] {
  return explanation.split('\n').filter((line) => ADVICE.test(line));
}

/** Beginnings of lines of an explanation, and how these look. */
const LINES: readonly [RegExp, keyof Style][] = [
  [/^\s*(?:egress|ingress) of /, 'bold'],
  [/^\s*rule \d+ does not match/, 'dim'],
  [/^\s*note \(/, 'warning'],
  [ADVICE, 'info'],
];

function painterOf(line: string, style: Style): (text: string) => string {
  const found = LINES.find(([beginning]) => beginning.test(line));
  return found ? style[found[1]] : (text) => text;
}
