import { mayHoldAmbiguous } from './ambiguous-scalars';
import { placesInPlainYaml } from './plain-yaml';
import { readExactly } from './read-exactly';
import type { ItemRange, PlainDocument } from './plain-document';
import type { TextLines, TextPosition } from './text-position';
import type { PlacedScalar, YamlDocument } from './yaml-document';

/** A path into the list in the root field `items`, and what follows. */
const ITEM = /^items\[(\d+)\](.*)$/s;

type Places = ReadonlyMap<string, number>;

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
  #looked: { readonly start: number; readonly end: number; readonly mayHoldAmbiguous: boolean } | undefined;
  #scanned: { readonly start: number; readonly end: number; readonly places: Places | undefined } | undefined;

  public constructor(
    private readonly text: string,
    private readonly lines: TextLines,
  ) {}

  /** Place of a field, by its path from the root; of the innermost field that exists where it is missing. */
  public locate(document: PlacedDocument, path: string): TextPosition {
    if (path === '') return this.lines.at(document.start + document.offset);
    const { item, rest } = itemAt(document, path);
    if (!item) return this.locateIn(document.start, document.end, 0, path);
    const start = document.start + item.start;
    if (rest === '') return this.lines.at(start);
    return this.locateIn(start, document.start + item.end, item.column, rest.replace(/^\./, ''));
  }

  /** Scalars below a path that other programs read differently. */
  public ambiguousScalars(document: PlacedDocument, path: string): readonly PlacedScalar[] {
    const { item, rest } = itemAt(document, path);
    const start = document.start + (item?.start ?? 0);
    const end = item ? document.start + item.end : document.end;
    if (!this.mayHoldAmbiguous(start, end)) return [];
    return this.parse(start, end, item?.column ?? 0).ambiguousScalars(item ? rest.replace(/^\./, '') : path);
  }

  /** Asked of each object, which may be one of thousands in one document whose objects are not told apart. */
  private mayHoldAmbiguous(start: number, end: number): boolean {
    if (this.#looked?.start !== start || this.#looked.end !== end) {
      this.#looked = { start, end, mayHoldAmbiguous: mayHoldAmbiguous(this.text.slice(start, end)) };
    }
    return this.#looked.mayHoldAmbiguous;
  }

  /** Hardly any document needs the parser for that, which takes many times as long. */
  private locateIn(start: number, end: number, column: number, path: string): TextPosition {
    if (this.#scanned?.start !== start || this.#scanned.end !== end) {
      const text = ' '.repeat(column) + this.text.slice(start, end);
      this.#scanned = { start, end, places: placesInPlainYaml(text) };
    }
    const { places } = this.#scanned;
    if (!places) return this.parse(start, end, column).locate(path);
    return this.lines.at(start - column + innermost(places, path));
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

/** The offset of a field, or of the innermost one around it that exists. */
function innermost(places: Places, path: string): number {
  for (let end = path.length; end > 0; end--) {
    const isWhole = end === path.length || path.charAt(end) === '.' || path.charAt(end) === '[';
    const offset = isWhole ? places.get(path.slice(0, end)) : undefined;
    if (offset !== undefined) return offset;
  }
  return places.get('') ?? 0;
}

/** The element of the list in the root field `items` that a path leads into, if it does, and the path from there. */
function itemAt(
  document: PlacedDocument,
  path: string,
): { readonly item: ItemRange | undefined; readonly rest: string } {
  const [, number, rest] = ITEM.exec(path) ?? ['', '', ''];
  return { item: number === '' ? undefined : document.items().at(Number(number)), rest };
}
