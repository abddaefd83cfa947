/** Puts marks around a piece of text. */
export type Paint = (text: string) => string;

/**
 * How pieces of a text for people look. Each function wraps what it is given in marks that take no room on the screen.
 * Reports are handed one, so that colour is decided where the terminal is known.
 */
export interface Style {
  readonly error: Paint;
  readonly warning: Paint;
  readonly info: Paint;
  /** What is as it should be. */
  readonly good: Paint;
  /** What a reader looks for: headings, messages. */
  readonly bold: Paint;
  /** What a reader may skip. */
  readonly dim: Paint;
}

/** No marks at all. */
export const asItIs: Paint = (text) => text;

/** Without any marks: for files, pipes and tests. */
export const PLAIN: Style = {
  error: asItIs,
  warning: asItIs,
  info: asItIs,
  good: asItIs,
  bold: asItIs,
  dim: asItIs,
};
