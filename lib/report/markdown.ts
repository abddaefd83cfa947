import { visible } from '../base/show-value';

/** What means something to Markdown, or to the HTML in it. */
const SPECIAL = /[\\`*_[\]{}()<>|~$&]/g;

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** A space without width: it keeps GitHub from making a name into a mention and a number into a link. */
const APART = '&#8203;';

/** Text of the user as text on one line of a page: no markup, no HTML, no links, no mentions. */
export function asText(text: string): string {
  return visible(text)
    .replace(SPECIAL, (character) => ENTITIES[character] ?? `\\${character}`)
    .replace(/([@#])(?=\w)/g, `$1${APART}`)
    .replace(/(?<=https?|ftp|mailto|xmpp):/gi, '&#58;')
    .replace(/(?<=www)\./gi, '&#46;');
}

/** Text of several lines in one field of a table. */
export function asLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => asText(line.trim()))
    .join('<br>');
}

/** Text of the user as code on one line of a page or in a table. */
export function asCode(text: string): string {
  if (text === '') return '';
  // Between backticks nothing can be escaped.
  return /^[^`|\\]*$/.test(text) ? `\`${visible(text)}\`` : `<code>${asText(text)}</code>`;
}

/** A table. Fields are Markdown already. */
export function markdownTable(headers: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [headers, headers.map(() => '---'), ...rows].map((fields) => `| ${fields.join(' | ')} |`);
}
