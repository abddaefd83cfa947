/*
 * Programs without type checking pass null for what they leave out, and one value where a list is expected. Both are
 * taken for what they mean; anything else is refused by code, construct and line where it is used.
 */

/** Props as they are now, whatever happens to the object later. Fields that are null count as left out. */
export function ownProps<T extends object>(props: T): T {
  const own: Record<string, unknown> = {};
  const given = ((props as T | null | undefined) ?? {}) as { readonly [field: string]: unknown };
  for (const [key, value] of Object.entries(given)) {
    if (value !== null && value !== undefined) own[key] = isPlainObject(value) ? { ...value } : value;
  }
  return own as T;
}

/** A list as it is now, holes filled with `undefined`. */
export function listOf<T>(given: readonly T[] | undefined): T[] {
  const list: unknown = given ?? [];
  return Array.isArray(list) ? Array.from(list as T[]) : [list as T];
}

/** Whether something is a map of keys to values, and no list, construct or value of this package. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What a check of text finds wrong with a value, which may be no text at all. */
export function textFaults(given: unknown, faultsOf: (text: string) => string[]): string[] {
  return typeof given === 'string' ? faultsOf(given) : ['it is no string'];
}
