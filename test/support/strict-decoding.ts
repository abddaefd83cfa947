/**
 * Decodes manifests as strictly as an API server with field validation on, by the published API definitions and not by
 * anything of this package: an independent judge of what the package writes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { parseAllDocuments } from 'yaml';

const DEFINITIONS = join(__dirname, '../fixtures/kubernetes/networkpolicy.kubernetes-v1.36.0.definitions.json');
const NETWORK_POLICY = 'io.k8s.api.networking.v1.NetworkPolicy';
const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

interface Schema {
  readonly [keyword: string]: unknown;
}

/** An object of a manifest. */
export interface DecodedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly [field: string]: unknown;
}

/** Something that strict decoding refuses. */
export interface DecodingProblem {
  /** Code of the YAML parser, such as `DUPLICATE_KEY`, or the keyword of the schema, such as `additionalProperties`. */
  readonly rule: string;
  /** JSON pointer into the object, with the unknown field as its last step; the line where the YAML cannot be parsed. */
  readonly at: string;
}

export interface DecodedManifest {
  readonly objects: readonly DecodedObject[];
  readonly problems: readonly DecodingProblem[];
}

/**
 * Decodes all documents of a YAML text. NetworkPolicies and Namespaces are judged as a whole, of any other kind the metadata:
 * the definitions hold no more.
 */
export function decodeStrictly(text: string): DecodedManifest {
  // The API server's parser speaks YAML 1.1.
  const documents = parseAllDocuments(text, { version: '1.1', uniqueKeys: true });
  if ('empty' in documents) return { objects: [], problems: [] };
  const unreadable = documents.flatMap(({ errors }) =>
    errors.map(({ code, linePos }) => ({ rule: code, at: `line ${linePos?.[0].line}` })),
  );
  if (unreadable.length > 0) return { objects: [], problems: unreadable };
  const objects = documents.map((document) => document.toJS() as DecodedObject);
  return { objects, problems: objects.flatMap(problemsOf) };
}

function problemsOf(object: DecodedObject): DecodingProblem[] {
  const validate = VALIDATORS[`${object.apiVersion} ${object.kind}`] ?? anyOther;
  validate(object);
  return (validate.errors ?? []).map(({ keyword, instancePath, params }) => {
    const unknown = params.additionalProperty as string | undefined;
    return { rule: keyword, at: unknown === undefined ? instancePath : `${instancePath}/${unknown}` };
  });
}

const definitions = closed((JSON.parse(readFileSync(DEFINITIONS, 'utf8')) as { definitions: Schema }).definitions);
// The definitions carry keywords and formats that are Kubernetes' own.
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
const head = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: refTo(OBJECT_META) };

const VALIDATORS: Readonly<Record<string, ValidateFunction | undefined>> = {
  'networking.k8s.io/v1 NetworkPolicy': compile(refTo(NETWORK_POLICY)),
  // A Namespace as people write it: spec and status belong to the server.
  'v1 Namespace': compile({ type: 'object', properties: head, additionalProperties: false }),
};
const anyOther = compile({ type: 'object', properties: head, required: ['apiVersion', 'kind', 'metadata'] });

function compile(schema: Schema): ValidateFunction {
  return ajv.compile({ ...schema, definitions });
}

function refTo(definition: string): Schema {
  return { $ref: `#/definitions/${definition}` };
}

/** The definitions name the fields there are; strict decoding knows no others. */
function closed(schemas: Schema): Schema {
  const entries = Object.entries(schemas as Readonly<Record<string, Schema>>);
  return Object.fromEntries(
    entries.map(([name, schema]) => [
      name,
      'properties' in schema ? { ...schema, additionalProperties: false } : schema,
    ]),
  );
}
