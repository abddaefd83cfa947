import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';

const text = readFileSync(join(__dirname, '../../fixtures/schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
// Written in draft 4, of which it uses nothing that means something else today but the names of these two.
const { id: $id, $schema: _draft, ...schema } = JSON.parse(text) as { id: string; $schema: string };
const validate = new Ajv({
  strict: false,
  allErrors: true,
  validateFormats: false,
  unicodeRegExp: false,
  logger: false,
}).compile({ ...schema, $id });

/** What the JSON Schema of SARIF 2.1.0 has to say against a document. */
export function sarifFaults(document: unknown): unknown[] {
  validate(document);
  return validate.errors ?? [];
}
