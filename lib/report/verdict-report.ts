import type { Verdict } from '../analysis/verdict';
import { asJson } from './json';
import { verdictAsMarkdown } from './verdict/markdown';
import { verdictAsText, type VerdictFormatOptions } from './verdict/text';

export type { VerdictFormatOptions } from './verdict/text';

/** Name of a format for verdicts. */
export type VerdictFormat = 'text' | 'json' | 'markdown';

/** A verdict in each format. Every text ends with a line break. */
export const VERDICT_FORMATS: Readonly<
  Record<VerdictFormat, (verdict: Verdict, options: VerdictFormatOptions) => string>
> = {
  text: verdictAsText,
  json: asJson,
  markdown: verdictAsMarkdown,
};
