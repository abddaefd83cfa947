import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ValidationContext } from 'cdk8s-cli/plugins';
import { NetworkPolicyValidation } from 'cdk8s-netpol';

/** What came of a run of the plugin. */
export interface PluginRun {
  readonly success: boolean;
  readonly violations: ReturnType<ValidationContext['report']['toJson']>['violations'];
  readonly summary: { readonly [row: string]: string };
  /** What was logged. */
  readonly log: string;
}

/** Construct paths by the name under which cdk8s records an object. */
export type Paths = Record<string, string>;

/** Runs the plugin in cdk8s's own context, on the files as they are. */
export async function runPlugin(manifests: string[], properties: unknown = {}, paths: Paths = {}): Promise<PluginRun> {
  const metadata = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, { path }]));
  const context = new ValidationContext(manifests, './plugin', '0.0.0', metadata, false);
  const lines: string[] = [];
  context.logger.log = (message) => {
    lines.push(message);
  };
  await new NetworkPolicyValidation(properties as object).validate(context);
  const { violations, summary } = context.report.toJson();
  const recorded = Object.fromEntries(Object.entries(context.metadata).map(([name, { path }]) => [name, path]));
  expect(recorded).toEqual(paths);
  return { success: context.report.success, violations, summary: { ...summary.metadata }, log: lines.join('\n') };
}

/** Writes files into a folder and returns the paths of those that are manifests. */
export function writeManifests(folder: string, files: Record<string, string | Buffer>): string[] {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return Object.keys(files)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name));
}
