import { explanationOf, reasonsOf, type ExplanationLine } from './explanation';
import type { Verdict } from './verdict';

/** A verdict as text for people: the outcome, what each end says and by which rules, and what would change it. */
export function explain(verdict: Verdict): string {
  return explanationOf(verdict).map(textOf).join('\n');
}

/** The lines of an explanation without the first, for those who have said already what that says. */
export function reasonsFor(verdict: Verdict): string[] {
  return reasonsOf(verdict).map(textOf);
}

function textOf(line: ExplanationLine): string {
  const { depth, text } = line;
  return `${'  '.repeat(depth)}${line.kind === 'outcome' ? `${line.outcome}: ` : ''}${text}`;
}
