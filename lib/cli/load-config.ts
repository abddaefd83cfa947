import { quoted } from '../base/show-value';
import type { Check } from '../checks/check';
import { planChecks } from '../checks/config/check-plan';
import type { NetpolConfig } from '../checks/config/config';
import { readConfig } from '../checks/config/read-config';
import type { CheckPlan } from '../checks/run-checks';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { renderDiagnostics } from '../diagnostics/render-diagnostics';
import { sortByPlace } from '../diagnostics/sort-diagnostics';
import type { SourceLocation } from '../diagnostics/source-location';
import { listFiles, readTextFile } from '../manifest/files';
import { impossibleKey, unparseableDocument } from '../manifest/manifest-problems';
import { readDocuments } from '../manifest/read-documents';
import type { Invocation } from './command';
import { CONFIG_FILE } from './config-template';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { loadModules } from './load-modules';

/** What a configuration makes of a call, and the checks that it asks for. */
export interface LoadedConfig {
  readonly invocation: Invocation;
  readonly plan: CheckPlan;
  /** All checks of the modules that it names, also those that are turned off. */
  readonly customChecks: readonly Check[];
}

/** A configuration, and where it stands. */
interface ConfigFile {
  readonly file: string;
  readonly config: NetpolConfig;
  /** What is wrong with it, each with the path of its field. */
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: (path: string) => SourceLocation;
}

/**
 * The call as it would be if what its configuration says of the cluster were said by options. Options that are given count
 * more.
 */
export function withConfig(invocation: Invocation): Invocation {
  const { config, diagnostics, locate } = readConfigFile(invocation.options.config);
  throwIfAny(diagnostics, locate);
  return withOptionsOf(config, invocation);
}

/**
 * Reads a configuration with the modules that it names. Whatever is wrong with it ends the command, everything at once:
 * checking by half of a configuration would pass what the other half refuses.
 */
export async function loadConfig(invocation: Invocation): Promise<LoadedConfig> {
  const { file, config, diagnostics: found, locate } = readConfigFile(invocation.options.config);
  const custom = await loadModules(config.modules ?? [], file);
  const { preset = config.preset } = invocation.options;
  const { plan, diagnostics } = planChecks({ ...config, preset }, custom.checks, locate);
  throwIfAny([...found, ...custom.diagnostics, ...diagnostics], locate);
  return { invocation: withOptionsOf(config, invocation), plan, customChecks: custom.checks };
}

/** The checks of the modules that a configuration names. What is wrong with the rest of it is not for them to say. */
export async function loadCustomChecks({ options }: Invocation): Promise<readonly Check[]> {
  const { file, config, diagnostics: found, locate } = readConfigFile(options.config);
  const { checks, diagnostics } = await loadModules(config.modules ?? [], file);
  const ofModules = found.filter(({ path }) => path?.startsWith('modules'));
  throwIfAny([...ofModules, ...diagnostics], locate);
  return checks;
}

/** @param path As somebody named it; `netpol.config.yaml` in the current folder, if there is one, where nobody did. */
function readConfigFile(path: string | undefined): ConfigFile {
  const file = path ?? CONFIG_FILE;
  if (path === undefined && listFiles(file, () => true) === undefined) {
    return { file, config: {}, diagnostics: [], locate: () => ({ file, line: 1, column: 1 }) };
  }
  const content = readTextFile(file);
  if ('problem' in content) {
    throw failure([
      diagnose('config-invalid', undefined, { message: `${quoted(file)} cannot be read: ${content.problem}` }),
    ]);
  }
  const documents = [...readDocuments(content.text)];
  const document = documents.at(0);
  const problem = documents.find((each) => each.problem)?.problem;
  if (problem) throw failure([{ ...unparseableDocument(problem), file }]);
  const locate = (at: string): SourceLocation => ({ file, ...(document?.locate(at) ?? { line: 1, column: 1 }) });
  const { config, diagnostics } = readConfig(document?.value);
  const found = [...(document?.keyProblems('').map(impossibleKey) ?? []), ...diagnostics];
  if (documents.length > 1) {
    found.push(diagnose('config-invalid', undefined, { message: 'a configuration is one document' }));
  }
  return { file, config, diagnostics: found, locate };
}

function withOptionsOf(config: NetpolConfig, invocation: Invocation): Invocation {
  const { cni, kubernetesVersion, podCidrs, nodeCidrs } = config;
  const said = { cni, kubernetesVersion, podCidr: podCidrs, nodeCidr: nodeCidrs };
  const given = Object.fromEntries(Object.entries(invocation.options).filter(([, value]) => value !== undefined));
  return { ...invocation, options: { ...said, ...given } };
}

function throwIfAny(diagnostics: readonly Diagnostic[], locate: (path: string) => SourceLocation): void {
  if (diagnostics.length === 0) return;
  // What has a place already, as a key that stands twice has, knows better than its path.
  throw failure(sortByPlace(diagnostics.map((each) => ({ ...locate(each.path ?? ''), ...each }))));
}

function failure(diagnostics: readonly Diagnostic[]): CommandFailure {
  return new CommandFailure(renderDiagnostics(diagnostics), EXIT.NOT_ASKED);
}
