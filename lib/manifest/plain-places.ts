import { readExactly } from './read-exactly';
import type { ItemRange, PlainDocument } from './plain-document';
import type { TextLines, TextPosition } from './text-position';
import type { YamlDocument } from './yaml-document';

/** A path into the list in the root field `items`, and what follows. */
const ITEM = /^items\[(\d+)\](.*)$/s;

/** A plain document, and where it stands in the whole text. */
export interface PlacedDocument extends PlainDocument {
  readonly start: number;
  readonly end: number;
}

/**
 * Places of fields in the plain documents of a text. The parser reads a document when the first of them is asked for; of a
 * list of objects, only the one that the field is in.
 */
export class PlainPlaces {
  /** What was asked about last: findings come object by object, and nodes of the parser take much memory. */
  #parsed: { readonly start: number; readonly end: number; readonly document: YamlDocument } | undefined;

  public constructor(
    private readonly text: string,
    private readonly lines: TextLines,
  ) {}

  /** Place of a field, by its path from the root; of the innermost field that exists where it is missing. */
  public locate(document: PlacedDocument, path: string): TextPosition {
    if (path === '') return this.lines.at(document.start + document.offset);
    const [, number, rest] = ITEM.exec(path) ?? ['', '', ''];
    const item = number === '' ? undefined : document.items().at(Number(number));
    if (!item) return this.parse(document.start, document.end, 0).locate(path);
    const start = document.start + item.start;
    return rest === '' ? this.lines.at(start) : this.parseItem(document.start, item).locate(rest);
  }

  private parseItem(base: number, { start, end, column }: ItemRange): YamlDocument {
    return this.parse(base + start, base + end, column);
  }

  /** An item of a list is a document too, if it stands in the column that it stands in. */
  private parse(start: number, end: number, column: number): YamlDocument {
    if (this.#parsed?.start !== start || this.#parsed.end !== end) {
      const text = ' '.repeat(column) + this.text.slice(start, end);
      const [document] = readExactly(text, (offset) => this.lines.at(start - column + offset));
      this.#parsed = { start, end, document };
    }
    return this.#parsed.document;
  }
}
