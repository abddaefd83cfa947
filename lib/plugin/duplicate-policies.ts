import { diagnose } from '../diagnostics/diagnose';
import type { Finding } from './finding';
import type { FoundPolicy } from './validate-manifest';

/** Finds policies of one namespace and name, of which the cluster would keep only the last. */
export function findDuplicatePolicies(policies: readonly FoundPolicy[]): Finding[] {
  const first = new Map<string, FoundPolicy>();
  return policies.flatMap((policy): Finding[] => {
    const { hasName, resourceName, manifest, position, object } = policy;
    if (!hasName) return [];
    const earlier = first.get(resourceName);
    if (earlier === undefined) {
      first.set(resourceName, policy);
      return [];
    }
    const diagnostic = diagnose('duplicate-policy-name', undefined, {
      path: 'metadata.name',
      message: `the policy ${resourceName} is also in ${earlier.manifest} (line ${earlier.position.line}): they would be one object`,
      help: 'give one of them another name, or merge the two',
    });
    return [{ diagnostic: { ...diagnostic, file: manifest, ...position }, manifest, resourceName, object }];
  });
}
