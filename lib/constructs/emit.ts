import type { LoweredPolicy } from '../lower/assemble';
import type { AppAnalysis } from './app-analysis';
import { LoweredNamespaceObject, LoweredPolicyObject, type LoweredObject } from './lowered-object';
import { applicationAbove } from './scopes';

/** Puts namespaces and policies into the tree, each below the construct it comes from where that is in the right file. */
export function emitPolicies(analysis: AppAnalysis): LoweredObject[] {
  const objects: LoweredObject[] = [];
  for (const [name, merged] of analysis.namespaces) {
    if (!merged.owner || !merged.isCreated) continue;
    // With a space, as the ids of policies: users have constructs that are called `namespace`.
    objects.push(new LoweredNamespaceObject(merged.owner, `namespace ${name}`, name, merged.labels));
  }
  for (const lowered of analysis.lowering.policies) objects.push(emitPolicy(lowered, analysis));
  return objects;
}

function emitPolicy({ policy, rules }: LoweredPolicy, { namespaces, constructOf }: AppAnalysis): LoweredObject {
  const owner = namespaces.get(policy.namespace)?.owner;
  const construct = constructOf.get(rules[0]);
  if (!owner || !construct) throw new Error(`no construct owns the policy ${policy.namespace}/${policy.name}`);
  // cdk8s writes an object to the file of the chart that it stands in, so a policy for a namespace of another
  // application stands below that namespace instead of below its rule.
  const scope = applicationAbove(construct) === applicationAbove(owner) ? construct : owner;
  // One rule can have other halves of equal names in several namespaces.
  const isAtHome = policy.namespace === rules[0].subject.namespace.name;
  const id = `policy ${policy.name}${isAtHome ? '' : ` in ${policy.namespace}`}`;
  return new LoweredPolicyObject(scope, id, policy);
}
