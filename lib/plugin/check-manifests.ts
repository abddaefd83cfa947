import { CheckContext } from '../checks/check-context';
import { BUILT_IN, PRESETS, type Preset } from '../checks/registry';
import { withoutReplaced } from '../checks/replaced-warnings';
import { runChecks } from '../checks/run-checks';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { ClusterReader, type ReadOptions } from '../manifest/cluster-reader';
import { readTextFile } from '../manifest/files';
import { readText } from '../manifest/read-text';
import { Cluster } from '../model/cluster';
import { firstParts } from '../model/first-parts';
import type { Finding } from './finding';
import type { FoundPolicy } from './validate-manifest';

/** What is in the manifests of one app, and what validating them has found. */
export interface ValidatedManifests {
  readonly manifests: readonly string[];
  readonly policies: readonly FoundPolicy[];
  readonly findings: readonly Finding[];
}

/** How the plugin checks. */
export interface CheckOptions extends ReadOptions {
  readonly preset: Preset;
}

/**
 * The findings of validating, and beside them what the checks of a preset find in the manifests: warnings and infos, never
 * errors. Policies acknowledge them by their annotation.
 */
export function withChecks(validated: ValidatedManifests, { preset, ...options }: CheckOptions): readonly Finding[] {
  const checks = PRESETS[preset].map((check) => ({ check, severity: check.severity }));
  if (checks.length === 0) return validated.findings;
  const reader = new ClusterReader(options);
  for (const manifest of validated.manifests) {
    const file = readTextFile(manifest);
    if ('text' in file) readText(manifest, file.text, reader);
  }
  const context = new CheckContext(Cluster.of(firstParts(reader.parts)), {
    isPartial: validated.findings.some(({ diagnostic }) => diagnostic.severity === 'error'),
    otherKinds: [...reader.skipped.keys()],
  });
  const knownChecks = BUILT_IN.map(({ id }) => id);
  const checked = runChecks(context, { checks, knownChecks, acknowledgements: [] });
  const kept = new Set(
    withoutReplaced(
      validated.findings.map(({ diagnostic }) => diagnostic),
      checked,
      { checks },
    ),
  );
  const policies = new Map(validated.policies.map((each) => [placeOf(each.manifest, each.resourceName), each]));
  const found = checked.diagnostics.map((diagnostic) => findingOf(diagnostic, policies));
  return [...validated.findings.filter(({ diagnostic }) => kept.has(diagnostic)), ...found];
}

function findingOf(diagnostic: Diagnostic, policies: ReadonlyMap<string, FoundPolicy>): Finding {
  const { file: manifest = '', subject } = diagnostic;
  const resourceName = `${subject?.namespace ?? ''}/${subject?.name ?? ''}`;
  return { diagnostic, manifest, resourceName, object: policies.get(placeOf(manifest, resourceName))?.object };
}

function placeOf(manifest: string, resourceName: string): string {
  return JSON.stringify([manifest, resourceName]);
}
