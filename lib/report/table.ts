import { asItIs, type Paint, type Style } from './style';
import { padEnd, widthOf, wrap } from './text-width';

/** What stands in one field of a table. A line break begins a new line in the field. */
export interface Cell {
  readonly text: string;
  /** Applied to each line, after it has been measured. @default - as it is */
  readonly paint?: Paint;
}

/** How much room a table has. */
export interface TableOptions {
  /** Columns of the screen: wide fields are wrapped to fit in. @default - every field as wide as its text */
  readonly width?: number;
  /** Spaces before every line. @default 0 */
  readonly indent?: number;
  /** Whether an empty line stands between rows as soon as one of them has several lines. @default false */
  readonly isSpaced?: boolean;
}

const GAP = 2;
const NARROWEST_COLUMN = 8;

/** Rows under their headers, in columns that are as wide as what they hold. */
export function renderTable(
  headers: readonly string[],
  rows: readonly (readonly (string | Cell)[])[],
  style: Style,
  { width = Infinity, indent = 0, isSpaced = false }: TableOptions = {},
): string {
  const cells = rows.map((row) => row.map((cell): Cell => (typeof cell === 'string' ? { text: cell } : cell)));
  const head = headers.map((text): Cell => ({ text, paint: style.bold }));
  const widths = fitted([head, ...cells], width - indent);
  const rule = widths.map((each): Cell => ({ text: '─'.repeat(each), paint: style.dim }));
  const lines = [head, rule].flatMap((row) => linesOfRow(row, widths));
  const blocks = cells.map((row) => linesOfRow(row, widths));
  const separator = isSpaced && blocks.some(({ length }) => length > 1) ? [''] : [];
  return [...lines, ...blocks.flatMap((block, i) => (i === 0 ? block : [...separator, ...block]))]
    .map((line) => `${' '.repeat(indent)}${line}`.trimEnd())
    .join('\n');
}

/** Width of the widest line in each column, or of the widest piece of a line. */
function widthsOf(rows: readonly (readonly Cell[])[], piecesOf: (text: string) => readonly string[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, { text }] of row.entries()) {
      for (const piece of piecesOf(text)) widths[column] = Math.max(widths[column] ?? 0, widthOf(piece));
    }
  }
  return widths;
}

/**
 * Takes room from the widest columns first, until all fit in: as long as it can be done so from those that are broken
 * between words, then within words. Narrow screens get narrow columns, never none.
 */
function fitted(rows: readonly (readonly Cell[])[], room: number): number[] {
  const widths = widthsOf(rows, (text) => text.split('\n')).map((width) =>
    Math.min(width, Math.max(room, NARROWEST_COLUMN)),
  );
  const words = widthsOf(rows, (text) => text.split(/\s/)).map((width) => Math.max(width, NARROWEST_COLUMN));
  const taken = (): number => widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1));
  for (const narrowest of [words, words.map(() => NARROWEST_COLUMN)]) {
    while (taken() > room) {
      const widest = Math.max(...widths.filter((width, column) => width > narrowest[column]));
      if (widest <= NARROWEST_COLUMN) break;
      widths[widths.findLastIndex((width, column) => width === widest && width > narrowest[column])]--;
    }
  }
  return widths;
}

function linesOfRow(row: readonly Cell[], widths: readonly number[]): string[] {
  const columns = row.map(({ text }, column) => text.split('\n').flatMap((line) => wrap(line, widths[column])));
  const height = Math.max(1, ...columns.map(({ length }) => length));
  return Array.from({ length: height }, (_, i) =>
    row
      .map(({ paint = asItIs }, column) => {
        const text = columns[column].at(i) ?? '';
        const gap = column === row.length - 1 ? '' : ' '.repeat(GAP);
        return `${text === '' ? '' : paint(text)}${padEnd('', widths[column] - widthOf(text))}${gap}`;
      })
      .join(''),
  );
}
