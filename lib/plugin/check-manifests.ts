import { checkCluster } from '../checks/check-cluster';
import { planChecks } from '../checks/config/check-plan';
import type { Preset } from '../checks/registry';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { ClusterReader, type ReadOptions } from '../manifest/cluster-reader';
import { readTextFile } from '../manifest/files';
import { unreadableFile } from '../manifest/manifest-problems';
import { readText } from '../manifest/read-text';
import { readingGaps } from '../manifest/reading-gaps';
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
  /** The day on which the checks run, as `YYYY-MM-DD`. @default - not known: nothing is overdue */
  readonly today?: string;
}

/**
 * The findings of validating, and beside them what the checks of a preset find in the manifests: warnings and infos, never
 * errors. Policies acknowledge them by their annotation.
 */
export function withChecks(
  validated: ValidatedManifests,
  { preset, today, ...options }: CheckOptions,
): readonly Finding[] {
  const { plan } = planChecks({ preset });
  if (plan.checks.length === 0) return validated.findings;
  const reader = new ClusterReader(options);
  for (const manifest of validated.manifests) {
    const file = readTextFile(manifest);
    if ('text' in file) readText(manifest, file.text, reader);
    else reader.diagnostics.push(unreadableFile(file.problem));
  }
  const cluster = Cluster.of(firstParts(reader.parts));
  const diagnostics = validated.findings.map(({ diagnostic }) => diagnostic);
  const checked = checkCluster({ cluster, diagnostics }, plan, { ...readingGaps(reader), today });
  const remaining = new Set(checked.remaining);
  const policies = new Map(validated.policies.map((each) => [placeOf(each.manifest, each.resourceName), each]));
  const found = checked.diagnostics.map((diagnostic) => findingOf(diagnostic, policies));
  return [...validated.findings.filter(({ diagnostic }) => remaining.has(diagnostic)), ...found];
}

function findingOf(diagnostic: Diagnostic, policies: ReadonlyMap<string, FoundPolicy>): Finding {
  const { file: manifest = '', subject } = diagnostic;
  const resourceName = `${subject?.namespace ?? ''}/${subject?.name ?? ''}`;
  return { diagnostic, manifest, resourceName, object: policies.get(placeOf(manifest, resourceName))?.object };
}

function placeOf(manifest: string, resourceName: string): string {
  return JSON.stringify([manifest, resourceName]);
}
