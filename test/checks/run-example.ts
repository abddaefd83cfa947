import { CheckContext, type CheckAssumptions } from '../../lib/checks/check-context';
import { BUILT_IN, PRESETS, type Preset } from '../../lib/checks/registry';
import { runChecks, type CheckResult } from '../../lib/checks/run-checks';
import type { Check } from '../../lib/checks/check';
import { cniProfile } from '../../lib/cni/named-profile';
import { clusterOf, readCluster } from '../../lib/manifest/read-cluster';
import { readDocuments } from '../../lib/manifest/read-documents';

/** How an example is checked. */
export interface ExampleOptions extends CheckAssumptions {
  /** @default 'recommended' */
  readonly preset?: Preset;
  /** Only these, in place of a preset. */
  readonly checks?: readonly Check[];
  readonly kubernetesVersion?: string;
}

/** Runs checks on a text of YAML, whose file is called `example.yaml`. */
export function checkYaml(yaml: string, options: ExampleOptions = {}): CheckResult {
  const manifests = [...readDocuments(yaml)].map((document) => {
    if (document.problem) throw new Error(`${document.problem.line}: ${document.problem.message}`);
    return {
      value: document.value,
      locate: (path: string) => ({ file: 'example.yaml', ...document.locate(path) }),
      keyProblems: (path: string) => document.keyProblems(path),
    };
  });
  const { preset = 'recommended', checks, kubernetesVersion, ...assumptions } = options;
  const read = readCluster(manifests, { kubernetesVersion });
  const chosen = checks ?? PRESETS[preset];
  return runChecks(new CheckContext(clusterOf(read), { otherKinds: [...read.skipped.keys()], ...assumptions }), {
    checks: chosen.map((check) => ({ check, severity: check.severity })),
    knownChecks: [...BUILT_IN, ...chosen].map(({ id }) => id),
    acknowledgements: [],
  });
}

/** What was found, as `code line:column path`. */
export function found(yaml: string, options?: ExampleOptions): string[] {
  return checkYaml(yaml, options).diagnostics.map(
    ({ code, line, column, path }) => `${code} ${line ?? '?'}:${column ?? '?'}${path === undefined ? '' : ` ${path}`}`,
  );
}

/** Where one check finds something. */
export function pathsFound(check: string, yaml: string, options?: ExampleOptions): string[] {
  return checkYaml(yaml, options).diagnostics.flatMap(({ code, path }) => (code === check ? [path ?? ''] : []));
}

/**
 * Options that an example of a README states in its first line: `# netpol check --cni cilium@1.15 --today 2030-01-31`.
 */
export function optionsOf(yaml: string): ExampleOptions {
  const [, line = ''] = /^# netpol check (.*)\n/.exec(yaml) ?? [];
  const valueOf = (flag: string): string | undefined => new RegExp(`--${flag} (\\S+)`).exec(line)?.[1];
  const [cni, today, kubernetesVersion] = ['cni', 'today', 'kubernetes-version'].map(valueOf);
  return {
    ...(cni !== undefined && { cni: cniProfile(cni) }),
    ...(today !== undefined && { today }),
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
  };
}
