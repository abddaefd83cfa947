import { didYouMean } from '../base/did-you-mean';
import type { FieldPath } from './field-path';
import type { Findings } from './findings';
import type { ObjectSchema } from './schema';
import { describeValue, printable, quoted } from '../base/show-value';
import { unknownFieldHelp } from './unknown-field-help';

/** Reports that `what` at `path` is not of the type `wanted` (Y6, Y7). */
export function reportWrongType(
  what: string,
  wanted: string,
  value: unknown,
  path: FieldPath,
  findings: Findings,
): void {
  findings.refuse('BadRequest', {
    code: 'undecodable-object',
    path,
    message: `${what} is ${describeValue(value)}, it must be ${wanted}`,
    help: wrongTypeHelp(wanted, value),
  });
}

function wrongTypeHelp(wanted: string, value: unknown): string | undefined {
  if (wanted === 'a string') return quotesHelp(value);
  if (wanted === 'a list') return 'write a list, in YAML with a hyphen before each element';
  if (wanted === 'an object') return 'write its fields below it, each indented, with a colon after its name';
  if (wanted.startsWith('an integer') && typeof value === 'string') return 'write the number alone, without quotes';
  return undefined;
}

/** How to make text of what YAML without quotes takes for something else; what was written is not known any more (Y9, Y10). */
export function quotesHelp(value: unknown): string | undefined {
  if (typeof value === 'number') return 'put quotes around it as it is written: without them it is a number';
  if (typeof value === 'boolean') {
    return 'put quotes around it as it is written: without them yes, no, on, off, y and n are booleans';
  }
  return undefined;
}

/** Reports a field that `schema` does not have (Y3, Y4), and returns the one that was likely meant. */
export function reportUnknownField(
  name: string,
  schema: ObjectSchema,
  path: FieldPath,
  findings: Findings,
): string | undefined {
  const allowed = Array.from(schema.byName.keys());
  const meant = didYouMean(name, allowed);
  findings.refuse('BadRequest', {
    code: 'unknown-field',
    path: path.child(printable(name)),
    message: `unknown field ${quoted(name)}, the fields here are ${allowed.join(', ')}`,
    help: unknownFieldHelp(schema, name, meant),
  });
  return meant;
}
