import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf, quoted } from '../base/show-value';
import type { Check } from '../checks/check';
import { readCustomChecks } from '../checks/config/read-custom-checks';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';

/** The custom checks of modules, and what is wrong with these: `config-invalid`. */
export interface LoadedModules {
  readonly checks: readonly Check[];
  /** Each with the path of its module in the configuration. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads the modules that a configuration names; `config` is the path of its file. */
export async function loadModules(modules: readonly string[], config: string): Promise<LoadedModules> {
  const checks = new Map<string, { readonly check: Check; readonly module: string }>();
  const diagnostics: Diagnostic[] = [];
  for (const [index, module] of modules.entries()) {
    const path = `modules[${index}]`;
    const loaded = await loadModule(module, config, path);
    diagnostics.push(...loaded.diagnostics);
    for (const check of loaded.checks) {
      const first = checks.get(check.id);
      if (first) diagnostics.push(definedTwice(check.id, first.module, module, path));
      else checks.set(check.id, { check, module });
    }
  }
  return { checks: [...checks.values()].map(({ check }) => check), diagnostics };
}

async function loadModule(name: string, config: string, path: string): Promise<LoadedModules> {
  try {
    return readCustomChecks(await importFrom(name, config), path);
  } catch (error) {
    const message = `the module ${quoted(name)} cannot be loaded: ${messageOf(error).split('\n', 1)[0]}`;
    const help = 'name a package that is installed beside this file, or a path that begins with ./';
    return { checks: [], diagnostics: [diagnose('config-invalid', undefined, { path, message, help })] };
  }
}

/** A module, found as if the configuration imported it. */
function importFrom(name: string, config: string): Promise<unknown> {
  const from = resolve(dirname(config), 'netpol.config.js');
  return import(pathToFileURL(createRequire(from).resolve(name)).href) as Promise<unknown>;
}

function definedTwice(id: string, first: string, second: string, path: string): Diagnostic {
  const message = `the check ${quoted(id)} of the module ${quoted(second)} is already defined by ${quoted(first)}`;
  const help = 'give one of the two checks another id, or leave one of the modules out';
  return diagnose('config-invalid', undefined, { path, message, help });
}
