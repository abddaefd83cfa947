import stringWidth from 'string-width';

/** Columns that a line has at least, however deep it stands. */
const NARROWEST_LINE = 20;

const NARROW = /^[\x20-\x7e]*$/;

/** Columns that a text without control codes takes on a terminal. */
export function widthOf(text: string): number {
  return NARROW.test(text) ? text.length : stringWidth(text);
}

/** Fills a text up with spaces. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Breaks a text into lines: at spaces, or else after `/` and `,`, or else where the line is full. */
export function wrap(text: string, width: number): string[] {
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each, i) => piecesOf(i === 0 ? each : ` ${each}`, width))) {
    if (widthOf(line + word) <= width) {
      line += word;
    } else {
      if (line.trim() !== '') lines.push(line.trimEnd());
      line = word.trimStart();
    }
  }
  return [...lines, line];
}

/** A line in lines of a width: all begin where it does, those after the first `further` columns in. */
export function hangingLines(line: string, width: number, further = 4): string[] {
  const [indent] = /^ */.exec(line) as RegExpExecArray;
  const deeper = `${indent}${' '.repeat(further)}`;
  const text = line.slice(indent.length);
  const [first, ...rest] = wrap(text, Math.max(NARROWEST_LINE, width - indent.length));
  if (rest.length === 0) return [line];
  const others = wrap(text.slice(first.length).trimStart(), Math.max(NARROWEST_LINE, width - deeper.length));
  return [`${indent}${first}`, ...others.map((each) => `${deeper}${each}`)];
}

/** A word as it is where it fits into a line, else in pieces that do. */
function piecesOf(word: string, width: number): string[] {
  if (widthOf(word.trimStart()) <= width) return [word];
  return word
    .split(/(?<=[/,])/)
    .flatMap((piece) => (widthOf(piece.trimStart()) <= width ? [piece] : characters(piece)));
}

/** The characters of a text as people count them. */
export function characters(text: string): string[] {
  if (NARROW.test(text)) return text.split('');
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);
}
