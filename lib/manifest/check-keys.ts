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
export function checkKeys(root: Node | null): KeyProblem[] {
  const problems: KeyProblem[] = [];
  // A list of what is left in place of recursion: the depth is up to the text.
  const left: { node: Node | null; path: string }[] = [{ node: root, path: '' }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { node, path } = next;
    if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        left.push({ node: item as Node | null, path: `${path}[${index}]` });
      }
    } else if (isMap(node)) {
      const seen = new Set<string>();
      for (const { key, value } of node.items) {
        const text = isScalar(key) && key.value !== null ? keyText(key) : undefined;
        const offset = (key as Node).range?.[0] ?? 0;
        const here = text === undefined || path === '' ? (text ?? path) : `${path}.${text}`;
        if (text === undefined) problems.push({ kind: 'no-text', path, offset });
        else if (seen.has(text) && text !== MERGE_KEY) problems.push({ kind: 'duplicate', path: here, offset });
        if (text !== undefined) seen.add(text);
        left.push({ node: value as Node | null, path: here });
      }
    }
  }
  return problems.sort((a, b) => a.offset - b.offset);
}
