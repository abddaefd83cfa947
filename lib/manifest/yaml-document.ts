import type { AmbiguousScalar } from './ambiguous-scalars';
import type { KeyProblem } from './check-keys';
import type { TextPosition } from './text-position';

/** Why a document cannot be read, and where. */
export interface YamlProblem extends TextPosition {
  readonly message: string;
  /** What to write instead. @default - nothing that is always right */
  readonly help?: string;
  /** Whether it is that of a template which nobody has rendered (Y18). */
  readonly isTemplate?: boolean;
}

/** One document of a YAML text. */
export interface YamlDocument {
  /** What makes the document unreadable: where there is a problem, there is no value. */
  readonly problem: YamlProblem | undefined;
  /** What the API server would make of it, as plain JSON data; null for an empty document. */
  readonly value: unknown;
  /** Place of a field, by its path from the root; of the innermost field that exists where it is missing. */
  locate(path: string): TextPosition;
  /** Keys below `path` that JSON cannot hold, with their field paths from there (Y5, Y18). */
  keyProblems(path: string): (TextPosition & Omit<KeyProblem, 'offset'>)[];
  /** Scalars below `path` that other programs read differently, with their field paths from there (Y15). */
  ambiguousScalars(path: string): readonly PlacedScalar[];
}

/** A scalar that other programs read differently, and where it stands. */
export type PlacedScalar = TextPosition & Omit<AmbiguousScalar, 'offset'>;

/** A document of which nothing is known but why it cannot be read. */
export function unreadableDocument(problem: YamlProblem): YamlDocument {
  const locate = (): TextPosition => ({ line: problem.line, column: problem.column });
  return { problem, value: undefined, locate, keyProblems: () => [], ambiguousScalars: () => [] };
}
