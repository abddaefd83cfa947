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
 * The same tokens, up to the first document that nests too deeply; there they end. What comes after would recurse: running
 * out of stack cannot be relied on to throw, in some places it ends the process.
 */
export class ShallowTokens implements Iterable<CST.Token> {
  private endedEarly = false;

  public constructor(private readonly tokens: Iterable<CST.Token>) {}

  /** Whether the tokens have ended because of a document that nests too deeply. */
  public get isTooDeep(): boolean {
    return this.endedEarly;
  }

  public *[Symbol.iterator](): Generator<CST.Token, void> {
    for (const token of this.tokens) {
      this.endedEarly = nestsTooDeeply(token);
      if (this.endedEarly) return;
      yield token;
    }
  }
}

function nestsTooDeeply(token: CST.Token): boolean {
  let level = [token];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}
