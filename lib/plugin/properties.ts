import { didYouMean } from '../base/did-you-mean';
import { quoted } from '../base/show-value';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { validateNetworkPolicy } from '../validation';

/** Properties of the plugin in cdk8s.yaml. */
export interface NetworkPolicyValidationProps {
  /**
   * Version of the API server that the manifests are for, such as `1.36` or `v1.30.2`, in quotes. Before 1.36,
   * ambiguous CIDRs are warnings instead of errors.
   *
   * @default - the newest version known, 1.36
   */
  readonly kubernetesVersion?: string;
}

/** Properties as far as they can be used, and what is wrong with the others. */
export interface CheckedProperties {
  readonly kubernetesVersion?: string;
  readonly diagnostics: readonly Diagnostic[];
}

const KNOWN = ['kubernetesVersion'];
const ANY_POLICY = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'any' } };

/** Checks what stands under `properties` in cdk8s.yaml, which can be anything that YAML can say. */
export function checkProperties(given: unknown): CheckedProperties {
  if (given === undefined || given === null) return { diagnostics: [] };
  if (typeof given !== 'object' || Array.isArray(given)) {
    const message = 'properties of NetworkPolicyValidation is not a mapping';
    return { diagnostics: [invalid('properties', message, 'write properties: { kubernetesVersion: "1.36" }')] };
  }
  const unknown = Object.keys(given)
    .filter((name) => !KNOWN.includes(name))
    .map((name) => unknownProperty(name));
  const { kubernetesVersion } = given as { kubernetesVersion?: unknown };
  if (kubernetesVersion === undefined || kubernetesVersion === null) return { diagnostics: unknown };
  const problem = versionProblem(kubernetesVersion);
  return problem === undefined
    ? { kubernetesVersion: kubernetesVersion as string, diagnostics: unknown }
    : { diagnostics: [...unknown, problem] };
}

function unknownProperty(name: string): Diagnostic {
  const meant = didYouMean(name, KNOWN);
  const help = meant === undefined ? `remove it; there is ${KNOWN.join(', ')}` : `did you mean ${meant}?`;
  return invalid(`properties.${name}`, `NetworkPolicyValidation has no property ${quoted(name)}`, help);
}

/** What is a version is decided in one place; here it is only asked. */
function versionProblem(version: unknown): Diagnostic | undefined {
  const found = validateNetworkPolicy(ANY_POLICY, { kubernetesVersion: version as string });
  const refused = found.find(({ code }) => code === 'kubernetes-version-invalid');
  if (refused === undefined) return undefined;
  const help = typeof version === 'number' ? `write it in quotes: kubernetesVersion: "${version}"` : refused.help;
  return invalid('properties.kubernetesVersion', refused.message, help);
}

function invalid(path: string, message: string, help: string | undefined): Diagnostic {
  return diagnose('plugin-property-invalid', undefined, { path, message, help });
}
