import { shown } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Cluster } from '../model/cluster';
import { ClusterReader, type ReadOptions } from './cluster-reader';
import { listFiles, readTextFile, stampOf } from './files';
import { unparseableDocument, unreadableFile } from './manifest-problems';
import { clusterOf, type ReadCluster } from './read-cluster';
import { readDocuments } from './read-documents';

const MANIFEST = /\.(?:ya?ml|json)$/;

/**
 * The cluster that the manifests in a folder make: all files below it whose names end in `.yaml`, `.yml` or `.json`, with
 * any number of documents each. A path to one file is read as well. See {@link clusterOfObjects} for what counts.
 *
 * @throws DiagnosticsError with everything that is wrong, each with file, line and column: `manifest-unreadable`,
 * `manifest-unparseable`, `duplicate-field`, `nothing-to-read` where there is no Kubernetes object, and the codes that
 * `clusterOfObjects` has.
 */
export function clusterOfDirectory(path: string, options?: ReadOptions): Cluster {
  return clusterOf(readDirectory(path, options));
}

/** Text that is another one when a manifest in the folder has been written, has come or is gone. */
export function stampOfDirectory(path: string): string {
  return stampOf(listFiles(path, isManifest) ?? []);
}

/** Reads the manifests in a folder. Nothing in it makes this throw. */
export function readDirectory(path: string, options?: ReadOptions): ReadCluster {
  const reader = new ClusterReader(options);
  const files = listFiles(path, isManifest);
  for (const { path: file, problem } of files ?? []) {
    if (problem === undefined) readFile(file, reader);
    else reader.diagnostics.push({ ...unreadableFile(problem), file });
  }
  // Where something could not be read, nobody knows that there is nothing.
  if (reader.isEmpty && reader.diagnostics.length === 0) reader.diagnostics.push(nothingAt(path, files?.length));
  const { parts, diagnostics, skipped } = reader;
  return { parts, diagnostics, skipped };
}

function isManifest(name: string): boolean {
  return MANIFEST.test(name);
}

function readFile(file: string, reader: ClusterReader): void {
  const content = readTextFile(file);
  if ('problem' in content) {
    reader.diagnostics.push({ ...unreadableFile(content.problem), file });
    return;
  }
  // One document at a time: the nodes of the parser take much more memory than what is kept of them.
  for (const document of readDocuments(content.text)) {
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
}

function nothingAt(path: unknown, files: number | undefined): Diagnostic {
  const why =
    files === undefined
      ? 'does not exist'
      : files === 0
        ? 'holds no file whose name ends in .yaml, .yml or .json'
        : `holds no Kubernetes object in its ${files} file${files === 1 ? '' : 's'}`;
  const help = 'give the folder, or the file, that the manifests are written to';
  return diagnose('nothing-to-read', undefined, { message: `${shown(path)} ${why}`, help });
}
