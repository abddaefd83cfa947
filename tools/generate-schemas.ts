import { join } from 'node:path';
import { createGenerator, type Schema } from 'ts-json-schema-generator';
import { root } from './run';

/** Documents that programs read: the name of their schema, and the type that they have. */
const DOCUMENTS = {
  verdict: { file: 'lib/analysis/verdict.ts', type: 'Verdict' },
  connectivity: { file: 'lib/analysis/connectivity-document.ts', type: 'ConnectivityDocument' },
  diagnostics: { file: 'lib/report/diagnostics/document.ts', type: 'DiagnosticsDocument' },
  exposure: { file: 'lib/analysis/exposure.ts', type: 'ExposureDocument' },
} as const;

/** JSON Schemas of the documents, generated from their types: file names with their texts. */
export function schemaFiles(): { readonly name: string; readonly text: string }[] {
  return Object.entries(DOCUMENTS).map(([name, { file, type }]) => {
    const schema = createGenerator({
      path: join(root, file),
      tsconfig: join(root, 'tsconfig.json'),
      type,
      topRef: false,
      skipTypeCheck: true,
      additionalProperties: false,
      jsDoc: 'extended',
      sortProps: true,
    }).createSchema(type);
    return { name: `${name}.schema.json`, text: JSON.stringify(tidied(schema), null, 2) };
  });
}

/** What `@default` says is for people: a sentence, and no value that a reader of the schema may fill in. */
function tidied(schema: Schema): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key: string, value: unknown) =>
      key === 'default' || key === 'throws' ? undefined : value,
    ),
  );
}
