import type { CST } from 'yaml';

/** Levels that a document may nest: no manifest comes near, and the parser spends some of the call stack on each. */
const DEEPEST = 500;

/** The nodes directly inside of a token. */
function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat());
}

/**
 * The same tokens, up to the first document that nests too deeply, for which this throws. What comes after would recurse:
 * running out of stack cannot be relied on to throw, in some places it ends the process.
 */
export function* shallowTokens(tokens: Iterable<CST.Token>): Generator<CST.Token, void> {
  for (const token of tokens) {
    let level = [token];
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > DEEPEST) throw new RangeError('it is nested too deeply');
      level = level.flatMap(childrenOf);
    }
    yield token;
  }
}
