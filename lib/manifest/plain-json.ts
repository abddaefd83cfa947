import type { ItemRange, PlainDocument } from './plain-document';

/** White space that is none to YAML, or no indentation. */
const UNUSUAL = /\t|\r(?!\n)/;

/** Deeper than manifests nest. */
const DEEPEST = 64;

const CONTENT = /[^ \r\n]/g;

/** Strings, and what has a meaning outside of them. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},]/g;

/** Strings, those that are keys with their colon. */
const STRINGS = /"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:)?/g;

/**
 * Reads a JSON text; undefined where the text is none, or where reading it as YAML could give anything else: keys that stand
 * twice or merge, tabs, deep nesting.
 */
export function readPlainJson(text: string): PlainDocument | undefined {
  const offset = text.search(CONTENT);
  if (offset === -1 || !'{['.includes(text.charAt(offset)) || UNUSUAL.test(text)) return undefined;
  let value: unknown;
  let written = 0;
  try {
    value = JSON.parse(text);
    for (const [string] of text.matchAll(STRINGS)) if (string.endsWith(':')) written++;
  } catch {
    // No JSON, or strings for which a pattern needs more stack than there is.
    return undefined;
  }
  if (countKeys(value) !== written) return undefined;
  let items: readonly ItemRange[] | undefined;
  return { value, offset, items: () => (items ??= itemsOf(text)) };
}

/** How many keys there are in all objects; not a number where YAML may see them in another way. */
function countKeys(value: unknown): number {
  let count = 0;
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return NaN;
    const below: unknown[] = [];
    for (const each of level) {
      if (typeof each !== 'object' || each === null) continue;
      if (!Array.isArray(each)) {
        const keys = Object.keys(each);
        if (keys.some((key) => key === '<<' || key.startsWith('items['))) return NaN;
        count += keys.length;
      }
      for (const inner of Object.values(each)) if (typeof inner === 'object') below.push(inner);
    }
    level = below;
  }
  return count;
}

/** The elements of the list in the root field `items`. */
function itemsOf(text: string): ItemRange[] {
  const items: ItemRange[] = [];
  let depth = 0;
  let field = '';
  let start = 0;
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const opens = token === '[' || token === '{';
    const closes = token === ']' || token === '}';
    if (opens) depth++;
    if (depth === 1 && token.startsWith('"')) field = token;
    if (depth === 2 && field === '"items"' && (token === '[' || token === ',' || token === ']')) {
      if (token !== '[' && start < index) items.push({ start, end: index, column: 0 });
      CONTENT.lastIndex = index + 1;
      start = CONTENT.exec(text)?.index ?? index;
    }
    if (closes) depth--;
  }
  return items;
}
