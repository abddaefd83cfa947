import type { Style } from '../style';
import { renderTable } from '../table';
import { wrap } from '../text-width';
import { CHECK_SETS, type CheckSet, type ChecksDocument, type CodeDocument } from './document';
import { pageAsText } from './page';

/** What formats for people need beside the checks. */
export interface ChecksFormatOptions {
  readonly style: Style;
  /** Columns of the screen. @default - lines are not broken */
  readonly width?: number;
}

const HEADINGS: Readonly<Record<CheckSet, string>> = {
  recommended: 'recommended: these run unless the configuration says otherwise',
  strict: 'strict: what preset: strict adds',
  custom: 'custom: what the modules of the configuration bring',
};

/** The checks for people, a table for each set. */
export function checksAsText({ checks }: ChecksDocument, { style, width }: ChecksFormatOptions): string {
  const tableOf = (preset: CheckSet): string[] => {
    const rows = checks
      .filter((check) => check.preset === preset)
      .map(({ id, severity, title }) => [
        { text: id, paint: style.bold },
        { text: severity, paint: style[severity] },
        title,
      ]);
    if (rows.length === 0) return [];
    return [style.bold(HEADINGS[preset]), renderTable(['check', 'severity', 'finds that'], rows, style, { width })];
  };
  const hint = style.dim('netpol checks <check> explains one of them');
  return `${[...CHECK_SETS.flatMap(tableOf), hint].join('\n\n')}\n`;
}

/** How a code is explained. */
export interface CodeFormatOptions extends ChecksFormatOptions {
  /** The page about it, Markdown. @default - there is none */
  readonly page?: string;
}

/** A code for people: its page, or what is known of any code. */
export function codeAsText({ id, severity, title, why, fix }: CodeDocument, options: CodeFormatOptions): string {
  const { page, style, width = Infinity } = options;
  if (page !== undefined) return pageAsText(page, options);
  const paragraph = (head: string, text: string): string => {
    const [first, ...rest] = wrap(`${head} ${text}`, width);
    return [`${style.bold(head)}${first.slice(head.length)}`, ...rest].join('\n');
  };
  return [
    `${style.bold(id)} ${style[severity](`(${severity})`)}`,
    ...['', ...wrap(title, width), ''],
    paragraph('Why it matters:', why),
    paragraph('What to do:', fix),
    '',
  ].join('\n');
}
