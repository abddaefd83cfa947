import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, YamlOutputType, type AppProps } from 'cdk8s';
import { Application, Diagnostics, Namespace, Port, SynthesisError, Tier, type Diagnostic } from 'cdk8s-netpol';

/** All ways in which cdk8s divides objects into files. */
export const OUTPUT_TYPES = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
] as const;

/** A small application to make rules in: two namespaces, three tiers, somebody else's namespace. */
export interface World {
  readonly app: App;
  readonly shop: Application;
  readonly front: Namespace;
  readonly data: Namespace;
  readonly web: Tier;
  readonly api: Tier;
  readonly db: Tier;
  readonly kubeSystem: Namespace;
}

export function makeWorld(props: AppProps = {}): World {
  const app = new App(props);
  const shop = new Application(app, 'shop');
  const front = new Namespace(shop, 'front');
  const data = new Namespace(shop, 'data');
  const web = new Tier(front, 'web', { labels: { app: 'web' }, ports: [Port.tcp(8080)] });
  const api = new Tier(front, 'api', { labels: { app: 'api' }, ports: [Port.tcp(9090)] });
  const db = new Tier(data, 'db', { labels: { app: 'db' }, ports: [Port.tcp(5432)] });
  const kubeSystem = Namespace.imported(shop, 'system', 'kube-system');
  return { app, shop, front, data, web, api, db, kubeSystem };
}

/** What `run` throws, which must be the report of a synth. */
export function errorOf(run: () => unknown): SynthesisError {
  try {
    run();
  } catch (error) {
    if (error instanceof SynthesisError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** The report of a synth to files. */
export function errorOfSynth(app: App): SynthesisError {
  return errorOf(() => {
    app.synth();
  });
}

/** The errors that end a synth of the app. */
export function errorsOf(app: App): readonly Diagnostic[] {
  return errorOf(() => app.synthYaml()).diagnostics;
}

/** Runs something with a folder that is gone afterwards. */
export function withFolder<T>(run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-netpol-test-'));
  try {
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Names of all files below a folder, with their text. */
export function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(names.sort().map((name) => [name.slice(folder.length + 1), readFileSync(name, 'utf8')]));
}

/** The line of a source file that ends with the comment `// at: <marker>`, counted from 1. */
export function lineMarked(file: string, marker: string): number {
  const lines = readFileSync(file, 'utf8').split('\n');
  const found = lines.flatMap((line, index) => (line.trimEnd().endsWith(`// at: ${marker}`) ? [index + 1] : []));
  if (found.length !== 1) throw new Error(`${found.length} lines of ${file} are marked ${marker}`);
  return found[0];
}

/** Keeps the warnings of synths out of the output of the tests, and lets them be counted. */
export function muteWarnings(): jest.SpyInstance[] {
  const spies: jest.SpyInstance[] = [];
  beforeEach(() => {
    spies[0] = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  });
  afterEach(() => {
    spies[0].mockRestore();
  });
  return spies;
}

/** Codes of what is found in an app, with the paths of the constructs. */
export function foundIn(app: App): [code: string, constructPath: string | undefined][] {
  return Diagnostics.of(app).all.map(({ code, constructPath }) => [code, constructPath]);
}
