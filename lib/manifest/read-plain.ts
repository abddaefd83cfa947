import type { PlainDocument } from './plain-document';
import { readPlainJson } from './plain-json';
import { readPlainYaml } from './plain-yaml';

/** White space that is none to YAML, control characters, and line ends of other systems. */
const UNUSUAL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]|\r(?!\n)/;

/** Reads a document of which nobody doubts what it means; undefined for any other, valid or not. */
export function readPlain(text: string): PlainDocument | undefined {
  return UNUSUAL.test(text) ? undefined : (readPlainJson(text) ?? readPlainYaml(text));
}
