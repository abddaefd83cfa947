/** Whether following the fields of plain data ever leads back: only the aliases of YAML can make data like that. */
export function containsItself(value: unknown): boolean {
  // A list of what is left in place of recursion: the depth is up to the text.
  const left: { readonly value: unknown; readonly isLeaving?: true }[] = [{ value }];
  const above = new Set<unknown>();
  const finished = new Set<unknown>();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next.isLeaving) {
      above.delete(next.value);
      finished.add(next.value);
      continue;
    }
    if (typeof next.value !== 'object' || next.value === null || finished.has(next.value)) continue;
    if (above.has(next.value)) return true;
    above.add(next.value);
    left.push({ value: next.value, isLeaving: true });
    for (const inner of Object.values(next.value)) left.push({ value: inner });
  }
  return false;
}
