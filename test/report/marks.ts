import type { Style } from '../../lib/report/style';

const mark = (text: string): string => `\u001b[1m${text}\u001b[0m`;

/** A style in which every piece of text is marked. */
export const MARKED: Style = { error: mark, warning: mark, info: mark, good: mark, bold: mark, dim: mark };

/** A text in that style, without its marks and the spaces that they leave at the ends of lines. */
export function withoutMarks(text: string): string {
  return text.replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, '');
}
