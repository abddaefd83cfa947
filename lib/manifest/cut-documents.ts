/** A part of a text, from `start` to before `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What follows the dashes that begin a document. */
const MARKER_END = /[ \t\r\n]/;

/**
 * The documents of a YAML text, comments before the first included. A line that begins with three dashes always begins a
 * document: no scalar and no collection goes on over one, in any style. A text with directives, which hold for later
 * documents too, or with explicit ends is not cut.
 */
export function* cutDocuments(text: string): Generator<TextRange, void, undefined> {
  let start = 0;
  if (!startsLine(text, '%') && !startsLine(text, '...')) {
    for (let line = text.indexOf('\n---'); line !== -1; line = text.indexOf('\n---', line + 1)) {
      const next = text.charAt(line + 4);
      if (next !== '' && !MARKER_END.test(next)) continue;
      yield { start, end: line + 1 };
      start = line + 1;
    }
  }
  yield { start, end: text.length };
}

function startsLine(text: string, mark: string): boolean {
  return text.startsWith(mark) || text.includes(`\n${mark}`);
}
