import { DEFAULT_NAMESPACE } from '../model/namespace';
import type { ManifestObject } from '../manifest/objects-of-document';

type Value = ManifestObject['value'];

/** `namespace/name` of a policy, for people, with the namespace that a client fills in. */
export function qualifiedName(value: Value): string {
  const { name = '(no name)', namespace = DEFAULT_NAMESPACE } = namesOf(value);
  return `${namespace}/${name}`;
}

/** Name and namespace as they stand in an object; undefined where they are missing, empty or no text. */
export function namesOf({ metadata }: Value): { name: string | undefined; namespace: string | undefined } {
  const { name, namespace } = (metadata ?? {}) as { name?: unknown; namespace?: unknown };
  return { name: textOf(name), namespace: textOf(namespace) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
