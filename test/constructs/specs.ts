import { validateNetworkPolicy, type Application } from 'cdk8s-netpol';
import { SynthesizedPolicies, type SynthesizedPolicy } from 'cdk8s-netpol/testing';
import type { World } from './world';

export type Spec = SynthesizedPolicy['spec'];

/** The spec of the only policy with this id, which must pass validation. */
export function specOf(world: World, id: string): Spec {
  const policy = SynthesizedPolicies.of(world.app).get(id);
  expect(validateNetworkPolicy(policy)).toEqual([]);
  return policy.spec;
}

/** The objects of a kind that an application writes. */
export function objectsOf(application: Application, kind: string): { metadata: { name: string; labels?: object } }[] {
  return (application.toJson() as SynthesizedPolicy[]).filter((object) => object.kind === kind);
}
