import { isMap, isScalar, isSeq, Scalar, type Node } from 'yaml';
import { keyText } from './locate-field';

/** A scalar without quotes that YAML 1.1, which the API server reads, and YAML 1.2 read differently (Y8, Y9, Y15). */
export interface AmbiguousScalar {
  /** Field path of the value; of the mapping, for a key. */
  readonly path: string;
  readonly offset: number;
  /** As it was written. */
  readonly source: string;
  /** What the API server makes of it. */
  readonly value: unknown;
  /** What YAML 1.2 makes of it. */
  readonly otherValue: unknown;
}

const WORDS = '[yYnN]|[yY]es|YES|[nN]o|NO|[oO]n|ON|[oO]ff|OFF';
const NUMBERS = String.raw`[-+]?(?:0b[01_]+|0[0-7_]+|0x[\da-fA-F]*_[\da-fA-F_]*|\d+_[\d_]*)`;

const AMBIGUOUS = new RegExp(`^(?:${WORDS}|${NUMBERS})$`);

const MAY_HOLD_SOME = new RegExp(String.raw`(?:^|[\s[{,])(?:${WORDS}|${NUMBERS})(?=[\s,\]}:]|$)`, 'm');

/** Whether there can be such scalars in a text at all: a quick look. */
export function mayHoldAmbiguous(text: string): boolean {
  return MAY_HOLD_SOME.test(text);
}

/** Such scalars below a node, in the order of the text. Aliases are not followed. */
export function ambiguousScalars(root: Node | null): AmbiguousScalar[] {
  const found: AmbiguousScalar[] = [];
  const look = (node: unknown, path: string): void => {
    if (!isScalar(node) || node.type !== Scalar.PLAIN || node.source === undefined) return;
    if (node.tag !== undefined || !AMBIGUOUS.test(node.source)) return;
    const otherValue = /^[-+]?\d+$/.test(node.source) ? Number(node.source) : node.source;
    if (node.value === otherValue) return;
    found.push({ path, offset: node.range?.[0] ?? 0, source: node.source, value: node.value, otherValue });
  };
  // A list of what is left in place of recursion: the depth is up to the text.
  const left: { node: unknown; path: string }[] = [{ node: root, path: '' }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { node, path } = next;
    look(node, path);
    if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) left.push({ node: item, path: `${path}[${index}]` });
    } else if (isMap(node)) {
      for (const { key, value } of node.items) {
        look(key, path);
        const text = keyText(key) ?? '';
        left.push({ node: value, path: path === '' ? text : `${path}.${text}` });
      }
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}
