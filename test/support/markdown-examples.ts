/**
 * The code in a Markdown page as programs: found, type-checked and run, so that what a reader copies works.
 *
 * A `ts` block is an example. When its first line is a comment with a file name, such as `// src/index.ts`, other
 * examples of the page can import it. A `yaml` block that follows it, before the next example and the next heading, is
 * what it makes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import type { App } from 'cdk8s';
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
}

/** What running an example leaves behind. */
export interface RunExample {
  /** What its variable `app` holds, where it has one. */
  readonly app?: App;
  readonly exports: { readonly [name: string]: unknown };
}

export function examplesOf(markdown: string): MarkdownExample[] {
  const examples: MarkdownExample[] = [];
  let heading = '';
  let isFollowed = false;
  for (const { line, language, text } of partsOf(markdown)) {
    if (language === 'heading') heading = text;
    if (language === 'yaml' && isFollowed) {
      const example = examples.pop() as MarkdownExample;
      examples.push({ ...example, yaml: text });
    }
    if (language === 'ts') {
      const file = /^\/\/ (\S+\.ts)\n/.exec(text)?.[1];
      examples.push({ heading, line, code: text, ...(file && { file }) });
    }
    if (language === 'ts') isFollowed = true;
    else if (language === 'heading' || language === 'yaml') isFollowed = false;
  }
  return examples;
}

/** What the type checker says about examples, as `path:line: message`; the public packages are resolved as in this repository. */
export function typeErrorsOf(files: { readonly [path: string]: string }): string[] {
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

/**
 * Runs code as a module. Relative imports lead to `files`, everything else to what the tests get. An App that names no
 * folder writes to one that is gone afterwards.
 */
export function runExample(
  code: string,
  files: { readonly [path: string]: string } = {},
  path = 'example.ts',
): RunExample {
  const outdir = mkdtempSync(join(tmpdir(), 'netpol-example-'));
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = outdir;
  try {
    const exports = runModule(code, path, files, new Map());
    return { exports, app: exports[APP] as App | undefined };
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
    rmSync(outdir, { recursive: true, force: true });
  }
}

type Exports = Record<string | symbol, unknown>;

const APP = Symbol('app');

// It knows what jest maps the name of the package to.
const requireOfTests = require as (name: string) => unknown;

function runModule(code: string, path: string, files: { readonly [path: string]: string }, done: Map<string, Exports>) {
  const exports: Exports = {};
  done.set(path, exports);
  const load = (name: string): unknown => {
    if (!name.startsWith('.')) return requireOfTests(name);
    const wanted = posix.join(dirname(path), name);
    const found = [`${wanted}.ts`, posix.join(wanted, 'index.ts')].find((each) => Object.hasOwn(files, each));
    if (found === undefined) throw new Error(`${path} imports ${name}, and the page has no example of that name`);
    return done.get(found) ?? runModule(files[found], found, files, done);
  };
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const body = `${outputText}\nif (typeof app !== 'undefined') exports[APP] = app;\n//# sourceURL=${path}`;
  // Code of our own pages: a module must be evaluated where the test's globals are.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const evaluate = new Function('exports', 'require', 'APP', body) as (...args: unknown[]) => void;
  evaluate(exports, load, APP);
  return exports;
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
