import { visibleInLog } from '../../base/visible-in-log';
import type { Style } from '../style';
import { characters, padEnd, widthOf } from '../text-width';

/** A place in a file that can be shown. */
export interface FramedPlace {
  readonly lineOf: (line: number) => string | undefined;
  readonly line: number;
  readonly column?: number;
}

const LINES_BEFORE = 2;
const LINES_AFTER = 1;

/** No more of a line than this is looked at on either side of the column: a file may be one line of many megabytes. */
const REACH = 400;

const TAB = '    ';
const CUT = '…';

/**
 * Lines of a file around a place, numbered, with a caret under the column. Long lines are cut around the caret.
 *
 * @param width Columns that each line may take, its number included.
 */
export function codeFrame({ lineOf, line, column }: FramedPlace, width: number, style: Style): string[] {
  const at = lineOf(line);
  if (at === undefined) return [];
  const firstUnit = Math.max(0, (column ?? 1) - 1 - REACH);
  const gutter = numberWidth(line);
  const room = Math.max(20, width - gutter - 3);
  const caret = widthOf(display(at.slice(firstUnit, Math.max(0, (column ?? 1) - 1))));
  // What the caret points at begins in view, with something of what stands before it.
  const start = caret < room - 10 ? 0 : caret - Math.floor(room / 2);
  const numbered = Array.from({ length: LINES_BEFORE + 1 + LINES_AFTER }, (_, i) => line - LINES_BEFORE + i)
    .flatMap((number) => {
      const text = number < 1 ? undefined : lineOf(number);
      return text === undefined ? [] : [{ number, text: display(text.slice(firstUnit, firstUnit + 2 * REACH)) }];
    })
    // Neighbours that are cut where the line is cut would show nothing; empty ones at the rim show nothing either.
    .filter(({ number, text }, i, all) => {
      if (number === line) return true;
      return start === 0 && (text.trim() !== '' || (i > 0 && i < all.length - 1));
    });
  const bar = style.dim('|');
  return numbered.flatMap(({ number, text }) => {
    const shown = cut(text, start, room);
    const row = `${style.dim(String(number).padStart(gutter))} ${bar} ${number === line ? shown : style.dim(shown)}`;
    if (number !== line || column === undefined) return [row.trimEnd()];
    return [row.trimEnd(), `${padEnd('', gutter)} ${bar} ${padEnd('', caret - start)}${style.error('^')}`];
  });
}

/** Columns that the numbers of lines take around a line. */
export function numberWidth(line: number): number {
  return String(line + LINES_AFTER).length;
}

/** What is left where a line has been cut inside of a character, and the mark at the beginning of a file. */
const HALVES = /^[\udc00-\udfff]|[\ud800-\udbff]$|^\ufeff|\r$/g;

function display(text: string): string {
  return visibleInLog(text.replace(HALVES, '').replaceAll('\t', TAB));
}

/** The columns of a text from `start` on, as many as fit, with marks where something is left out. */
function cut(text: string, start: number, room: number): string {
  const total = widthOf(text);
  if (start === 0 && total <= room) return text;
  const from = start > 0 ? start + 1 : 0;
  const to = total > start + room ? start + room - 1 : total;
  let shown = '';
  let at = 0;
  for (const character of characters(text)) {
    const next = at + widthOf(character);
    if (at >= from && next <= to) shown += character;
    // Half of a wide character is left: its room stays.
    else if (at < from && next > from) shown += ' '.repeat(next - from);
    at = next;
  }
  return `${start > 0 ? CUT : ''}${shown}${to < total ? CUT : ''}`;
}
