/** A copy of a map with its keys in order, as cdk8s writes them. */
export function sortedByKey<T>(map: { readonly [key: string]: T }): { [key: string]: T } {
  const keys = Object.keys(map);
  // Not by assignment, to which the key `__proto__` would mean something else.
  return keys.length < 2 ? { ...map } : Object.fromEntries(keys.sort().map((key) => [key, map[key]]));
}
