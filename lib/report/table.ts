import type { Style } from './style';
import { padEnd, widthOf, wrap } from './text-width';

/** What stands in one field of a table. A line break begins a new line in the field. */
export interface Cell {
  readonly text: string;
  /** Applied to each line, after it has been measured. @default - as it is */
  readonly paint?: (text: string) => string;
}

/** How much room a table has. */
export interface TableOptions {
  /** Columns of the screen: wide fields are wrapped to fit in. @default - every field as wide as its text */
  readonly width?: number;
  /** Spaces before every line. @default 0 */
  readonly indent?: number;
}

const GAP = 2;
const NARROWEST_COLUMN = 8;

/** Rows under their headers, in columns that are as wide as what they hold. */
export function renderTable(
  headers: readonly string[],
  rows: readonly (readonly (string | Cell)[])[],
  style: Style,
  { width = Infinity, indent = 0 }: TableOptions = {},
): string {
  const cells = rows.map((row) => row.map((cell): Cell => (typeof cell === 'string' ? { text: cell } : cell)));
  const head = headers.map((text): Cell => ({ text, paint: style.bold }));
  const widths = fitted(naturalWidths([head, ...cells]), width - indent);
  const rule = widths.map((each): Cell => ({ text: '─'.repeat(each), paint: style.dim }));
  return [head, rule, ...cells]
    .flatMap((row) => linesOfRow(row, widths))
    .map((line) => `${' '.repeat(indent)}${line}`.trimEnd())
    .join('\n');
}

function naturalWidths(rows: readonly (readonly Cell[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, { text }] of row.entries()) {
      for (const line of text.split('\n')) widths[column] = Math.max(widths[column] ?? 0, widthOf(line));
    }
  }
  return widths;
}

/** Takes room from the widest columns first, until all fit in; narrow screens get narrow columns, never none. */
function fitted(natural: readonly number[], room: number): number[] {
  const widths = natural.map((width) => Math.min(width, Math.max(room, NARROWEST_COLUMN)));
  const forGaps = GAP * (widths.length - 1);
  for (let taken = widths.reduce((sum, width) => sum + width, forGaps); taken > room; taken--) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST_COLUMN) break;
    widths[widths.lastIndexOf(widest)]--;
  }
  return widths;
}

function linesOfRow(row: readonly Cell[], widths: readonly number[]): string[] {
  const columns = row.map(({ text }, column) => text.split('\n').flatMap((line) => wrap(line, widths[column])));
  const height = Math.max(1, ...columns.map(({ length }) => length));
  return Array.from({ length: height }, (_, i) =>
    row
      .map(({ paint = (text) => text }, column) => {
        const text = columns[column].at(i) ?? '';
        const gap = column === row.length - 1 ? '' : ' '.repeat(GAP);
        return `${text === '' ? '' : paint(text)}${padEnd('', widths[column] - widthOf(text))}${gap}`;
      })
      .join(''),
  );
}
