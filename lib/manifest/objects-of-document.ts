/** A Kubernetes object in a document. */
export interface ManifestObject {
  readonly value: { readonly [field: string]: unknown };
  /** Field path in the document: empty, or `items[3]` for an object in a list. */
  readonly path: string;
}

/**
 * The objects of one document: itself, or the items of a list of any kind, lists in lists included. Items of a typed list
 * such as NetworkPolicyList may leave out their type, which then follows from that of the list.
 */
export function objectsOfDocument(value: unknown, path = ''): ManifestObject[] {
  if (!isObject(value)) return [];
  const { kind, apiVersion, items } = value;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) return [{ value, path }];
  const itemKind = kind.slice(0, -'List'.length);
  return items.flatMap((item: unknown, index) => {
    const isUntyped = itemKind !== '' && isObject(item) && item.kind === undefined && item.apiVersion === undefined;
    const typed = isUntyped ? { apiVersion, kind: itemKind, ...item } : item;
    return objectsOfDocument(typed, `${path === '' ? '' : `${path}.`}items[${index}]`);
  });
}

/** Whether a value is what YAML calls a mapping and JSON an object. */
export function isObject(value: unknown): value is ManifestObject['value'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
