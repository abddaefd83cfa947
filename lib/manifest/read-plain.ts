import type { PlainDocument } from './plain-document';
import { readPlainJson } from './plain-json';
import { readPlainYaml } from './plain-yaml';
import { readExactly } from './read-exactly';

/** Reads a document of which nobody doubts what it means; undefined for any other, valid or not. */
export function readPlain(text: string): PlainDocument | undefined {
  return readPlainJson(text) ?? readPlainYaml(text, readPart);
}

/** Reads a part of a document, if it needs nothing of the rest. */
function readPart(text: string): { readonly value: unknown } | undefined {
  const [part, ...others] = readExactly(text, (offset) => ({ line: 1, column: offset + 1 }));
  const isWhole = part.problem === undefined && others.length === 0 && part.keyProblems('').length === 0;
  return isWhole ? part : undefined;
}
