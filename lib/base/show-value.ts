/** Longest piece of a user's text that a message repeats, in UTF-16 code units. */
const LONGEST_SHOWN = 60;

/** Terminal control codes, the marks that reorder or hide text, and white space that only looks like a space (Y20). */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?![ \u3000])\p{Zs}/gu;

/** A character that was cut in half. */
const HALF_AT_END = /[\ud800-\udbff]$/;

/** Text of the user, safe to print: cut where it is long, with escapes in place of what does not show. */
export function printable(text: string): string {
  return text.length > LONGEST_SHOWN ? `${escaped(beginningOf(text))}...` : escaped(text);
}

/** Text of the user, whole and on one line, with escapes in place of what does not show. */
export function visible(text: string): string {
  return escaped(text);
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

/** Any value as it stands in a message, safe to print: strings in quotes, everything else as its own text. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? quoted(value) : printable(textOf(value));
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

/** What was thrown, in words. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : textOf(thrown);
}

function textOf(value: unknown): string {
  try {
    const text = String(value);
    return text.includes('[object ') ? describeValue(value) : text;
  } catch {
    return describeValue(value);
  }
}

function beginningOf(text: string): string {
  return text.slice(0, LONGEST_SHOWN).replace(HALF_AT_END, '');
}

function escaped(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
  });
}
