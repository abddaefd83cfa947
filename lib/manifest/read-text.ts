import type { ClusterReader } from './cluster-reader';
import { unparseableDocument } from './manifest-problems';
import { readDocuments } from './read-documents';
import { TextLines } from './text-position';

/**
 * Hands each document of a manifest to a reader, with the places in it. `file` is the name under which they are reported.
 * Returns the lines of the text.
 */
export function readText(file: string, text: string, reader: ClusterReader): TextLines {
  const lines = new TextLines(text);
  // One document at a time: the nodes of the parser take much more memory than what is kept of them.
  for (const document of readDocuments(text, lines)) {
    if (document.problem) {
      reader.diagnostics.push({ ...unparseableDocument(document.problem), file });
      continue;
    }
    reader.add({
      value: document.value,
      locate: (path) => ({ file, ...document.locate(path) }),
      keyProblems: (path) => document.keyProblems(path),
    });
  }
  return lines;
}
