import type { Diagnostic } from '../diagnostics/diagnostic';
import { decodeNetworkPolicy } from './decode-policy';
import { Findings } from './findings';
import { validateImmutableMetadata } from './immutable-metadata';
import { hasPolicyStatus } from './kubernetes-version';
import { cidrTextsOf } from './known-cidrs';
import { validateLabelSelector } from './label-selector';
import type { DecodedPolicy } from './network-policy-schema';
import type { Rules } from './rules';
import { isReadable } from './schema';
import { SPEC_PATH } from './spec';
import { readSubject } from './subject';
import { rulesOf, validateDecoded } from './validate';
import type { ValidationOptions } from './validate';

/**
 * Everything for which the API server would refuse to replace `oldObject` by `newObject`: a change of what cannot change
 * (V7), and what it has against the new object, except CIDRs that already stood in the old one (V37) and, where the old
 * pod selector was invalid, values of selectors (V27). The old object itself is not judged.
 *
 * Both can be any value at all, as long as they are plain data: nothing makes this function throw.
 */
export function validateNetworkPolicyUpdate(
  oldObject: unknown,
  newObject: unknown,
  options: ValidationOptions = {},
): Diagnostic[] {
  const findings = new Findings(() => readSubject(newObject));
  const rules = rulesOf(options, findings);
  const ignoresStatus = hasPolicyStatus(options.kubernetesVersion);
  const policy = decodeNetworkPolicy(newObject, findings, ignoresStatus);
  if (policy === undefined) return findings.diagnostics;
  const old = decodeNetworkPolicy(oldObject, unheard(), ignoresStatus);
  if (old === undefined) {
    validateDecoded(policy, rules);
    return findings.diagnostics;
  }
  validateImmutableMetadata(old, policy, rules);
  validateDecoded(policy, {
    ...rules,
    knownCidrs: cidrTextsOf(old),
    anySelectorValue: hasInvalidPodSelector(old, rules),
  });
  return findings.diagnostics;
}

function hasInvalidPodSelector({ spec }: DecodedPolicy, rules: Rules): boolean {
  if (!isReadable(spec)) return false;
  const { podSelector } = spec;
  if (!isReadable(podSelector)) return false;
  const findings = unheard();
  validateLabelSelector(podSelector, SPEC_PATH, { ...rules, findings });
  return findings.located.length > 0;
}

/** Collects findings about the old object, which nobody gets to see. */
function unheard(): Findings {
  return new Findings(() => undefined);
}
