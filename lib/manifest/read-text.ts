import type { Diagnostic } from '../diagnostics/diagnostic';
import type { ClusterReader } from './cluster-reader';
import { unparseableDocument, unrenderedTemplate, type PlacedKeyProblem } from './manifest-problems';
import { joinPath } from './objects-of-document';
import { templateField } from './raw-template';
import { readDocuments } from './read-documents';
import { hasTag } from './template-tags';
import { TextLines } from './text-position';

/**
 * Hands each document of a manifest to a reader, with the places in it. `file` is the name under which they are reported.
 * That it is a template is said once, whatever else is wrong with it then. Returns the lines of the text.
 */
export function readText(file: string, text: string, reader: ClusterReader): TextLines {
  const lines = new TextLines(text);
  const mayBeTemplate = hasTag(text);
  const said = { isTemplate: false };
  const reportTemplate = (diagnostic: Diagnostic): void => {
    if (!said.isTemplate) reader.diagnostics.push({ ...diagnostic, file });
    said.isTemplate = true;
  };
  const isTag = ({ line, column }: PlacedKeyProblem): boolean =>
    lines.line(line)?.slice(0, column).endsWith('{{') === true;

  // One document at a time: the nodes of the parser take much more memory than what is kept of them.
  for (const document of readDocuments(text, lines)) {
    const { problem } = document;
    if (problem?.isTemplate === true) reportTemplate(unrenderedTemplate(problem));
    else if (problem && !said.isTemplate) reader.diagnostics.push({ ...unparseableDocument(problem), file });
    if (problem) continue;
    reader.add({
      value: document.value,
      locate: (path) => ({ file, ...document.locate(path) }),
      keyProblems: (path) => document.keyProblems(path),
      ambiguousScalars: (path) => document.ambiguousScalars(path),
      ...(mayBeTemplate && {
        leavesOut: (object) => {
          const field = templateField(object, document.keyProblems(object.path), isTag);
          if (field === undefined) return false;
          reportTemplate(unrenderedTemplate(document.locate(joinPath(object.path, field)), field));
          return true;
        },
      }),
    });
  }
  return lines;
}
