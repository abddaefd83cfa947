import type { ItemRange, PlainDocument } from './plain-document';
import { readPlainScalar } from './plain-scalar';

/** More levels than manifests have. */
const DEEPEST = 64;

/** Longer keys than parsers must take. */
const LONGEST_KEY = 1_000;

const START = /---(?: +#[^\n]*| *)\r?\n/y;
const BLANK_LINE = / *(?:#[^\n]*)?\r?\n/y;
const LINE_END = /(?: +#[^\n]*| *)\r?\n/y;
const KEY = /(?:([\w./$][\w./$-]*(?::[\w./$-]+)*)|"([^"\\\t\r\n]+)"|'([^'\t\r\n]+)'):(?=[ \r\n])/y;
const PLAIN = /(?:[^\s,[\]{}#&*!|>'"%@`?:-]|[:-](?=\S))(?:[^\s:]+|:(?=\S)| +(?=[^\s#]))*/y;
const PLAIN_IN_FLOW = /[\w./](?:[\w./-]|:(?=[\w./-])| +(?=[\w./]))*/y;
const LITERAL = /\|([-+]?)(?: +#[^\n]*| *)\n/y;
const JSON_ESCAPES = /^(?:[^\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*$/;

const SPACE = 0x20;
const DASH = 0x2d;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** White space that is none to YAML, control characters, and line ends of other systems. */
const UNUSUAL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]|\r(?!\n)/g;

/** Reads a text in which there is more than is read here; undefined where it cannot stand for itself. */
export type ExactReader = (text: string) => { readonly value: unknown } | undefined;

/** Thrown where a document holds anything that is not read here. One for all: making an error costs more than reading. */
const NOT_PLAIN = new Error('not plain');

/** Whether reading gave up: at what is not read here, or at a text for which a pattern needs more stack than there is. */
function isGivingUp(error: unknown): boolean {
  return error === NOT_PLAIN || error instanceof RangeError;
}

/**
 * Reads one YAML document that holds nothing but block mappings and lists, flow collections in one line, scalars in one line
 * and literal blocks; undefined for any other, valid or not. What is read here has the same value everywhere: there are no
 * anchors, tags, merge keys or keys that stand twice. What else an element of the list in the root field `items` holds is
 * left to `readExactly`, so that one odd object does not make all others slow to read.
 */
export function readPlainYaml(text: string, readExactly: ExactReader): PlainDocument | undefined {
  try {
    return new PlainReader(text, readExactly).read();
  } catch (error) {
    if (isGivingUp(error)) return undefined;
    throw error;
  }
}

/**
 * The offset of every field of a document, by its path: of the key, of an element of a list, and of the root by the empty
 * path. Undefined where the document holds anything that is not read here.
 */
export function placesInPlainYaml(text: string): ReadonlyMap<string, number> | undefined {
  const places = new Map<string, number>();
  try {
    new PlainReader(text, () => undefined, places).read();
  } catch (error) {
    if (isGivingUp(error)) return undefined;
    throw error;
  }
  return places;
}

/** Between any two values it stands at the first character of a line that is neither blank nor a comment. */
class PlainReader {
  readonly #text: string;
  readonly #endsInLine: boolean;
  #at = 0;
  /** Where the line begins that `#at` is in. */
  #line = 0;
  /** Indentation of that line; -1 behind the last one. */
  #indent = 0;
  /** The next character that is not read here. */
  #unusual: number;
  readonly #items: ItemRange[] = [];
  /** Path of the field that is read, where places are kept. */
  #path = '';

  public constructor(
    text: string,
    private readonly readExactly: ExactReader,
    private readonly places?: Map<string, number>,
  ) {
    this.#endsInLine = !text.endsWith('\n');
    this.#text = this.#endsInLine ? `${text}\n` : text;
    this.#unusual = nextUnusual(text, 0);
  }

  public read(): PlainDocument {
    this.match(START);
    this.nextLine();
    const offset = this.#at;
    this.places?.set('', offset);
    const value = this.readBlock(0);
    if (this.#indent !== -1) throw NOT_PLAIN;
    return { value, offset, items: () => this.#items };
  }

  /** Reads a mapping or a list whose first key or dash this stands at. */
  private readBlock(depth: number): unknown {
    if (this.isAtDash) return this.readList(depth);
    return this.readMapping(depth);
  }

  private readMapping(depth: number): unknown {
    if (depth > DEEPEST) throw NOT_PLAIN;
    const indent = this.#indent;
    const mapping: Record<string, unknown> = {};
    do {
      const isItems = depth === 0 && this.#text.startsWith('items:', this.#at);
      const start = this.#at;
      const key = this.readKey();
      if (Object.hasOwn(mapping, key)) throw NOT_PLAIN;
      const outer = this.enter(key);
      this.keepPlace(start);
      mapping[key] = this.readField(indent, depth + 1, isItems);
      this.#path = outer;
    } while (this.#indent === indent);
    this.refuseIndent(indent);
    return mapping;
  }

  /** Reads the value of a key, of which a list may be indented as little as the key itself. */
  private readField(indent: number, depth: number, isItems: boolean): unknown {
    if (!this.match(LINE_END)) {
      this.skipSpaces();
      return this.readScalar(indent);
    }
    this.nextLine();
    if (this.isAtDash && this.#indent >= indent) return this.readList(depth, isItems);
    return this.#indent > indent ? this.readMapping(depth) : null;
  }

  private readList(depth: number, isItems = false): unknown[] {
    if (depth > DEEPEST) throw NOT_PLAIN;
    const indent = this.#indent;
    const list: unknown[] = [];
    do {
      this.#at++;
      const outer = this.enter(list.length);
      if (isItems) list.push(this.readItem(indent, depth + 1));
      else list.push(this.readElement(indent, depth + 1));
      this.#path = outer;
    } while (this.#indent === indent && this.isAtDash);
    this.refuseIndent(indent);
    return list;
  }

  /** Reads an element of the list in the root field `items`, and keeps in mind where it stands. */
  private readItem(indent: number, depth: number): unknown {
    if (this.match(LINE_END)) throw NOT_PLAIN;
    this.skipSpaces();
    const start = this.#at;
    const column = start - this.#line;
    let item: unknown;
    try {
      item = this.readElement(indent, depth);
      this.refuseIndent(indent);
    } catch (error) {
      if (!isGivingUp(error)) throw error;
      item = this.readItemExactly(start, column, indent);
    }
    this.#items.push({ start, end: this.#line, column });
    return item;
  }

  private readItemExactly(start: number, column: number, indent: number): unknown {
    this.#at = start;
    do {
      this.#at = this.#text.indexOf('\n', this.#at) + 1;
      if (this.#unusual < this.#at) this.#unusual = nextUnusual(this.#text, this.#at);
      this.nextLine();
    } while (this.#indent > indent);
    // In the column that it stands in, an item is a document too.
    const item = this.readExactly(' '.repeat(column) + this.#text.slice(start, this.#line));
    if (item === undefined) throw NOT_PLAIN;
    return item.value;
  }

  private readElement(indent: number, depth: number): unknown {
    if (this.match(LINE_END)) {
      // Where nothing stands, the parser knows best.
      if (this.places) throw NOT_PLAIN;
      this.nextLine();
      return this.#indent > indent ? this.readBlock(depth) : null;
    }
    this.skipSpaces();
    this.keepPlace(this.#at);
    KEY.lastIndex = this.#at;
    if (!this.isAtDash && !KEY.test(this.#text)) return this.readScalar(indent);
    this.#indent = this.#at - this.#line;
    return this.readBlock(depth);
  }

  private readKey(): string {
    KEY.lastIndex = this.#at;
    const match = KEY.exec(this.#text);
    if (match === null || match[0].length > LONGEST_KEY) throw NOT_PLAIN;
    this.#at = KEY.lastIndex;
    const [, plain, ...inQuotes]: (string | undefined)[] = match;
    return keyOf(plain, inQuotes.join(''));
  }

  /** Reads what stands in the rest of the line, or a literal block; `indent` is that of the key or the dash before it. */
  private readScalar(indent: number): unknown {
    const start = this.#text.charAt(this.#at);
    if (start === '|') return this.readLiteral(indent);
    const value = start === '[' || start === '{' ? this.readFlow(0) : this.readInLine(PLAIN);
    if (!this.match(LINE_END)) throw NOT_PLAIN;
    this.nextLine();
    return value;
  }

  private readInLine(plain: RegExp): unknown {
    const start = this.#text.charAt(this.#at);
    if (start === '"' || start === "'") return this.readQuoted();
    const from = this.#at;
    if (!this.match(plain)) throw NOT_PLAIN;
    return readPlainScalar(this.#text.slice(from, this.#at));
  }

  private readQuoted(): string {
    const text = this.#text;
    const quote = text.charAt(this.#at);
    const from = this.#at + 1;
    let end = text.indexOf(quote, from);
    while (end !== -1 && isEscaped(text, from, end)) end = text.indexOf(quote, end + (quote === '"' ? 1 : 2));
    const content = text.slice(from, end);
    if (end === -1 || /[\t\r\n]/.test(content)) throw NOT_PLAIN;
    this.#at = end + 1;
    if (quote === "'") return content.replaceAll("''", "'");
    if (!content.includes('\\')) return content;
    if (!JSON_ESCAPES.test(content)) throw NOT_PLAIN;
    return JSON.parse(`"${content}"`) as string;
  }

  /** Reads a flow collection, or a scalar in one, that ends in the same line. */
  private readFlow(depth: number): unknown {
    if (depth > DEEPEST) throw NOT_PLAIN;
    this.skipSpaces();
    switch (this.#text.charAt(this.#at)) {
      case '[': {
        const list: unknown[] = [];
        this.readEach(']', () => {
          const outer = this.enter(list.length);
          this.skipSpaces();
          this.keepPlace(this.#at);
          list.push(this.readFlow(depth + 1));
          this.#path = outer;
        });
        return list;
      }
      case '{': {
        const mapping: Record<string, unknown> = {};
        this.readEach('}', () => {
          this.skipSpaces();
          const start = this.#at;
          const key = this.readKey();
          if (Object.hasOwn(mapping, key)) throw NOT_PLAIN;
          const outer = this.enter(key);
          this.keepPlace(start);
          mapping[key] = this.readFlow(depth + 1);
          this.#path = outer;
        });
        return mapping;
      }
      default:
        return this.readInLine(PLAIN_IN_FLOW);
    }
  }

  private readEach(close: string, readNext: () => void): void {
    const text = this.#text;
    this.#at++;
    this.skipSpaces();
    if (text.charAt(this.#at) !== close) {
      for (;;) {
        readNext();
        this.skipSpaces();
        if (text.charAt(this.#at) !== ',') break;
        this.#at++;
      }
    }
    if (text.charAt(this.#at) !== close) throw NOT_PLAIN;
    this.#at++;
  }

  /** Reads a block of lines that stay as they are. */
  private readLiteral(parent: number): string {
    const text = this.#text;
    LITERAL.lastIndex = this.#at;
    const chomping = LITERAL.exec(text)?.[1];
    if (chomping === undefined) throw NOT_PLAIN;
    const lines: string[] = [];
    let indent: number | undefined;
    let deepestBlank = 0;
    let at = LITERAL.lastIndex;
    while (at < text.length) {
      const end = text.indexOf('\n', at);
      let content = at;
      while (text.charCodeAt(content) === SPACE) content++;
      const spaces = content - at;
      const isBlank = content === end;
      if (isBlank) deepestBlank = Math.max(deepestBlank, spaces);
      else if (spaces <= parent) break;
      else indent ??= spaces;
      if (!isBlank && spaces < (indent ?? 0)) throw NOT_PLAIN;
      lines.push(isBlank ? '' : text.slice(at + (indent ?? 0), end));
      at = end + 1;
    }
    if (indent === undefined || deepestBlank > indent) throw NOT_PLAIN;
    // What a block without an end of line is worth, and other ends of lines in it, is left to the parser.
    if ((this.#endsInLine && at === text.length) || text.slice(this.#at, at).includes('\r')) throw NOT_PLAIN;
    this.#at = at;
    this.nextLine();
    const whole = `${lines.join('\n')}\n`;
    if (chomping === '+') return whole;
    return whole.replace(/\n+$/, chomping === '-' ? '' : '\n');
  }

  /** Goes into a field or an element; returns the path from which it does. */
  private enter(step: string | number): string {
    const outer = this.#path;
    if (!this.places) return outer;
    if (typeof step === 'number') this.#path += `[${step}]`;
    else this.#path += outer === '' ? step : `.${step}`;
    return outer;
  }

  private keepPlace(offset: number): void {
    this.places?.set(this.#path, offset);
  }

  private get isAtDash(): boolean {
    if (this.#text.charCodeAt(this.#at) !== DASH) return false;
    const next = this.#text.charCodeAt(this.#at + 1);
    return next === SPACE || next === NEWLINE || next === RETURN;
  }

  /** Goes to the first character of the next line that is neither blank nor a comment. */
  private nextLine(): void {
    while (this.match(BLANK_LINE));
    if (this.#unusual < this.#at) throw NOT_PLAIN;
    this.#line = this.#at;
    this.skipSpaces();
    this.#indent = this.#at === this.#text.length ? -1 : this.#at - this.#line;
  }

  private skipSpaces(): void {
    while (this.#text.charCodeAt(this.#at) === SPACE) this.#at++;
  }

  /** Goes behind what matches here; false where nothing does. */
  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  /** Refuses a line that goes on with a scalar, or belongs to nothing. */
  private refuseIndent(indent: number): void {
    if (this.#indent > indent) throw NOT_PLAIN;
  }
}

function nextUnusual(text: string, from: number): number {
  UNUSUAL.lastIndex = from;
  return UNUSUAL.exec(text)?.index ?? Infinity;
}

function keyOf(plain: string | undefined, inQuotes: string): string {
  const key = plain === undefined ? inQuotes : readPlainScalar(plain);
  // Null is no key, and a key that looks like a path could not be told from one.
  if (typeof key !== 'string' && typeof key !== 'number' && typeof key !== 'boolean') throw NOT_PLAIN;
  const text = String(key);
  if (text === '__proto__' || text.startsWith('items[')) throw NOT_PLAIN;
  return text;
}

/** Whether the quote at `end` is part of the text that began at `from`. */
function isEscaped(text: string, from: number, end: number): boolean {
  if (text.charAt(end) === "'") return text.charAt(end + 1) === "'";
  let first = end;
  while (first > from && text.charAt(first - 1) === '\\') first--;
  return (end - first) % 2 === 1;
}
