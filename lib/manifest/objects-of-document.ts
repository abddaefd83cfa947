/** A Kubernetes object in a document. */
export interface ManifestObject {
  readonly value: { readonly [field: string]: unknown };
  /** Field path in the document: empty, or `items[3]` for an object in a list. */
  readonly path: string;
}

/**
 * The objects of one document: itself, or the items of a list of any kind, lists in lists included. Items of a typed list
 * such as NetworkPolicyList may leave out their type, which then follows from that of the list. Items that are met again,
 * as in a list that holds itself, are not taken a second time.
 */
export function objectsOfDocument(value: unknown): ManifestObject[] {
  const objects: ManifestObject[] = [];
  const lists = new Set<unknown>();
  // A list of what is left in place of recursion: the depth is up to the text.
  const left: { value: unknown; path: string }[] = [{ value, path: '' }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value: object, path } = next;
    if (!isObject(object)) continue;
    const items = itemsOf(object);
    if (items === undefined) objects.push({ value: object, path });
    else if (!lists.has(object.items)) {
      lists.add(object.items);
      for (let index = items.length - 1; index >= 0; index--) {
        left.push({ value: items[index], path: joinPath(path, `items[${index}]`) });
      }
    }
  }
  return objects;
}

/** Joins two field paths, either of which may be empty. */
export function joinPath(before: string, path: string): string {
  return before === '' || path === '' ? `${before}${path}` : `${before}.${path}`;
}

/** The items of a list, with their types; undefined for any other object. */
function itemsOf({ kind, apiVersion, items }: ManifestObject['value']): unknown[] | undefined {
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) return undefined;
  const itemKind = kind.slice(0, -'List'.length);
  return items.map((item: unknown) => {
    const isUntyped = itemKind !== '' && isObject(item) && item.kind === undefined && item.apiVersion === undefined;
    return isUntyped ? { apiVersion, kind: itemKind, ...item } : item;
  });
}

/** Whether a value is what YAML calls a mapping and JSON an object. */
export function isObject(value: unknown): value is ManifestObject['value'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
