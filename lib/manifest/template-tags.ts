/** What stands before the value or the key in a line. `- |` is a value of the list, `- key: |` one of a mapping in it. */
const INDENT = /^ *(?:- +(?![|>]))*/;

/** A line whose value is a block of text. */
const BLOCK_START = /(?:^|[:-][ \t]+)[|>][-+\d]*[ \t]*(?:#.*)?$/;

/** Whether a text has a tag of Helm, Go templates, Jinja or Handlebars anywhere. */
export function hasTag(text: string): boolean {
  const start = text.indexOf('{{');
  return start !== -1 && text.includes('}}', start + 2);
}

/**
 * Where the first template tag stands in a text that does not parse, among those that YAML cannot take: one that begins a
 * line, a key or a value, or one in quotes that holds the same quotes (Y18). Tags in comments, in blocks of text and within
 * plain or quoted text do no harm, so they are not why the text does not parse.
 */
export function harmfulTagIn(text: string): number | undefined {
  if (!text.includes('{{')) return undefined;
  let start = 0;
  let block: number | undefined;
  for (const line of text.split('\n')) {
    const isInBlock = block !== undefined && line.search(/[^ ]|$/) > block;
    if (!isInBlock && line.trim() !== '') {
      const column = new LineScanner(line).harmfulTag();
      if (column !== undefined) return start + column;
      block = BLOCK_START.test(line.trimEnd()) ? INDENT.exec(line)?.[0].length : undefined;
    }
    start += line.length + 1;
  }
  return undefined;
}

/** Goes through one line outside of blocks of text, taking it as if it began outside of quotes. */
class LineScanner {
  #at = 0;
  /** Whether a value or a key may begin here. */
  #begins = true;
  #isInFlow = false;

  public constructor(private readonly line: string) {}

  public harmfulTag(): number | undefined {
    const { line } = this;
    for (; this.#at < line.length; this.#at++) {
      const character = line.charAt(this.#at);
      const isAfterSpace = this.#at === 0 || line.charAt(this.#at - 1) === ' ';
      if (character === '#' && isAfterSpace) return undefined;
      if (line.startsWith('{{', this.#at)) {
        if (this.#begins) return this.#at;
        this.skipTag();
      } else if (this.#begins && (character === '"' || character === "'")) {
        const found = this.tagInQuotes(character);
        if (found !== undefined) return found;
        this.#begins = false;
      } else if (character !== ' ' && character !== '\t') {
        this.step(character);
      }
    }
    return undefined;
  }

  private step(character: string): void {
    const isFollowedBySpace = /^[ \t]?$/.test(this.line.charAt(this.#at + 1));
    if ((character === '[' || character === '{') && this.#begins) this.#isInFlow = true;
    else if (character === ':') this.#begins = isFollowedBySpace;
    else if (character === ',') this.#begins = this.#isInFlow;
    else this.#begins &&= (character === '-' || character === '?') && isFollowedBySpace;
  }

  /** Goes to the end of a scalar in quotes; says where the tag stands that ends it too early. */
  private tagInQuotes(quote: string): number | undefined {
    const { line } = this;
    for (this.#at++; this.#at < line.length; this.#at++) {
      const character = line.charAt(this.#at);
      if (line.startsWith('{{', this.#at)) {
        const start = this.#at;
        this.skipTag();
        if (line.slice(start, this.#at).includes(quote)) return start;
      } else if (character === '\\' && quote === '"') this.#at++;
      else if (character === quote && line.charAt(this.#at + 1) === quote && quote === "'") this.#at++;
      else if (character === quote) return undefined;
    }
    return undefined;
  }

  private skipTag(): void {
    const end = this.line.indexOf('}}', this.#at + 2);
    this.#at = end === -1 ? this.line.length : end + 1;
  }
}
