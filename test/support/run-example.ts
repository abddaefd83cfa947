/** Runs the code of Markdown pages, as `markdown-examples.ts` finds it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { format } from 'node:util';
import type { App } from 'cdk8s';
import * as ts from 'typescript';
import type { Files } from './markdown-examples';

/** What running an example leaves behind. */
export interface RunExample {
  /** What its variable `app` holds, where it has one. */
  readonly app?: App;
  readonly exports: { readonly [name: string]: unknown };
}

/**
 * Runs code as a module. Relative imports lead to `files`, everything else to what the tests get. It runs in a folder that
 * holds those files that are no programs, and that is gone afterwards; an App that names no folder writes below it.
 */
export function runExample(code: string, files: Files = {}, path = 'example.ts'): RunExample {
  const exports = inFolderOf(files, () => runModule(code, path, { files, done: new Map(), globals: {} }));
  return { exports, app: exports[APP] as App | undefined };
}

/** Prints a line, as `console.log` does. */
export type Print = (...values: unknown[]) => void;

/**
 * What running code as a module prints, with the error that ends it; the places in it are those of the code.
 *
 * @param globals Names what it finds beside what the tests find.
 */
export function outputOf(
  code: string,
  files: Files = {},
  path = 'example.ts',
  globals: (print: Print) => object = () => ({}),
): string {
  const printed: string[] = [];
  const print: Print = (...values) => void printed.push(format(...values));
  const maps = new Map<string, SourceMap>();
  inFolderOf(files, () => {
    try {
      const found = { console: { log: print }, ...globals(print) };
      runModule(code, path, { files, done: new Map(), globals: found, maps });
    } catch (error) {
      print(String(error));
    }
  });
  return inSource(`${printed.join('\n')}\n`, maps);
}

function inFolderOf<T>(files: Files, run: () => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'netpol-example-'));
  const [workingFolder, outdir] = [process.cwd(), process.env.CDK8S_OUTDIR];
  try {
    for (const [path, text] of Object.entries(files).filter(([each]) => !each.endsWith('.ts'))) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    process.chdir(folder);
    process.env.CDK8S_OUTDIR = join(folder, 'dist');
    return run();
  } finally {
    process.chdir(workingFolder);
    if (outdir === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = outdir;
    rmSync(folder, { recursive: true, force: true });
  }
}

type Exports = Record<string | symbol, unknown>;

const APP = Symbol('app');

// It knows what jest maps the name of the package to.
const requireOfTests = require as (name: string) => unknown;

/** What the modules of one run share. */
interface Run {
  readonly files: Files;
  readonly done: Map<string, Exports>;
  readonly globals: object;
  /** Takes the map of each module by its path. */
  readonly maps?: Map<string, SourceMap>;
}

function runModule(code: string, path: string, run: Run): Exports {
  const { files, done, globals, maps } = run;
  const exports: Exports = {};
  done.set(path, exports);
  const load = (name: string): unknown => {
    if (!name.startsWith('.')) return requireOfTests(name);
    const wanted = posix.join(dirname(path), name);
    const found = [`${wanted}.ts`, posix.join(wanted, 'index.ts')].find((each) => Object.hasOwn(files, each));
    if (found === undefined) throw new Error(`${path} imports ${name}, and the page has no example of that name`);
    return done.get(found) ?? runModule(files[found], found, run);
  };
  const { outputText, sourceMapText = '{}' } = ts.transpileModule(code, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      sourceMap: true,
    },
  });
  maps?.set(path, new SourceMap(JSON.parse(sourceMapText) as SourceMapPayload));
  const body = `${outputText}\nif (typeof app !== 'undefined') exports[APP] = app;\n//# sourceURL=${path}`;
  // Code of our own pages: a module must be evaluated where the test's globals are.
  const evaluate = new Function('exports', 'require', 'APP', ...Object.keys(globals), body) as (
    ...args: unknown[]
  ) => void;
  evaluate(exports, load, APP, ...(Object.values(globals) as unknown[]));
  return exports;
}

/** Lines that `new Function` puts before the body. */
const LINES_BEFORE = 2;

/** A text in which `path:line` and `path:line:column` are those of the code, and no longer of what it was compiled to. */
function inSource(text: string, maps: ReadonlyMap<string, SourceMap>): string {
  return text.replaceAll(/([\w./-]+\.ts):(\d+)(?::(\d+))?/g, (place, path: string, line: string, column?: string) => {
    const entry = maps.get(path)?.findEntry(Number(line) - 1 - LINES_BEFORE, Number(column ?? Infinity) - 1);
    if (!entry || !('originalLine' in entry)) return place;
    return `${path}:${entry.originalLine + 1}${column === undefined ? '' : `:${entry.originalColumn + 1}`}`;
  });
}
