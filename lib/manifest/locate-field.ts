import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair } from 'yaml';

/** A node of a YAML document together with where a reader would look for it. */
export interface LocatedNode {
  readonly node: Node | null;
  /** Offset in the text: of the key where the node is the value of one, else of the node itself. */
  readonly offset: number;
}

/**
 * Walks from `start` along a field path as the API server writes it. Where the path leads to nothing (a required field
 * is missing), the walk ends at the innermost field that exists.
 *
 * Keys may hold dots and brackets themselves, so at each step the longest key that fits the path is taken.
 */
export function locateField(document: Document, start: LocatedNode, path: string): LocatedNode {
  let place = start;
  let rest = path;
  while (rest !== '') {
    const step = nextStep(resolveAlias(document, place.node), rest);
    if (step === undefined) return place;
    place = step.place;
    rest = step.rest;
  }
  return place;
}

/** The node that an alias stands for, or the node itself. */
function resolveAlias(document: Document, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

/** The key that merges another mapping into its own. */
export const MERGE_KEY = '<<';

/** The text that a key has in JSON; undefined for a mapping or a list as key. */
export function keyText(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  // The parser marks a merge key with a symbol.
  return typeof key.value === 'symbol' ? MERGE_KEY : String(key.value);
}

interface Step {
  readonly place: LocatedNode;
  readonly rest: string;
}

function nextStep(node: Node | null, path: string): Step | undefined {
  if (isMap(node)) return stepIntoMap(node.items, path.replace(/^\./, ''));
  const index = /^\[(\d+)\]/.exec(path);
  if (!isSeq(node) || index === null) return undefined;
  const item = node.items[Number(index[1])] as Node | undefined;
  return item?.range ? { place: { node: item, offset: item.range[0] }, rest: path.slice(index[0].length) } : undefined;
}

function stepIntoMap(pairs: readonly Pair[], path: string): Step | undefined {
  let found: { key: string; pair: Pair } | undefined;
  for (const pair of pairs) {
    const key = keyText(pair.key);
    if (key === undefined || !path.startsWith(key) || !/^($|[.[])/.test(path.slice(key.length))) continue;
    // Of two equal keys the last is the one that counts (Y5).
    if (found === undefined || key.length >= found.key.length) found = { key, pair };
  }
  if (found === undefined) return undefined;
  const range = (found.pair.key as Node).range;
  if (!range) return undefined;
  const place = { node: found.pair.value as Node | null, offset: range[0] };
  return { place, rest: path.slice(found.key.length) };
}
