import type { KeyProblem } from './check-keys';
import type { TextPosition } from './text-position';

/** Why a document cannot be read, and where. */
export interface YamlProblem extends TextPosition {
  readonly message: string;
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
}
