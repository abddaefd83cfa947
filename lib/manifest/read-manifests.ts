import { shown } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { ClusterReader, type ReadOptions } from './cluster-reader';
import { decodeText, readTextFile, type FileText, type ListedFile } from './files';
import { manifestsAt } from './manifest-files';
import { unreadableFile } from './manifest-problems';
import type { ReadCluster } from './read-cluster';
import { readText } from './read-text';
import type { TextLines } from './text-position';

/** The path that stands for standard input. */
const STDIN = '-';

/** The name under which standard input is reported. */
export const STDIN_FILE = '<stdin>';

/** What to read. */
export interface ManifestInput {
  /** Files, folders, globs, and `-` for standard input. */
  readonly paths: readonly string[];
  /** What came in by standard input, where a path is `-`. */
  readonly stdin?: Uint8Array | string;
}

/** How far reading has come, in files. */
export interface ReadProgress {
  /** What is being done, for people. */
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

export interface ReadManifestsOptions extends ReadOptions {
  /** Called before each file, and once at the end. @default - nobody is told */
  readonly onProgress?: (progress: ReadProgress) => void;
}

/** What the manifests hold, and what is wrong with them. */
export interface ReadManifests extends ReadCluster {
  /** How many policies there are, those that the API server would refuse included. */
  readonly policies: number;
  /** How many files were read. Standard input is one. */
  readonly files: number;
  /**
   * Paths that lead to nothing, or to nothing that holds a Kubernetes object: whatever is asked of them has no answer.
   * Codes: `manifest-unreadable`, `nothing-to-read`.
   */
  readonly refused: readonly Diagnostic[];
  /** Whether a path leads to one of the files that were read. */
  readonly hasRead: (path: string) => boolean;
  /** A line of a file that was read, counted from 1, without its end; undefined where there is none. */
  readonly lineOf: (file: string, line: number) => string | undefined;
}

/** A file to read, and what came of it. */
interface NamedFile extends ListedFile {
  /** Whether it is what a path names, and not only below it or matched by it. */
  readonly isNamed: boolean;
  state?: 'objects' | 'nothing' | 'unreadable';
}

/**
 * Reads manifests from files, folders with everything below them, globs and standard input. A file that several paths lead
 * to is read once. Nothing in the files makes this throw: what cannot be read or understood is a diagnostic with its place,
 * and everything else is read.
 */
export function readManifests(input: ManifestInput, options: ReadManifestsOptions = {}): ReadManifests {
  const reader = new ClusterReader(options);
  const texts = new Map<string, TextLines>();
  const refused: Diagnostic[] = [];
  const known = new Map<string, NamedFile>();
  const listed = [...new Set(input.paths)].map((path) => ({ path, files: filesAt(path, known) }));

  let done = 0;
  for (const file of known.values()) {
    options.onProgress?.({ stage: 'reading manifests', done, total: known.size });
    done++;
    readFile(file, contentOf(file, input.stdin), { reader, texts, refused });
  }
  options.onProgress?.({ stage: 'reading manifests', done, total: known.size });

  for (const { path, files } of listed) {
    // Where something could not be read, nobody knows that there is nothing.
    if (!files?.some(({ state }) => state !== 'nothing')) refused.push(nothingAt(path, files?.length));
  }
  const { parts, diagnostics, skipped } = reader;
  return {
    parts,
    diagnostics,
    skipped,
    policies: reader.policies,
    files: texts.size,
    refused,
    hasRead: (path) => manifestsAt(path)?.some((file) => file.path === path && known.has(file.realPath)) === true,
    lineOf: (file, line) => texts.get(file)?.line(line),
  };
}

/** The files that a path stands for; undefined where it leads nowhere. */
function filesAt(path: string, known: Map<string, NamedFile>): NamedFile[] | undefined {
  const found = path === STDIN ? [{ path: STDIN_FILE, realPath: STDIN_FILE }] : manifestsAt(path);
  return found?.map((file) => {
    const same = known.get(file.realPath);
    if (same) return same;
    const named = { ...file, isNamed: file.path === path || path === STDIN };
    known.set(file.realPath, named);
    return named;
  });
}

function contentOf({ path, realPath, problem }: NamedFile, stdin: ManifestInput['stdin'] = ''): FileText {
  if (problem !== undefined) return { problem };
  return realPath === STDIN_FILE ? decodeText(stdin) : readTextFile(path);
}

interface Outcome {
  readonly reader: ClusterReader;
  readonly texts: Map<string, TextLines>;
  readonly refused: Diagnostic[];
}

function readFile(file: NamedFile, content: FileText, { reader, texts, refused }: Outcome): void {
  if ('problem' in content) {
    file.state = 'unreadable';
    const diagnostic = { ...unreadableFile(content.problem), file: file.path };
    (file.isNamed ? refused : reader.diagnostics).push(diagnostic);
    return;
  }
  const objects = reader.objects;
  const findings = reader.diagnostics.length;
  try {
    texts.set(file.path, readText(file.path, content.text, reader));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    readFile(file, { problem: 'it takes more memory or stack to read than there is' }, { reader, texts, refused });
    return;
  }
  file.state = reader.objects > objects || reader.diagnostics.length > findings ? 'objects' : 'nothing';
}

/** What is to be said of a path without objects; `files` counts those that it stands for, if it stands for any. */
function nothingAt(path: unknown, files: number | undefined): Diagnostic {
  const why =
    files === undefined
      ? 'does not exist'
      : files === 0
        ? 'leads to no file whose name ends in .yaml, .yml or .json'
        : `holds no Kubernetes object in its ${files} file${files === 1 ? '' : 's'}`;
  const isStdin = path === STDIN;
  const message = isStdin ? 'standard input holds no Kubernetes object' : `${shown(path)} ${why}`;
  const help = isStdin
    ? 'write manifests to it, as `helm template . | netpol check -` does'
    : 'give the folder, or the file, that the manifests are written to';
  return diagnose('nothing-to-read', undefined, { message, help });
}
