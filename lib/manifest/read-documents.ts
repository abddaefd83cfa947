import { cutDocuments } from './cut-documents';
import { PlainPlaces } from './plain-places';
import { readExactly } from './read-exactly';
import { readPlain } from './read-plain';
import { harmfulTagIn } from './template-tags';
import { TextLines, type TextPosition } from './text-position';
import { unreadableDocument, type YamlDocument } from './yaml-document';

/**
 * Reads a text with any number of YAML or JSON documents, one at a time, with the scalar types that the API server would
 * see (Y2, Y8 to Y10). Plain documents are read without the YAML parser, which looks at them only to find a place that is
 * asked for. Nothing in the text makes this throw.
 */
export function* readDocuments(text: string, lines = new TextLines(text)): Generator<YamlDocument, void, undefined> {
  const places = new PlainPlaces(text, lines);
  for (const range of cutDocuments(text)) {
    const document = text.slice(range.start, range.end);
    if (EMPTY.test(document)) {
      if (document.startsWith('---')) yield emptyDocument(lines.at(range.start + '---'.length));
      continue;
    }
    const plain = readPlain(document);
    if (plain === undefined) {
      const tag = harmfulTagIn(document);
      for (const read of readExactly(document, (offset) => lines.at(range.start + offset))) {
        yield read.problem && tag !== undefined ? rawTemplate(lines.at(range.start + tag)) : read;
      }
      continue;
    }
    const placed = { ...plain, ...range };
    yield {
      problem: undefined,
      value: plain.value,
      locate: (path) => places.locate(placed, path),
      // A document with such keys is not plain.
      keyProblems: () => [],
      ambiguousScalars: (path) => places.ambiguousScalars(placed, path),
    };
  }
}

/** Charts leave many of them behind. */
const EMPTY = /^(?:---)?\s*$/;

function emptyDocument(position: TextPosition): YamlDocument {
  return { problem: undefined, value: null, locate: () => position, keyProblems: () => [], ambiguousScalars: () => [] };
}

function rawTemplate(position: TextPosition): YamlDocument {
  return unreadableDocument({ ...position, message: 'it is a template that nobody has rendered', isTemplate: true });
}
