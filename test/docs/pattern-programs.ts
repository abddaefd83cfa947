import { examplesOf, type MarkdownExample } from '../support/markdown-examples';

/** The examples of docs/patterns.md as programs: each goes on where the first one ends. */
export function patternPrograms(page: string): MarkdownExample[] {
  const [program, ...continuations] = examplesOf(page);
  return [program, ...continuations.map(({ code, ...rest }) => ({ ...rest, code: `${program.code}${code}` }))];
}
