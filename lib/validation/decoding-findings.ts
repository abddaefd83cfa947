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
  if (wanted === 'a string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `put it in quotes: "${value}"`;
  }
  if (wanted === 'a list') return 'write a list, in YAML with a hyphen before each element';
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
