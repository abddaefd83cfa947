import type { ApiObject } from 'cdk8s';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Origin } from '../diagnostics/origin';
import type { ForeignPolicy } from '../graph/app-graph';
import { joinPath } from '../manifest/objects-of-document';
import { readNetworkPolicy } from '../manifest/read-network-policy';
import type { PolicyManifest } from '../model/policy-manifest';
import type { NetworkPolicy } from '../model/network-policy';
import { kubernetesVersionFault, validateNetworkPolicy } from '../validation';
import type { ForeignManifest } from './app-collection';
import { originOf } from './construct-record';
import { ForeignPolicies } from './options';
import { settingAt } from './settings';

/** Validates the policies that the constructs did not make, and reads them. */
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
    if (found.some(({ severity }) => severity === 'error')) return [];
    // A list holds several policies, all with the path of its construct.
    const policy = readNetworkPolicy(manifest as PolicyManifest, `${origin.constructPath}${place && ` ${place}`}`);
    return [foreignPolicy(policy, origin)];
  });
}

/** The version in force; one that is none is reported where it was set, and not at each policy. */
function versionAt(object: ApiObject): string | undefined {
  const version = settingAt(object, 'kubernetesVersion');
  return kubernetesVersionFault(version) ? undefined : version;
}

function foreignPolicy(policy: NetworkPolicy, origin: Origin): ForeignPolicy {
  const { namespace, name, podSelector: pods, isolates } = policy;
  return { namespace, name, pods, isolates, policy, origin };
}
