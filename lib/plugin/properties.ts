import { didYouMean } from '../base/did-you-mean';
import { quoted, shown } from '../base/show-value';
import { isDate } from '../checks/dates';
import { PRESETS, type Preset } from '../checks/registry';
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
  /**
   * Checks for what the API server accepts and nobody means: `recommended`, or `strict` for all of them. What they find is
   * printed and fails nothing.
   *
   * @default 'none'
   */
  readonly checks?: Preset;
  /**
   * The day on which reviews are due and acknowledgements end, as `YYYY-MM-DD`.
   *
   * @default - not known: nothing is overdue
   */
  readonly today?: string;
}

/** Properties as far as they can be used, and what is wrong with the others. */
export interface CheckedProperties extends NetworkPolicyValidationProps {
  readonly diagnostics: readonly Diagnostic[];
}

const KNOWN = ['kubernetesVersion', 'checks', 'today'];
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
  const { kubernetesVersion, checks, today } = given as Record<keyof NetworkPolicyValidationProps, unknown>;
  const wrongVersion = isLeftOut(kubernetesVersion) ? undefined : versionProblem(kubernetesVersion);
  const wrongChecks = isLeftOut(checks) || isPreset(checks) ? undefined : checksProblem(checks);
  const wrongDay = isLeftOut(today) || isDay(today) ? undefined : dayProblem(today);
  return {
    ...(!isLeftOut(kubernetesVersion) && !wrongVersion && { kubernetesVersion: kubernetesVersion as string }),
    ...(isPreset(checks) && { checks }),
    ...(isDay(today) && { today }),
    diagnostics: [...unknown, ...[wrongVersion, wrongChecks, wrongDay].filter((each) => each !== undefined)],
  };
}

function isLeftOut(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isPreset(value: unknown): value is Preset {
  return typeof value === 'string' && Object.hasOwn(PRESETS, value);
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && isDate(value);
}

function dayProblem(given: unknown): Diagnostic {
  const message = `today is ${shown(given)}, it must be a day of the form YYYY-MM-DD`;
  return invalid('properties.today', message, "write it in quotes: today: '2030-01-31'");
}

function checksProblem(given: unknown): Diagnostic {
  const names = Object.keys(PRESETS);
  const meant = typeof given === 'string' ? didYouMean(given, names) : undefined;
  const message = `checks is ${shown(given)}, it must be ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
  return invalid(
    'properties.checks',
    message,
    meant === undefined ? 'write checks: recommended' : `did you mean ${meant}?`,
  );
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
