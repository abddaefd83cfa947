import type { ObjectSchema } from './schema';

/** Where fields belong that are often put in the wrong place (Y16, Y17). */
const HOMES: ReadonlyMap<string, string> = new Map([
  ['apiVersion', 'at the top of the object'],
  ['kind', 'at the top of the object'],
  ['metadata', 'at the top of the object'],
  ['spec', 'at the top of the object'],
  ['name', 'under metadata'],
  ['namespace', 'under metadata'],
  ['labels', 'under metadata; the labels of a selector are called matchLabels'],
  ['annotations', 'under metadata'],
  ['policyTypes', 'directly under spec'],
  ['ingress', 'directly under spec'],
  ['egress', 'directly under spec'],
  ['from', 'in an element of spec.ingress; egress rules have to'],
  ['to', 'in an element of spec.egress; ingress rules have from'],
  ['ports', 'in a rule, beside from or to, not in an element of them'],
  ['port', 'in an element of the ports of a rule'],
  ['endPort', 'in an element of the ports of a rule'],
  ['protocol', 'in an element of the ports of a rule'],
  ['podSelector', 'directly under spec, or in an element of from or to, beside ipBlock never'],
  ['namespaceSelector', 'in an element of from or to, beside ipBlock never'],
  ['ipBlock', 'in an element of from or to of its own'],
  ['cidr', 'under the ipBlock of an element of from or to'],
  ['except', 'under the ipBlock of an element of from or to, beside cidr'],
  ['matchLabels', 'under a podSelector or namespaceSelector'],
  ['matchExpressions', 'under a podSelector or namespaceSelector'],
  ['key', 'in an element of matchExpressions'],
  ['operator', 'in an element of matchExpressions'],
  ['values', 'in an element of matchExpressions'],
  ['status', 'nowhere since Kubernetes 1.28; for what an older server gave back, say which version it has'],
]);

/** What to do about the field `name` that `schema` does not have, where `meant` is the field of a similar name. */
export function unknownFieldHelp(schema: ObjectSchema, name: string, meant: string | undefined): string {
  if (meant !== undefined) return `did you mean ${meant}?`;
  const home = HOMES.get(name);
  if (home !== undefined) return `${name} belongs ${home}`;
  if (schema.byName.has('matchLabels')) return 'put labels under matchLabels';
  return 'remove the field; a server that does not refuse it drops it';
}
