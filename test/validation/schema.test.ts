import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NETWORK_POLICY } from '../../lib/validation/network-policy-schema';
import type { ObjectSchema, Schema } from '../../lib/validation/schema';

interface Property {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly items?: Property;
  readonly additionalProperties?: Property;
}

interface Definition {
  readonly properties?: Readonly<Record<string, Property>>;
}

const FIXTURE = join(__dirname, '../fixtures/kubernetes/networkpolicy.kubernetes-v1.36.0.definitions.json');
const { definitions } = JSON.parse(readFileSync(FIXTURE, 'utf8')) as { definitions: Record<string, Definition> };

const META_V1 = 'io.k8s.apimachinery.pkg.apis.meta.v1';
const SPECIAL: Readonly<Record<string, string>> = {
  [`${META_V1}.Time`]: 'time',
  [`${META_V1}.FieldsV1`]: 'opaque',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'int-or-string',
};

/** The type of a property of the API, in the words of the schema. */
function typeOfProperty(property: Property): string {
  const name = property.$ref?.replace('#/definitions/', '');
  if (name !== undefined) return SPECIAL[name] ?? name;
  if (property.type === 'array') return `list of ${typeOfProperty(property.items ?? {})}`;
  if (property.additionalProperties !== undefined) return `map of ${typeOfProperty(property.additionalProperties)}`;
  return property.format ?? property.type ?? '';
}

function typeOfSchema(schema: Schema): string {
  if (schema.type === 'object') return schema.definition;
  if (schema.type === 'list') return `list of ${typeOfSchema(schema.element)}`;
  if (schema.type === 'string-map') return 'map of string';
  return schema.type === 'integer' ? schema.format : schema.type;
}

function objectsIn(schema: Schema): ObjectSchema[] {
  if (schema.type === 'list') return objectsIn(schema.element);
  if (schema.type !== 'object') return [];
  return [schema, ...Object.values(schema.fields).flatMap(objectsIn)];
}

const objects = [...new Map(objectsIn(NETWORK_POLICY).map((schema) => [schema.definition, schema])).values()];

test.each(objects.map((schema) => [schema.definition, schema] as const))(
  '%s has the fields of the API',
  (name, schema) => {
    const inApi = Object.entries(definitions[name].properties ?? {}).map(([field, property]) => [
      field,
      typeOfProperty(property),
    ]);
    const decoded = Object.entries(schema.fields).map(([field, type]) => [field, typeOfSchema(type)]);
    expect(Object.fromEntries(decoded)).toEqual(Object.fromEntries(inApi));
  },
);

test('every object of the API is decoded', () => {
  const known = new Set([...objects.map(({ definition }) => definition), ...Object.keys(SPECIAL)]);
  const ofLists = ['io.k8s.api.networking.v1.NetworkPolicyList', `${META_V1}.ListMeta`, `${META_V1}.ShardInfo`];
  expect(
    Object.keys(definitions)
      .filter((name) => !known.has(name))
      .sort(),
  ).toEqual(ofLists.sort());
});
