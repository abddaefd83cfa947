/** Longest piece of user input that a message repeats, in characters. */
const LONGEST_SHOWN = 60;

/** Terminal control codes, and the marks that reorder or hide text. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text of the user, safe to print: without control characters and cut where it is long. */
export function printable(text: string): string {
  const shown = text.slice(0, LONGEST_SHOWN).replace(UNPRINTABLE, '');
  return text.length > LONGEST_SHOWN ? `${shown}...` : shown;
}

/** A string of the user in quotes, safe to print. */
export function quoted(text: string): string {
  return `"${printable(text)}"`;
}

/** A list of strings of the user, safe to print; only the first few are shown. */
export function quotedList(texts: readonly string[]): string {
  const shown = texts.slice(0, 5).map(quoted).join(', ');
  return texts.length > 5 ? `[${shown}, ...]` : `[${shown}]`;
}

/** A value of any type as a noun phrase, e.g. `the string "80"` or `a list`. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `the string ${quoted(value)}`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `the boolean ${value}`;
  if (typeof value !== 'object') return `of type ${typeof value}, which JSON does not have`;
  return Array.isArray(value) ? 'a list' : 'an object';
}
