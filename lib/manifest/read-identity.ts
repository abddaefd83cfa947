import { quoted } from '../base/show-value';
import { dnsLabelProblems, dnsSubdomainProblems } from '../model/dns-name';
import { DEFAULT_NAMESPACE } from '../model/namespace';
import type { Fields } from './fields';

/** What tells an object from the others of its kind. */
export interface Identity {
  readonly namespace: string;
  readonly name: string;
}

/**
 * Namespace and name from an object's `metadata`; undefined where the API server would take neither. The namespace is
 * `default` where it is left out (S1).
 *
 * @param place What tells the object from all others that have a `generateName` and no name.
 */
export function readIdentity(metadata: Fields, place: string): Identity | undefined {
  const namespace = metadata.text('namespace') ?? DEFAULT_NAMESPACE;
  const name = readName(metadata, place, dnsSubdomainProblems);
  const isNamespace = isFreeOf(dnsLabelProblems(namespace), metadata, 'namespace', namespace);
  return isNamespace && name !== undefined ? { namespace, name } : undefined;
}

/** The name from an object's `metadata`, or one made of its `generateName`; `problemsOf` says what a name must not be. */
export function readName(
  metadata: Fields,
  place: string,
  problemsOf: (name: string) => readonly string[],
): string | undefined {
  const name = metadata.text('name');
  if (name !== undefined) return isFreeOf(problemsOf(name), metadata, 'name', name) ? name : undefined;
  const prefix = metadata.text('generateName');
  if (prefix !== undefined) return `${prefix}* (${place})`;
  // What is there and is no text has been reported.
  if (metadata.isEmpty('name')) {
    const help = 'set metadata.name, or metadata.generateName for a name that the server makes up';
    metadata.refuse('name', 'FieldValueRequired', 'the object has no name', help);
  }
  return undefined;
}

function isFreeOf(problems: readonly string[], metadata: Fields, field: string, text: string): boolean {
  for (const problem of problems) metadata.refuse(field, 'FieldValueInvalid', `${field} ${quoted(text)}: ${problem}`);
  return problems.length === 0;
}
