import { shown } from '../base/show-value';
import type { ValueProblem } from './value-problem';

/**
 * Characters that cdk8s writes as they are, and the YAML parser of kubectl and the API server refuses or takes for line
 * ends: DEL, the C1 control codes, the line and paragraph separators, noncharacters, and halves of surrogate pairs.
 */
const UNWRITABLE = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;

/** What is wrong with free text that is to be written into an annotation. */
export function textProblems(what: string, given: unknown): ValueProblem[] {
  if (isReadAsNumber(given)) return [octal(what, given)];
  const match = typeof given === 'string' ? UNWRITABLE.exec(given) : null;
  if (!match) return [];
  const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const message = `${what} ${shown(given)} holds the character U+${code}, with which the API server cannot read the file`;
  return [
    { code: 'text-unwritable', message, help: 'type the text anew: such characters come along when text is copied' },
  ];
}

/**
 * Whether cdk8s writes a text without quotes that the API server then reads as an octal number: `0o17`. All other texts
 * that YAML 1.1 takes for something else it quotes.
 */
export function isReadAsNumber(given: unknown): given is string {
  return typeof given === 'string' && /^[-+]?0o[0-7_]+$/.test(given);
}

export function octal(what: string, given: string): ValueProblem {
  const message = `${what} ${shown(given)} is written without quotes, and the API server reads it as a number`;
  return { code: 'text-unwritable', message, help: 'write another text: cdk8s does not quote this one' };
}
