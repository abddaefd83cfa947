/**
 * How many values data holds when it is written out, each as often as it is met: with the aliases of YAML, one value may
 * stand in many places. Infinity where following the fields ever leads back.
 */
export function expandedSize(root: unknown): number {
  const sizes = new Map<object, number>();
  const above = new Set<object>();
  // A list of what is left in place of recursion: the depth is up to the text.
  const left: { readonly value: unknown; readonly isLeaving?: true }[] = [{ value: root }];
  const sizeOf = (value: unknown): number => (isCollection(value) ? (sizes.get(value) ?? 1) : 1);
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, isLeaving } = next;
    if (!isCollection(value)) continue;
    if (isLeaving) {
      above.delete(value);
      sizes.set(
        value,
        Object.values(value).reduce<number>((sum, inner) => sum + sizeOf(inner), 1),
      );
    } else if (above.has(value)) {
      return Infinity;
    } else if (!sizes.has(value)) {
      above.add(value);
      left.push({ value, isLeaving: true });
      for (const inner of Object.values(value)) if (isCollection(inner)) left.push({ value: inner });
    }
  }
  return sizeOf(root);
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
