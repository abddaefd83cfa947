import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';

const file = join(__dirname, '../../fixtures/schemas/sarif-2.1.0-rtm.5.json');
// Written in draft 4, of which it uses nothing that means something else today but the name of `$id`.
const { id, $schema, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const validate = new Ajv({
  strict: false,
  allErrors: true,
  validateFormats: false,
  unicodeRegExp: false,
  logger: false,
}).compile({ ...schema, $id: id });

/** What the JSON Schema of SARIF 2.1.0 has to say against a document. */
export function sarifFaults(document: unknown): unknown[] {
  validate(document);
  return [$schema === undefined ? 'the schema says of no draft' : [], validate.errors ?? []].flat();
}
