import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { MERGE_KEY, keyText } from './locate-field';

/** A key of a mapping that JSON cannot hold beside the others. */
export interface KeyProblem {
  readonly kind: 'duplicate' | 'no-text';
  /** Field path of the key, as the API server writes it. */
  readonly path: string;
  readonly offset: number;
}

/**
 * Keys that stand twice in one mapping (Y5), and keys that are no text at all, such as those of an unrendered template
 * (Y18). Aliases are not followed: what they stand for is checked where it is written.
 */
export function checkKeys(node: Node | null, path = ''): KeyProblem[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => checkKeys(item as Node | null, `${path}[${index}]`));
  if (!isMap(node)) return [];
  const seen = new Set<string>();
  return node.items.flatMap(({ key, value }) => {
    const text = isScalar(key) && key.value !== null ? keyText(key) : undefined;
    const offset = (key as Node).range?.[0] ?? 0;
    if (text === undefined) return [{ kind: 'no-text', path, offset }];
    const here = path === '' ? text : `${path}.${text}`;
    const below = checkKeys(value as Node | null, here);
    if (!seen.has(text) || text === MERGE_KEY) {
      seen.add(text);
      return below;
    }
    return [{ kind: 'duplicate', path: here, offset }, ...below];
  });
}
