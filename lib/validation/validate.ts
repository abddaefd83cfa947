import type { Diagnostic } from '../diagnostics/diagnostic';
import { decodeNetworkPolicy } from './decode-policy';
import { Findings, type LocatedDiagnostic } from './findings';
import { hasPolicyStatus, refusesSloppyCidrs } from './kubernetes-version';
import { validateMetadata } from './metadata';
import type { DecodedPolicy } from './network-policy-schema';
import type { Rules } from './rules';
import { UNREADABLE, isReadable } from './schema';
import { validateSpec } from './spec';
import { readSubject } from './subject';

/** How to validate. */
export interface ValidationOptions {
  /**
   * Version of the API server, such as `1.36` or `v1.30.2`. Before 1.36, ambiguous CIDRs were only warned about (V34).
   *
   * @default - the newest version known, 1.36
   */
  readonly kubernetesVersion?: string;

  /**
   * Namespace that the request would fill in where the object names none (S1). With the empty string nothing is filled in,
   * and an object without a namespace gets the error that the server has for it (V4).
   *
   * @default 'default'
   */
  readonly defaultNamespace?: string;
}

const NO_CIDRS: ReadonlySet<string> = new Set();

/**
 * Everything for which the API server would refuse to create `object` as a NetworkPolicy, in the order of the server:
 * first what strict decoding refuses (Y3, Y4, Y6, Y7), with the reason `BadRequest`, then the rules V1 to V47. All of it
 * at once, where the server stops after decoding. What it would accept with a warning (V38) has the severity `warning`.
 *
 * `object` can be any value at all, as long as it is plain data: nothing makes this function throw.
 */
export function validateNetworkPolicy(object: unknown, options: ValidationOptions = {}): Diagnostic[] {
  return validateWithPlaces(object, options).map(({ diagnostic }) => diagnostic);
}

/** The same, and where in the object each diagnostic has its cause, for those who know the text that the object was read from. */
export function validateWithPlaces(object: unknown, options: ValidationOptions = {}): readonly LocatedDiagnostic[] {
  const findings = new Findings(() => readSubject(object));
  const rules = rulesOf(options, findings);
  const policy = decodeNetworkPolicy(object, findings, hasPolicyStatus(options.kubernetesVersion));
  if (policy !== undefined) validateDecoded(policy, rules);
  return findings.located;
}

/** The rules for a new object. */
export function rulesOf(options: ValidationOptions, findings: Findings): Rules {
  return {
    findings,
    strictCidrs: refusesSloppyCidrs(options.kubernetesVersion, findings),
    knownCidrs: NO_CIDRS,
    anySelectorValue: false,
    defaultNamespace: options.defaultNamespace ?? 'default',
  };
}

/** Applies the rules V1 to V47 to what was decoded. */
export function validateDecoded(policy: DecodedPolicy, rules: Rules): void {
  if (policy.metadata !== UNREADABLE) validateMetadata(policy.metadata ?? {}, rules);
  if (isReadable(policy.spec)) validateSpec(policy.spec, rules);
}
