import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { compareText } from '../base/compare-text';
import type { LoweredPolicy } from '../lower/assemble';
import { writeNetworkPolicy, type PlainObject } from '../manifest/write-network-policy';
import type { AppAnalysis } from './app-analysis';
import { LoweredObject, type LoweredManifest } from './lowered-object';
import type { MergedNamespace } from './merge-namespaces';
import { applicationAbove } from './scopes';

/** Puts namespaces and policies into the tree, each below the construct it comes from where that is in the right file. */
export function emitPolicies(analysis: AppAnalysis): ApiObject[] {
  const objects: ApiObject[] = [];
  for (const [name, merged] of analysis.namespaces) {
    if (merged.owner && merged.isCreated) objects.push(emitNamespace(name, merged, merged.owner));
  }
  for (const [lowered, manifest] of analysis.manifests) objects.push(emitPolicy(lowered, manifest, analysis));
  return objects;
}

function emitNamespace(name: string, { labels }: MergedNamespace, owner: Construct): ApiObject {
  const write = (): LoweredManifest => {
    const sorted = Object.fromEntries(Object.entries(labels).sort(([a], [b]) => compareText(a, b)));
    return {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { ...(Object.keys(sorted).length > 0 && { labels: sorted }), name },
    };
  };
  return new LoweredObject(owner, 'namespace', write(), write);
}

function emitPolicy(
  { policy, rules }: LoweredPolicy,
  manifest: PlainObject,
  { namespaces, constructOf }: AppAnalysis,
): ApiObject {
  const owner = namespaces.get(policy.namespace)?.owner;
  const construct = constructOf.get(rules[0]);
  if (!owner || !construct) throw new Error(`no construct owns the policy ${policy.namespace}/${policy.name}`);
  // cdk8s writes an object to the file of the chart that it stands in, so a policy for a namespace of another
  // application stands below that namespace instead of below its rule.
  const scope = applicationAbove(construct) === applicationAbove(owner) ? construct : owner;
  // One rule can have other halves of equal names in several namespaces.
  const isAtHome = policy.namespace === rules[0].subject.namespace.name;
  const id = `policy ${policy.name}${isAtHome ? '' : ` in ${policy.namespace}`}`;
  return new LoweredObject(scope, id, manifest as LoweredManifest, () => writeNetworkPolicy(policy) as LoweredManifest);
}
