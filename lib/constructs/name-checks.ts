import { shown } from '../base/show-value';
import { dnsLabelProblems, dnsSubdomainProblems } from '../model/dns-name';
import { textFaults } from './untyped-props';
import type { ValueProblem } from './value-problem';

/** What is wrong with the name of a policy (V2). */
export function policyNameProblems(name: unknown, help: string): ValueProblem[] {
  return nameProblems('policy', 'policy-name-invalid', name, dnsSubdomainProblems, help);
}

/** What is wrong with the name that a tier or namespace wants for the policy of its pods, if it wants one. */
export function subjectPolicyNameProblems(name: unknown): ValueProblem[] {
  if (name === undefined) return [];
  return policyNameProblems(name, "give it a name such as policyName: 'web', or leave policyName out");
}

/** What is wrong with the name of a namespace (V4). */
export function namespaceNameProblems(name: unknown, help: string): ValueProblem[] {
  return nameProblems('namespace', 'namespace-name-invalid', name, dnsLabelProblems, help);
}

function nameProblems(
  what: string,
  code: ValueProblem['code'],
  name: unknown,
  faultsOf: (name: string) => string[],
  help: string,
): ValueProblem[] {
  const faults = textFaults(name, faultsOf);
  if (faults.length === 0) return [];
  return [{ code, message: `${what} name ${shown(name)}: ${faults.join('; ')}`, help }];
}
