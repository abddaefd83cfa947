import { Composer, isCollection, Lexer, Parser, Scalar, visit, type CST, type Document } from 'yaml';
import { messageOf, printable } from '../base/show-value';
import { ambiguousScalars } from './ambiguous-scalars';
import { checkKeys } from './check-keys';
import { expandedSize } from './expanded-size';
import { KUBERNETES_YAML } from './kubernetes-yaml';
import { locateField, type LocatedNode } from './locate-field';
import type { TextPosition } from './text-position';
import { unreadableDocument, type YamlDocument } from './yaml-document';

/** Times that one anchor may be used, multiplied along nested anchors: far more than manifests need, far from a bomb. */
const MOST_ALIASES = 1_000;

/** Values that a document may hold once its aliases are written out: more than fit into the longest one without any. */
const MOST_VALUES = 1_000_000;

/** For each alias the parser looks at all anchors before it: aliases times anchors that a document may have. */
const MOST_LOOKUPS = 4_000_000;

const TOO_DEEP = 'it is nested too deeply';
const MANY_ALIASES = 'its aliases multiply to more than can be meant';

/** Says where the character at an offset of the text stands. */
export type PositionAt = (offset: number) => TextPosition;

/** Levels that a document may nest: no manifest comes near, and the parser spends some of the call stack on each. */
const DEEPEST = 500;

/** Characters that a document may have: the parser takes some hundred times as much memory. */
const LONGEST = 8 * 1024 * 1024;

/**
 * Reads a text with any number of YAML or JSON documents, one at a time, with the scalar types that the API server
 * would see (Y2, Y8 to Y10). Nothing in the text makes this throw.
 */
export function* readExactly(text: string, positionAt: PositionAt): Generator<YamlDocument, void, undefined> {
  if (text.length > LONGEST) {
    const message = `a document of ${text.length} characters that is no plain YAML is longer than what is read`;
    yield unreadableDocument({ ...positionAt(0), message });
    return;
  }
  const composer = new Composer({
    version: '1.1',
    schema: KUBERNETES_YAML,
    // Compared in pairs, which takes minutes on large mappings; checkKeys looks at those that matter.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  try {
    for (const document of composer.compose(tokensOf(text), false, text.length)) {
      yield readDocument(document, positionAt);
    }
  } catch (error) {
    yield unreadableDocument({ ...positionAt(0), message: describeFailure(error) });
  }
}

/**
 * The tokens of a text, as the parser has them. It throws before anything recurses into what nests too deeply: running out
 * of stack cannot be relied on to throw, in some places it ends the process.
 */
function* tokensOf(text: string): Generator<CST.Token, void> {
  const parser = new Parser();
  let anchors = 0;
  let aliases = 0;
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > DEEPEST + 1) throw new RangeError(TOO_DEEP);
    if (lexeme.startsWith('&')) anchors++;
    if (lexeme.startsWith('*')) aliases++;
    if (anchors * aliases > MOST_LOOKUPS) throw new RangeError(MANY_ALIASES);
  }
  yield* parser.end();
}

function readDocument(document: Document.Parsed, positionAt: PositionAt): YamlDocument {
  const start: LocatedNode = { node: document.contents, offset: document.contents?.range[0] ?? document.range[0] };
  // What the parser makes of the text after the first error is guesswork.
  const error = document.errors.at(0);
  if (error) return unreadableDocument({ ...positionAt(error.pos[0]), message: inOneLine(error.message) });
  const colon = colonInFlow(document);
  if (colon !== undefined) {
    const message = 'a value that begins with a colon stands inside of brackets without quotes';
    return unreadableDocument({ ...positionAt(colon), message, help: 'put it in quotes' });
  }
  if (document.directives.yaml.explicit === true && document.directives.yaml.version !== '1.1') {
    const message = `the API server reads YAML 1.1 only, the document says ${document.directives.yaml.version}`;
    return unreadableDocument({ ...positionAt(start.offset), message, help: 'remove the line with %YAML' });
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
    const size = aliases > 0 ? expandedSize(value) : 0;
    if (size > MOST_VALUES) {
      const message = size === Infinity ? 'the value of an anchor contains itself' : MANY_ALIASES;
      return unreadableDocument({ ...positionAt(start.offset), message });
    }
    return {
      problem: undefined,
      value,
      locate: (path) => positionAt(locateField(document, start, path).offset),
      keyProblems: (path) =>
        checkKeys(locateField(document, start, path).node).map(({ offset, ...problem }) => ({
          ...problem,
          ...positionAt(offset),
        })),
      ambiguousScalars: (path) =>
        ambiguousScalars(locateField(document, start, path).node).map(({ offset, ...scalar }) => ({
          ...scalar,
          ...positionAt(offset),
        })),
    };
  } catch (error) {
    const dangling = danglingAlias(document);
    if (!dangling) return unreadableDocument({ ...positionAt(start.offset), message: describeFailure(error) });
    const message = `${printable(`*${dangling.name}`)} stands for an anchor that is not there before it`;
    return unreadableDocument({
      ...positionAt(dangling.offset),
      message,
      help: 'put it in quotes if it is meant as text',
    });
  }
}

/** Where a value without quotes begins with a colon in a flow collection, which the server's parser refuses (Y12). */
function colonInFlow(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Scalar: (_key, { type, source, range }, path) => {
      if (type !== Scalar.PLAIN || source?.startsWith(':') !== true) return undefined;
      if (!path.some((each) => isCollection(each) && each.flow === true)) return undefined;
      offset = range?.[0];
      return visit.BREAK;
    },
  });
  return offset;
}

/** Where an alias stands for an anchor that does not exist, which the parser notices without saying where. */
function danglingAlias(document: Document): { readonly name: string; readonly offset: number } | undefined {
  const anchors = new Set<string>();
  let found: { readonly name: string; readonly offset: number } | undefined;
  visit(document, {
    Value: (_key, { anchor }) => {
      if (anchor !== undefined) anchors.add(anchor);
    },
    Alias: (_key, { source, range }) => {
      if (anchors.has(source)) return undefined;
      found = { name: source, offset: range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  return found;
}

/** The parser throws where aliases would exhaust memory, and where nesting exhausts the stack outside of its own care. */
function describeFailure(error: unknown): string {
  if (error instanceof ReferenceError && error.message.startsWith('Excessive alias count')) {
    return MANY_ALIASES;
  }
  return inOneLine(messageOf(error));
}

function inOneLine(message: string): string {
  if (message.startsWith('Maximum call stack')) return TOO_DEEP;
  return message.replace(/\s+/g, ' ').trim();
}
