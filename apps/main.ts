/**
 * Entry of `cdk8s synth`: finds every app below apps/ and synthesizes each into a folder of its own.
 *
 * An app is a folder with a file `app.ts`, at any depth, that exports
 *
 * ```ts
 * import { App } from 'cdk8s';
 * import { Application } from 'cdk8s-netpol';
 *
 * /** The folder below dist/. Default: the name of the app's own folder. *\/
 * export const id = 'P01';
 *
 * export function build(outdir: string): App {
 *   const app = new App({ outdir });
 *   new Application(app, 'backend');
 *   // ...
 *   return app; // not synthesized: tests import build() as well
 * }
 * ```
 *
 * and lands in `dist/<id>/`. Other files of the folder are the app's own. Apps do not see one another: each has its own cdk8s
 * App. They are built in the order of their paths. When one fails, the others still run, all reports are printed, and the exit
 * code is 1.
 *
 * Ids as arguments run those apps alone: `node -r ts-node/register apps/main.ts P01 P05`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import type { App } from 'cdk8s';

/** What an `app.ts` exports. */
interface AppModule {
  readonly id?: string;
  readonly build: (outdir: string) => App;
}

interface FoundApp {
  readonly id: string;
  /** Path of its app.ts, relative to the working directory. */
  readonly file: string;
  readonly build: AppModule['build'];
}

/** An app that breaks the contract above: the message says it all, frames of this file would say nothing. */
class ContractError extends Error {}

const METADATA = 'construct-metadata.json';

function main(wanted: string[]): void {
  const outdir = process.env.CDK8S_OUTDIR ?? 'dist';
  const failures: { file: string; error: unknown }[] = [];
  const attempt = <T>(file: string, action: () => T): T | undefined => {
    try {
      return action();
    } catch (error) {
      failures.push({ file, error });
      return undefined;
    }
  };

  const apps = findAppFiles(__dirname)
    .map((file) => relative(process.cwd(), file))
    .map((file) => attempt(file, () => load(file)))
    .filter((app) => app !== undefined);
  attempt('apps/main.ts', () => {
    assertIds(apps, wanted);
  });
  const chosen = apps.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  for (const { id, file, build } of chosen) {
    attempt(file, () => {
      build(join(outdir, id)).synth();
    });
  }
  mergeMetadata(
    outdir,
    chosen.map(({ id }) => id),
  );

  for (const { file, error } of failures) {
    console.error(`\n${file}\n${report(error)}`);
  }
  if (failures.length > 0) {
    const [app, it] = failures.length === 1 ? ['app', 'it'] : ['apps', 'them'];
    console.error(`\n${failures.length} ${app} failed: mend what is reported above and run ${it} again.\n`);
    process.exitCode = 1;
  }
}

/** Every app.ts below a folder, sorted by path, so that the order is the same on every machine. */
function findAppFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules');
  const here = entries
    .filter((entry) => entry.isFile() && entry.name === 'app.ts')
    .map(({ name }) => join(folder, name));
  const below = entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => findAppFiles(join(folder, name)));
  return [...here, ...below].sort();
}

function load(file: string): FoundApp {
  const module = createRequire(__filename)(join(process.cwd(), file)) as Partial<AppModule>;
  if (typeof module.build !== 'function') {
    throw new ContractError('an app.ts must export a function build(outdir: string): App. See apps/main.ts.');
  }
  return { id: module.id ?? basename(dirname(file)), file, build: module.build };
}

function assertIds(apps: FoundApp[], wanted: string[]): void {
  for (const { id, file } of apps) {
    const other = apps.find((app) => app.id === id && app.file !== file);
    if (other !== undefined) {
      throw new ContractError(
        `${file} and ${other.file} both have the id ${id}: the second would overwrite the first in dist/.`,
      );
    }
  }
  const unknown = wanted.filter((id) => !apps.some((app) => app.id === id));
  if (unknown.length > 0) {
    throw new ContractError(
      `no app has the id ${unknown.join(' or ')}. There are: ${apps.map(({ id }) => id).join(', ')}.`,
    );
  }
}

/**
 * cdk8s records which construct made which object beside the manifests of each app, and its validation report reads that
 * record from the output folder itself. An entry on which two apps disagree is left out: no path is better than a wrong one.
 */
function mergeMetadata(outdir: string, ids: string[]): void {
  const resources = new Map<string, { path: string }>();
  const ambiguous = new Set<string>();
  const files = ids.map((id) => join(outdir, id, METADATA)).filter((file) => existsSync(file));
  for (const file of files) {
    const recorded = JSON.parse(readFileSync(file, 'utf8')) as { resources: Record<string, { path: string }> };
    for (const [name, resource] of Object.entries(recorded.resources)) {
      if (resources.has(name) && resources.get(name)?.path !== resource.path) {
        ambiguous.add(name);
      }
      resources.set(name, resource);
    }
  }
  if (files.length > 0) {
    const certain = [...resources].filter(([name]) => !ambiguous.has(name));
    writeFileSync(join(outdir, METADATA), JSON.stringify({ version: '1.0.0', resources: Object.fromEntries(certain) }));
  }
}

/** Reports of the library are made for reading, and their `stack` holds no frames of ours; other errors keep their stack. */
function report(error: unknown): string {
  if (error instanceof ContractError) {
    return error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main(process.argv.slice(2));
