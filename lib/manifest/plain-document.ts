/** Where an element of a list stands in the text of its document. */
export interface ItemRange {
  readonly start: number;
  readonly end: number;
  /** How many characters stand before it in its line that its own lines are indented by. */
  readonly column: number;
}

/** A document that was read without the YAML parser, because it holds nothing special. */
export interface PlainDocument {
  readonly value: unknown;
  /** Offset of the value in the text of the document. */
  readonly offset: number;
  /** The elements of the list in the root field `items`, as far as it is known where they stand. */
  readonly items: () => readonly ItemRange[];
}
