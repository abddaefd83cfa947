import { Composer, Parser, visit, type Document } from 'yaml';
import { messageOf } from '../base/show-value';
import { checkKeys, type KeyProblem } from './check-keys';
import { containsItself } from './contains-itself';
import { KUBERNETES_YAML } from './kubernetes-yaml';
import { ShallowTokens } from './shallow-tokens';
import { locateField, type LocatedNode } from './locate-field';
import { TextLines, type TextPosition } from './text-position';

/** Times that one anchor may be used, multiplied along nested anchors: far more than manifests need, far from a bomb. */
const MOST_ALIASES = 1_000;

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

/**
 * Reads a text with any number of YAML or JSON documents, one at a time, with the scalar types that the API server
 * would see (Y2, Y8 to Y10). Nothing in the text makes this throw.
 */
export function* readDocuments(text: string, lines = new TextLines(text)): Generator<YamlDocument, void, undefined> {
  const composer = new Composer({
    version: '1.1',
    schema: KUBERNETES_YAML,
    // Compared in pairs, which takes minutes on large mappings; checkKeys looks at those that matter.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const tokens = new ShallowTokens(new Parser().parse(text));
  const documents = composer.compose(tokens, false, text.length);
  for (;;) {
    try {
      const next = documents.next();
      if (next.done === true) {
        if (tokens.isTooDeep) yield unreadable({ ...lines.at(0), message: 'it is nested too deeply' });
        return;
      }
      yield readDocument(next.value, lines);
    } catch (error) {
      yield unreadable({ ...lines.at(0), message: describeFailure(error) });
      return;
    }
  }
}

function readDocument(document: Document.Parsed, lines: TextLines): YamlDocument {
  const start: LocatedNode = { node: document.contents, offset: document.contents?.range[0] ?? document.range[0] };
  // What the parser makes of the text after the first error is guesswork.
  const error = document.errors.at(0);
  if (error) return unreadable({ ...lines.at(error.pos[0]), message: inOneLine(error.message) });
  if (document.directives.yaml.explicit === true && document.directives.yaml.version !== '1.1') {
    return unreadable({ ...lines.at(start.offset), message: 'the API server reads YAML 1.1 only' });
  }
  try {
    let aliases = 0;
    const value: unknown = document.toJS({
      maxAliasCount: MOST_ALIASES,
      // Counts the anchor itself, too.
      onAnchor: (_value, count) => {
        aliases += count - 1;
      },
    });
    if (aliases > 0 && containsItself(value)) {
      return unreadable({ ...lines.at(start.offset), message: 'the value of an anchor contains itself' });
    }
    return {
      problem: undefined,
      value,
      locate: (path) => lines.at(locateField(document, start, path).offset),
      keyProblems: (path) =>
        checkKeys(locateField(document, start, path).node).map(({ offset, ...problem }) => ({
          ...problem,
          ...lines.at(offset),
        })),
    };
  } catch (error) {
    const offset = danglingAlias(document) ?? start.offset;
    return unreadable({ ...lines.at(offset), message: describeFailure(error) });
  }
}

/** Where an alias stands for an anchor that does not exist, which the parser notices without saying where. */
function danglingAlias(document: Document): number | undefined {
  const anchors = new Set<string>();
  let offset: number | undefined;
  visit(document, {
    Value: (_key, { anchor }) => {
      if (anchor !== undefined) anchors.add(anchor);
    },
    Alias: (_key, { source, range }) => {
      if (anchors.has(source)) return undefined;
      offset = range?.[0];
      return visit.BREAK;
    },
  });
  return offset;
}

function unreadable(problem: YamlProblem): YamlDocument {
  const locate = (): TextPosition => ({ line: problem.line, column: problem.column });
  return { problem, value: undefined, locate, keyProblems: () => [] };
}

/** The parser throws where aliases would exhaust memory, and where nesting exhausts the stack outside of its own care. */
function describeFailure(error: unknown): string {
  if (error instanceof ReferenceError && error.message.startsWith('Excessive alias count')) {
    return 'its aliases multiply to more than can be meant';
  }
  return inOneLine(messageOf(error));
}

function inOneLine(message: string): string {
  if (message.startsWith('Maximum call stack')) return 'it is nested too deeply';
  return message.replace(/\s+/g, ' ').trim();
}
