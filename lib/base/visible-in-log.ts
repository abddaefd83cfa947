import { visible } from './show-value';

/**
 * What the log of a pipeline takes for an order: `::error ...` at the beginning of a line (GitHub), `##[error]` and
 * `##vso[...]` anywhere (GitHub, Azure Pipelines, TeamCity). Addresses such as `::1` are none.
 */
const ORDERS =
  /:(?=:(?:error|warning|notice|debug|group|endgroup|add-|set-|save-|stop-|echo|remove-|internal-))|#(?=#\w*\[)/gi;

/** {@link visible}, and nothing in it is an order to the log of a pipeline. */
export function visibleInLog(text: string): string {
  return visible(text).replace(ORDERS, (character) => (character === '#' ? '\\u{23}' : '\\u{3a}'));
}

/** The same of a text of several lines, which stay lines. */
export function visibleLinesInLog(text: string): string {
  return text.split(/\r?\n/).map(visibleInLog).join('\n');
}
