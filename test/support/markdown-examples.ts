/**
 * The code in a Markdown page as programs, found and type-checked; `run-example.ts` runs them, so that what a reader copies works.
 *
 * A `ts` block is an example. When its first line is a comment with a file name, such as `// src/index.ts`, other
 * examples of the page can import it. A `yaml` block that follows it, before the next example and the next heading, is
 * what it makes, and a `text` block what it prints. A `yaml` block that begins with a comment with a file name is a file
 * that programs find.
 */
import { join, posix } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '../..');

export interface MarkdownExample {
  /** Text of the heading that it stands under. */
  readonly heading: string;
  /** Line of the page on which the block begins. */
  readonly line: number;
  readonly code: string;
  /** Path that other examples import it by. */
  readonly file?: string;
  /** The YAML that the page shows below it. */
  readonly yaml?: string;
  /** What it prints, as the page shows it below it. */
  readonly output?: string;
}

/** Text by the path of its file. */
export interface Files {
  readonly [path: string]: string;
}

export function examplesOf(markdown: string): MarkdownExample[] {
  const examples: MarkdownExample[] = [];
  let heading = '';
  let isFollowed = false;
  for (const { line, language, text } of partsOf(markdown)) {
    if (language === 'heading') {
      heading = text;
      isFollowed = false;
    } else if (language === 'ts') {
      const file = nameIn(text);
      examples.push({ heading, line, code: text, ...(file && { file }) });
      isFollowed = true;
    } else if (isFollowed && (language === 'text' || (language === 'yaml' && !nameIn(text)))) {
      const example = examples.pop() as MarkdownExample;
      examples.push({ ...example, [language === 'text' ? 'output' : 'yaml']: text });
      isFollowed = false;
    }
  }
  return examples;
}

/** The files on a page that are no programs. */
export function dataFilesOf(markdown: string): Files {
  const named = partsOf(markdown).flatMap(({ language, text }): [string, string][] => {
    const name = language === 'yaml' ? nameIn(text) : undefined;
    return name === undefined ? [] : [[name, text]];
  });
  return Object.fromEntries(named);
}

/** The page with another output below an example. */
export function withOutput(markdown: string, { line, output }: MarkdownExample, printed: string): string {
  const lines: string[] = markdown.split('\n');
  const start = lines.indexOf('```text', line);
  if (start < 0 || output === undefined) throw new Error(`the example on line ${line} has no block of text below it`);
  lines.splice(start + 1, output.split('\n').length - 1, ...printed.split('\n').slice(0, -1));
  return lines.join('\n');
}

function nameIn(text: string): string | undefined {
  return /^(?:\/\/|#) (\S+\.(?:ts|yaml))\n/.exec(text)?.[1];
}

/** What the type checker says about examples, as `path:line: message`; the public packages are resolved as in this repository. */
export function typeErrorsOf(files: Files): string[] {
  const folder = join(ROOT, 'docs-examples');
  const sources = new Map(Object.entries(files).map(([path, code]) => [join(folder, path), code]));
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    directoryExists: (path) => path.startsWith(folder) || ts.sys.directoryExists(path),
    fileExists: (path) => sources.has(path) || disk.fileExists(path),
    readFile: (path) => sources.get(path) ?? disk.readFile(path),
    getSourceFile: (path, target, ...rest) => {
      const code = sources.get(path);
      return code === undefined ? disk.getSourceFile(path, target, ...rest) : ts.createSourceFile(path, code, target);
    },
  };
  const program = ts.createProgram([...sources.keys()], { ...options, noUnusedLocals: false }, host);
  return [...sources.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((found) => {
      const line = (source?.getLineAndCharacterOfPosition(found.start ?? 0).line ?? 0) + 1;
      return `${posix.relative(folder, path)}:${line}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`;
    });
  });
}

interface Part {
  readonly line: number;
  /** Language of a code block, or `heading`. */
  readonly language: string;
  readonly text: string;
}

function partsOf(markdown: string): Part[] {
  const parts: Part[] = [];
  const lines = markdown.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const heading = /^#+ (.*)$/.exec(lines[index]);
    if (heading) parts.push({ line: index + 1, language: 'heading', text: heading[1] });
    const fence = /^```(\w*)/.exec(lines[index]);
    if (!fence) continue;
    const end = lines.indexOf('```', index + 1);
    if (end < 0) throw new Error(`line ${index + 1}: the code block is not closed`);
    parts.push({ line: index + 1, language: fence[1], text: `${lines.slice(index + 1, end).join('\n')}\n` });
    index = end;
  }
  return parts;
}
