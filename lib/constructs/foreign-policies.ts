import { DEFAULT_NAMESPACE } from '../model/namespace';
import type { ApiObject } from 'cdk8s';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { ForeignPolicy } from '../graph/app-graph';
import { joinPath } from '../manifest/objects-of-document';
import { LabelSelector, type LabelRequirement } from '../model/label-selector';
import { kubernetesVersionFault, validateNetworkPolicy } from '../validation';
import type { ForeignManifest } from './app-collection';
import { originOf } from './construct-record';
import { ForeignPolicies } from './options';
import { settingAt } from './settings';

/** Validates the policies that the constructs did not make, and reads what they isolate. */
export function readForeignPolicies(manifests: readonly ForeignManifest[], diagnostics: Diagnostic[]): ForeignPolicy[] {
  return manifests.flatMap(({ object, fault, manifest, path: place }) => {
    const origin = originOf(object);
    if (fault !== undefined) {
      const help = 'mend what this construct writes: nothing can be said about the policy before';
      diagnostics.push(diagnose('construct-invalid', origin, { message: fault, help }));
      return [];
    }
    const found = validateNetworkPolicy(manifest, { kubernetesVersion: versionAt(object) });
    for (const each of found) {
      const path = each.path === undefined ? place : joinPath(place, each.path);
      diagnostics.push({ ...each, ...(path !== '' && { path }), constructPath: origin.constructPath });
    }
    if (settingAt(object, 'foreignPolicies') === ForeignPolicies.FORBID) {
      const message = 'this NetworkPolicy was not made by the constructs, and the Defaults in force forbid that';
      const help = 'express it with constructs, or set foreignPolicies: ForeignPolicies.ALLOW for this scope';
      diagnostics.push(diagnose('foreign-policy-forbidden', origin, { message, help }));
    }
    return found.some(({ severity }) => severity === 'error') ? [] : [readPolicy(manifest as ValidManifest, origin)];
  });
}

/** The version in force; one that is none is reported where it was set, and not at each policy. */
function versionAt(object: ApiObject): string | undefined {
  const version = settingAt(object, 'kubernetesVersion');
  return kubernetesVersionFault(version) ? undefined : version;
}

/** A manifest that validation found nothing wrong with. */
interface ValidManifest {
  readonly metadata: { readonly name?: string; readonly namespace?: string; readonly generateName?: string };
  readonly spec?: {
    readonly podSelector?: {
      readonly matchLabels?: Record<string, string>;
      readonly matchExpressions?: readonly (Omit<LabelRequirement, 'values'> & { values?: string[] })[];
    };
    readonly policyTypes?: readonly string[];
    readonly egress?: readonly unknown[];
  };
}

function readPolicy({ metadata, spec }: ValidManifest, origin: ForeignPolicy['origin']): ForeignPolicy {
  const { namespace = '' } = metadata;
  const { matchLabels, matchExpressions } = spec?.podSelector ?? {};
  const expressions = (matchExpressions ?? []).map((each) => ({ ...each, values: each.values ?? [] }));
  return {
    namespace: namespace === '' ? DEFAULT_NAMESPACE : namespace,
    // The server makes a name up for each object, so these never share one.
    name: metadata.name ?? `${metadata.generateName ?? ''}* (${origin.constructPath})`,
    pods: LabelSelector.of(matchLabels ?? undefined, expressions),
    isolates: isolatedDirections(spec),
    origin,
  };
}

/** The directions in which a policy isolates, with the server's default where it names none (S4, S5). */
function isolatedDirections(spec: ValidManifest['spec']): ForeignPolicy['isolates'] {
  const types = spec?.policyTypes ?? [];
  if (types.length === 0) return spec?.egress?.length ? ['ingress', 'egress'] : ['ingress'];
  return [
    ...(types.includes('Ingress') ? (['ingress'] as const) : []),
    ...(types.includes('Egress') ? (['egress'] as const) : []),
  ];
}
