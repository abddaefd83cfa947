/** A place in a text. `line` and `column` count from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Lines of a text. They are counted when the first of them is asked for, which is when something is reported. */
export class TextLines {
  #starts: number[] | undefined;

  public constructor(private readonly text: string) {}

  /** The place of the character at `offset`, counted from 0. */
  public at(offset: number): TextPosition {
    const starts = this.starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  }

  /** A line, counted from 1, without its end; undefined where there is none. */
  public line(line: number): string | undefined {
    const start = this.starts[line - 1] as number | undefined;
    return start === undefined ? undefined : this.text.slice(start, this.starts[line]).replace(/\r?\n$/, '');
  }

  private get starts(): readonly number[] {
    return (this.#starts ??= startsOfLines(this.text));
  }
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}
