import { ROOT } from './field-path';
import type { Finding, Findings } from './findings';
import { describeValue } from '../base/show-value';

/** The newest Kubernetes version whose rules are known, and the default. */
export const NEWEST_KNOWN_VERSION = '1.36';

/** The first minor version of Kubernetes 1 that refuses ambiguous CIDRs by default (V34). */
const FIRST_STRICT_MINOR = 36;

/** The first minor version of Kubernetes 1 in which a NetworkPolicy has no status any more (S8). */
const FIRST_MINOR_WITHOUT_STATUS = 28;

const VERSION = /^v?(\d{1,3})\.(\d{1,4})\+?(?:\.\d{1,6})?(?:[-+].{0,100})?$/;

/** What is wrong with the version of an API server, if anything is. Callers without types can pass any value. */
export function kubernetesVersionFault(version: unknown): Finding | undefined {
  if (typeof version === 'string' && VERSION.test(version)) return undefined;
  return {
    code: 'kubernetes-version-invalid',
    path: ROOT,
    message: `kubernetesVersion is ${describeValue(version)}, it must be a version such as "1.36" or "v1.30.2"`,
    help: `leave it out for the newest known version, ${NEWEST_KNOWN_VERSION}`,
  };
}

/**
 * Whether an API server of the given version refuses the CIDRs of V34. A version that cannot be understood is reported
 * and judged as the newest one. Newer versions than the newest known one are taken to have its rules.
 */
export function refusesSloppyCidrs(version: string | undefined, findings: Findings): boolean {
  const given = version ?? NEWEST_KNOWN_VERSION;
  const fault = kubernetesVersionFault(given);
  if (fault !== undefined) findings.reject(fault);
  return !isBefore(given, FIRST_STRICT_MINOR);
}

/** Whether an API server of the given version has a status in each policy, and puts it into what it gives back (S8). */
export function hasPolicyStatus(version: string | undefined): boolean {
  return isBefore(version ?? NEWEST_KNOWN_VERSION, FIRST_MINOR_WITHOUT_STATUS);
}

/** Whether a version is older than a minor version of Kubernetes 1; none that cannot be understood is. */
function isBefore(version: unknown, minor: number): boolean {
  const match = typeof version === 'string' ? VERSION.exec(version) : null;
  return match !== null && (Number(match[1]) < 1 || (Number(match[1]) === 1 && Number(match[2]) < minor));
}
