import { join } from 'node:path';
import { createGenerator, type Schema } from 'ts-json-schema-generator';
import { root } from './run';

/** Documents that programs read or people write: the name of their schema, and the type that they have. */
const DOCUMENTS = {
  verdict: { file: 'analysis/verdict', type: 'Verdict' },
  connectivity: { file: 'analysis/connectivity-document', type: 'ConnectivityDocument' },
  diagnostics: { file: 'report/diagnostics/document', type: 'DiagnosticsDocument' },
  exposure: { file: 'analysis/exposure', type: 'ExposureDocument' },
  'policy-effect': { file: 'analysis/policy-effect', type: 'PolicyEffect' },
  'cni-matrix': { file: 'cni/cni-matrix', type: 'CniMatrix' },
  'cni-profile': { file: 'cni/cni-profile-document', type: 'CniProfileDocument' },
  checks: { file: 'report/checks/document', type: 'ChecksDocument' },
  code: { file: 'report/checks/document', type: 'CodeDocument' },
  config: { file: 'checks/config/config', type: 'NetpolConfig' },
} as const;

/** JSON Schemas of the documents, generated from their types: file names with their texts. */
export function schemaFiles(): { readonly name: string; readonly text: string }[] {
  const files = Object.values(DOCUMENTS).map(({ file }) => file);
  const generator = createGenerator({
    path: join(root, `lib/{${files.join(',')}}.ts`),
    tsconfig: join(root, 'tsconfig.json'),
    topRef: false,
    skipTypeCheck: true,
    additionalProperties: false,
    jsDoc: 'extended',
    sortProps: true,
  });
  return Object.entries(DOCUMENTS).map(([name, { type }]) => ({
    name: `${name}.schema.json`,
    text: JSON.stringify(tidied(generator.createSchema(type)), null, 2),
  }));
}

/** What `@default` says is for people: a sentence, and no value that a reader of the schema may fill in. */
function tidied(schema: Schema): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key: string, value: unknown) =>
      key === 'default' || key === 'throws' ? undefined : value,
    ),
  );
}
